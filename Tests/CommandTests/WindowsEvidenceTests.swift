import Foundation
import TestSupport
import Testing

/// A Windows machine's evidence from the file to the report.
@Suite struct WindowsEvidenceTests {
  /// What a check may have nothing to find in, since the fixture is a laptop that belongs to no domain.
  private static let elsewhere: Set<String> = [
    "windows.laps", "windows.controller-directory", "windows.controller-spooler",
  ]

  /// The verdicts of the module in the case file, by check.
  private func verdicts(_ folder: TemporaryFolder) throws -> [String: Set<String>] {
    let query = try Command(
      [
        "query", folder.file("sprawa.tarcza"), "SELECT check_id, verdict FROM findings WHERE module = 'windows'",
        "--format", "csv",
      ], in: folder.path)
    #expect(query.status == 0, "\(query.errors)")
    var verdicts: [String: Set<String>] = [:]
    for line in query.output.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 2 else { continue }
      verdicts[cells[0], default: []].insert(cells[1])
    }
    return verdicts
  }

  private func scan(_ evidence: String, in folder: TemporaryFolder) throws -> Command {
    try Command(
      [
        "scan", "--evidence", evidence, "--case", folder.file("sprawa.tarcza"), "--language", "pl", "--progress",
        "none",
      ],
      in: folder.path)
  }

  @Test func everyCheckFindsTheWeaknessAndNoPasswordIsKept() throws {
    let folder = try TemporaryFolder()
    try WindowsMachine.weak.write(to: folder.file("dane"))
    let (first, second) = (WindowsMachine.secrets[0], WindowsMachine.secrets[1])
    try WindowsMachine(files: [
      "winlogon.reg": WindowsMachine.wide(
        """
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]
        "DefaultPassword"="\(first)"
        """),
      "Preferences/Groups.xml": WindowsMachine.text(
        "<Groups><User><Properties cpassword=\"\(second)\"/></User></Groups>"),
    ]).write(to: folder.file("dane"))
    let done = try scan(folder.file("dane"), in: folder)
    #expect(done.status == 0, "\(done.errors)")
    let verdicts = try verdicts(folder)
    let all = try Set(
      FileManager.default.contentsOfDirectory(atPath: Command.root.appending(path: "checks/windows").path)
        .filter { $0 != "module.yaml" }.map { "windows.\($0.dropLast(5))" })
    #expect(all.count >= 40)
    let found = Set(verdicts.filter { $0.value.contains("fail") }.keys)
    #expect(found == all.subtracting(Self.elsewhere), "\(all.subtracting(found).sorted())")
    let assets = try Command(
      ["query", folder.file("sprawa.tarcza"), "SELECT name, kind, kind_reason, origin FROM asset", "--format", "csv"],
      in: folder.path)
    #expect(assets.output.contains("KOMP1,windows,Microsoft Windows 10 Pro 22H2 19045,evidence"), "\(assets.output)")
    for name in ["sprawa.tarcza", "raport.html", "raport.json"] {
      let bytes = Data(try folder.read(name))
      for secret in WindowsMachine.secrets {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
        #expect(bytes.range(of: Data(secret.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) == nil, "\(name)")
      }
    }
  }

  @Test func aWellKeptMachineHasNoFinding() throws {
    let folder = try TemporaryFolder()
    try WindowsMachine.hardened.write(to: folder.file("dane"))
    // The archive that the collector leaves: the files at its top.
    let names = WindowsMachine.hardened.files.keys.sorted()
    let packed = try Command(
      "python3", ["-m", "zipfile", "-c", "../komp1.zip"] + names, in: folder.file("dane"))
    #expect(packed.status == 0, "\(packed.errors)")
    let done = try scan(folder.file("komp1.zip"), in: folder)
    #expect(done.status == 0, "\(done.errors)")
    let verdicts = try verdicts(folder)
    #expect(verdicts.count > 40)
    #expect(verdicts.filter { $0.value.contains("fail") }.keys.sorted() == [])
    #expect(verdicts.filter { $0.value.contains("not-verified") }.keys.sorted() == [])
  }

  @Test func whatCouldNotBeCollectedIsSaid() throws {
    let folder = try TemporaryFolder()
    var files = WindowsMachine.hardened.files
    files["volumes.csv"] = nil
    files["secpol.inf"] = nil
    files["unread.csv"] = WindowsMachine.text("\"what\",\"reason\"\r\n\"secedit /export\",\"permission-denied\"\r\n")
    files["auditpol.csv"] = Array((files["auditpol.csv"] ?? []).prefix(3)) + [0, 1, 2]
    try WindowsMachine(files: files).write(to: folder.file("dane"))
    let done = try scan(folder.file("dane"), in: folder)
    #expect(done.status == 1)
    let verdicts = try verdicts(folder)
    #expect(verdicts["windows.complexity"] == ["not-verified"])
    #expect(verdicts["windows.reversible-encryption"] == ["not-verified"])
    // net accounts still tells the length.
    #expect(verdicts["windows.minimum-length"] == ["pass"])
  }

  @Test func theCollectorIsPrintedForWindows() throws {
    let folder = try TemporaryFolder()
    let script = try Command(["collect", "windows"], in: folder.path)
    #expect(script.status == 0 && script.output.hasPrefix("#requires -Version 5.1\r\n"))
    #expect(script.output.contains("tarcza-collect/1"))
    let help = try Command(["collect", "windows", "--help"], in: folder.path)
    #expect(help.output.contains("powershell -NoProfile -ExecutionPolicy Bypass -File tarcza-collect.ps1"))
  }
}
