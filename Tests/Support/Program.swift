import Foundation

/// A program of this machine that a test needs as its peer.
package struct Program: Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// Whether tests that need it should run: it is there, or its absence has to fail, which in CI it does.
  package var isWanted: Bool { path != nil || ProcessInfo.processInfo.environment["CI"] == "true" }

  /// Where it is; system folders that are not everybody's are looked at, too.
  package var path: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (folders + ["/usr/sbin", "/sbin", "/usr/local/sbin"]).map { $0 + "/" + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// What went wrong with a program.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs it to its end and returns what it wrote.
  ///
  /// - Throws: ``Failure``, when it is missing or ends with another status than 0.
  @discardableResult
  package func run(_ arguments: [String], in folder: String = NSTemporaryDirectory()) throws -> [UInt8] {
    let process = try prepare(arguments, in: folder)
    let output = Pipe()
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("tarcza-log-\(UUID().uuidString)")
    guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
      throw Failure(description: "no file can be made at \(log.path)")
    }
    defer { try? FileManager.default.removeItem(at: log) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let words = String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self)
      throw Failure(description: "\(name) \(arguments.joined(separator: " ")): \(words)")
    }
    return Array(bytes)
  }

  /// Starts it and leaves it running until the result goes out of scope.
  package func start(_ arguments: [String], in folder: String = NSTemporaryDirectory()) throws -> RunningProgram {
    let process = try prepare(arguments, in: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return RunningProgram(process)
  }

  private func prepare(_ arguments: [String], in folder: String) throws -> Process {
    guard let path else { throw Failure(description: "\(name) is not installed") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    return process
  }
}

/// A program that runs beside a test; it is ended when the last reference to it goes.
package final class RunningProgram: @unchecked Sendable {
  private let process: Process

  init(_ process: Process) { self.process = process }

  package var isRunning: Bool { process.isRunning }
  /// Its number.
  package var identifier: Int32 { process.processIdentifier }

  deinit {
    guard process.isRunning else { return }
    process.terminate()
    for _ in 0..<50 where process.isRunning { usleep(10_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}
