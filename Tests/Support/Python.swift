package import Foundation

/// Runs Python as a judge that is not ours: with the packages of the README's "Test it", or the system's.
package enum Python {
  /// The interpreter, by its path or its name.
  package static let program: String = {
    let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/python/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }()

  /// Whether it has the module; in CI it must.
  package static func has(_ module: String) -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    return (try? run("import \(module)", input: Data()))?.status == 0
  }

  /// Runs the program with `input` on its standard input.
  package static func run(_ program: String, _ arguments: [String] = [], input: Data) throws -> (
    status: Int32, output: String
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tarcza-python-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (from, to) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try input.write(to: from)
    try Data().write(to: to)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["timeout", "60", Self.program, "-c", program] + arguments
    process.standardInput = try FileHandle(forReadingFrom: from)
    let output = try FileHandle(forWritingTo: to)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: to), as: UTF8.self))
  }
}
