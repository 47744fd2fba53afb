import Foundation

/// The built program, run as a user would run it.
struct Command {
  var status: Int32
  var output: String
  var errors: String

  /// The folder of the built program: the one this test program lies in.
  static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs `tarcza` with these arguments in a folder and waits for its end; an empty variable is taken out.
  init(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws {
    try self.init(Command.folder.appending(path: "tarcza").path, arguments, in: folder, environment: environment)
  }

  /// Runs any program.
  init(_ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]) throws {
    let process = try Command.start(program, arguments, in: folder, environment: environment)
    process.process.waitUntilExit()
    status = process.process.terminationStatus
    output = try process.text("out")
    errors = try process.text("err")
  }

  /// A program that runs; its streams go to files in the folder, so that no pipe can fill up.
  struct Running {
    let process: Process
    let streams: String

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: "\(streams).\(name)")), as: UTF8.self)
    }
  }

  static func start(
    _ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Running {
    let process = Process()
    process.executableURL = URL(filePath: program.hasPrefix("/") ? program : "/usr/bin/env")
    process.arguments = program.hasPrefix("/") ? arguments : [program] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    var all = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "TARCZA_CHECKS"] { all[name] = nil }
    all["TARCZA_CHECKS"] = root.appending(path: "checks").path
    process.environment = all.merging(environment) { $1 }.filter { !$0.value.isEmpty }
    let streams = FileManager.default.temporaryDirectory.appending(path: "tarcza-streams-\(UUID().uuidString)").path
    for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: "\(streams).\(name)", contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: "\(streams).out")
    process.standardError = FileHandle(forWritingAtPath: "\(streams).err")
    try process.run()
    return Running(process: process, streams: streams)
  }
}
