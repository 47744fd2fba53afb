import Foundation

/// Hosts and services in a network namespace of their own, the far side of a laboratory: `Tests/Lab/farm.py`.
///
/// The namespace and all in it go with the last reference. It must be made on the thread whose namespace the other ends
/// of its cables are in, before that thread awaits anything.
package final class Farm {
  private let process = Process()
  private let orders = Pipe()
  private let replies = Pipe()
  private var rest: [UInt8] = []

  /// A service: where, and what it does; see the kinds in `farm.py`.
  package struct Service {
    package var address: String
    package var port: UInt16
    package var kind: String

    package init(_ address: String, _ port: UInt16, _ kind: String) {
      self.address = address
      self.port = port
      self.kind = kind
    }
  }

  /// Why the laboratory does not stand.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: ``Failure`` when python3 or unshare(1) is missing, or a namespace may not be made.
  package init() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Lab/farm.py").path
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "--net", "python3", script]
    process.standardInput = orders
    process.standardOutput = replies
    do { try process.run() } catch { throw Failure(description: "unshare: \(error)") }
    try run("ip link set lo up")
  }

  deinit {
    try? orders.fileHandleForWriting.close()
    for _ in 0..<100 where process.isRunning { usleep(10_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Its process, by which ip(8) finds the namespace.
  package var identifier: Int32 { process.processIdentifier }

  /// Runs a shell script in the namespace.
  package func run(_ script: String) throws {
    _ = try order(["run": script])
  }

  /// Runs a shell script in the namespace and returns what it wrote.
  package func output(_ script: String) throws -> String {
    try order(["run": script])["text"] as? String ?? ""
  }

  package func serve(tcp: [Service] = [], udp: [Service] = []) throws {
    let list = { (services: [Service]) in services.map { [$0.address, Int($0.port), $0.kind] as [Any] } }
    _ = try order(["tcp": list(tcp), "udp": list(udp)])
  }

  /// What reached the services: by `address:port`, and `/udp` after it, the counts `connections`, `bytes`, `datagrams`,
  /// `most` and `crashed`.
  package func report() throws -> [String: [String: Int]] {
    try order(["report": 1])["seen"] as? [String: [String: Int]] ?? [:]
  }

  private func order(_ order: [String: Any]) throws -> [String: Any] {
    var line = try JSONSerialization.data(withJSONObject: order)
    line.append(0x0A)
    try orders.fileHandleForWriting.write(contentsOf: line)
    while !rest.contains(0x0A) {
      let more = replies.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(description: "the farm has ended") }
      rest += more
    }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    let reply = try JSONSerialization.jsonObject(with: Data(rest[..<end])) as? [String: Any] ?? [:]
    rest.removeSubrange(...end)
    guard reply["ok"] as? Bool == true else {
      throw Failure(description: "\(reply["text"] ?? "no answer")")
    }
    return reply
  }
}
