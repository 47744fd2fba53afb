import Foundation
import TestSupport

/// Hosts 10.78.0.1 to 10.78.0.250 in a network namespace of their own, behind a cable that may be a long one.
final class TLSLaboratory: @unchecked Sendable {
  static let hosts = 1...250
  private let farm: Farm
  private let cable: RunningProgram?

  /// Starts this program once more, with the same arguments, in a network namespace without anything outside; goes on
  /// at once when it is there already.
  ///
  /// - Throws: ``BenchFailure`` when it may not make one.
  static func isolate() throws {
    let sign = "TARCZA_BENCH_NAMESPACE"
    let here = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/net")) ?? ""
    if let outer = ProcessInfo.processInfo.environment[sign], outer != here { return }
    guard geteuid() == 0 else { throw BenchFailure("this needs a network namespace: run it as root") }
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "Bench"
    setenv(sign, here, 1)
    let words = ["unshare", "--net", program] + CommandLine.arguments.dropFirst()
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    execvp("unshare", arguments)
    throw BenchFailure("unshare: \(String(cString: strerror(errno)))")
  }

  /// Lays the cable.
  ///
  /// - Parameter roundTrip: What a packet and its answer travel, in milliseconds; nil for as fast as can be.
  /// - Throws: ``BenchFailure``, or what the farm throws, when it cannot be built.
  init(roundTrip: Int? = nil) throws {
    try TLSLaboratory.isolate()
    _ = try Measured.run(["ip", "link", "set", "lo", "up"])
    farm = try Farm()
    if let roundTrip {
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Lab/delay.py").path
      cable = try Program("python3").start([script, "\(Double(roundTrip) / 2)", "\(farm.identifier)"])
      try farm.run("for i in $(seq 100); do ip link show far >/dev/null 2>&1 && exit 0; sleep 0.05; done; exit 1")
    } else {
      cable = nil
      _ = try Measured.run(
        ["ip", "link", "add", "near", "type", "veth", "peer", "name", "far", "netns", "\(farm.identifier)"])
    }
    _ = try Measured.run(["sh", "-c", "ip address add 10.78.0.254/24 dev near && ip link set near up"])
    let addresses = TLSLaboratory.hosts.map { "ip address add 10.78.0.\($0)/24 dev far" }.joined(separator: "\n")
    try farm.run("ip link set far up\n" + addresses)
  }

  /// Starts a program among the hosts.
  func start(_ name: String, _ words: [String]) throws -> RunningProgram {
    guard let path = Program(name).path else { throw BenchFailure("\(name) is not installed") }
    return try Program("nsenter").start(["--net=/proc/\(farm.identifier)/ns/net", path] + words)
  }

  /// Opens services of `farm.py`.
  func serve(_ services: [Farm.Service]) throws { try farm.serve(tcp: services) }
}
