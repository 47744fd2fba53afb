import Foundation
import TestSupport
import Testing

/// Where the program finds its checks.
@Suite struct InstallationTests {
  static let files = FileManager.default

  /// The program copied away, as a package would install it.
  static func installed(in folder: TemporaryFolder, withChecks: Bool) throws -> String {
    try files.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: true)
    try files.copyItem(atPath: Command.folder.appending(path: "tarcza").path, toPath: folder.file("bin/tarcza"))
    if withChecks {
      try files.createDirectory(atPath: folder.file("share/tarcza"), withIntermediateDirectories: true)
      try files.copyItem(
        atPath: Command.root.appending(path: "checks").path, toPath: folder.file("share/tarcza/checks"))
    }
    return folder.file("bin/tarcza")
  }

  static let withoutVariable = ["TARCZA_CHECKS": ""]

  @Test func anInstalledProgramFindsTheChecksBesideIt() throws {
    let folder = try TemporaryFolder()
    let program = try Self.installed(in: folder, withChecks: true)
    let run = try Command(program, ["checks", "list"], in: "/", environment: Self.withoutVariable)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("tls.obsolete-protocol"))
  }

  @Test func aLinkToTheProgramWorksAsWell() throws {
    let folder = try TemporaryFolder()
    let program = try Self.installed(in: folder, withChecks: true)
    try Self.files.createSymbolicLink(atPath: folder.file("tarcza"), withDestinationPath: program)
    let run = try Command(folder.file("tarcza"), ["checks", "list"], in: "/", environment: Self.withoutVariable)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func aSourceCheckoutNeedsNothing() throws {
    let run = try Command(["checks", "list"], in: "/", environment: Self.withoutVariable)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func aProgramWithoutChecksSaysWhereItLooked() throws {
    let folder = try TemporaryFolder()
    let program = try Self.installed(in: folder, withChecks: false)
    let run = try Command(program, ["checks", "list"], in: "/", environment: Self.withoutVariable)
    #expect(run.status == 2)
    #expect(run.errors.contains("share/tarcza/checks") && run.errors.contains("--checks"))
  }

  @Test func anOfficesFolderIsLaidOnTop() throws {
    let folder = try TemporaryFolder()
    let original = try String(
      contentsOf: Command.root.appending(path: "checks/ports/telnet.yaml"), encoding: .utf8)
    try folder.write(
      "moje/ports/telnet.yaml", original.replacingOccurrences(of: "severity: high", with: "severity: low"))
    let run = try Command(
      ["checks", "list", "--format", "json", "--checks-extra", "moje"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let list = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(list.first { $0["id"] as? String == "ports.telnet" }?["severity"] as? String == "low")
  }
}
