import Foundation
import TestSupport
import Testing

/// No hash, key or password of the examined files stands in a report for people or for programs.
@Suite struct ReportSecrecyTests {
  /// Every hash, key and password in the fixtures and in the files added here carries the word.
  private static let marks = ["SECRET", "AAAAC3NzaC1lZDI1NTE5", "AAAAB3NzaC1yc2E"]
  private static let roots = Command.root.appending(path: "Tests/ProbesTests/Roots").path
  private static let added = [
    "etc/ssh/sshd_config": "PermitRootLogin yes\n",
    "etc/ssh/ssh_host_rsa_key": "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRETprivate\n",
    "etc/ssh/ssh_host_rsa_key.pub": "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAoAB SECRETcomment\n",
    "etc/security/opasswd": "anna:1000:1:$6$SECRETsalt$SECREThash\n",
    "home/anna/.netrc": "machine a login b password SECRETnetrc\n",
    "home/anna/.ssh/authorized_keys": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISECRETSECRETSECRETSEC SECRETname\n",
  ]

  @Test func reportsOfTheFixturesHoldNoSecret() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.roots).filter { !$0.hasPrefix(".") }.sorted()
    #expect(names.count >= 10)
    let folder = try TemporaryFolder()
    var scan = ["scan", "--case", "a.tarcza", "--output", "s", "--walk"]
    var secrets = 0
    for name in names {
      try FileManager.default.copyItem(atPath: "\(Self.roots)/\(name)", toPath: folder.file(name))
      for (path, text) in Self.added { try folder.write("\(name)/\(path)", text) }
      let shadow = Data(try folder.read("\(name)/etc/shadow"))
      if shadow.range(of: Data("SECRET".utf8)) != nil { secrets += 1 }
      scan += ["--evidence", name]
    }
    // Without them the test would prove nothing.
    #expect(secrets >= 10)
    let done = try Command(scan, in: folder.path)
    #expect(done.status <= 1, "\(done.errors)")
    let report = try Command(
      ["report", "a.tarcza", "--format", "html,json,csv,ocsf", "--output", "r"], in: folder.path)
    #expect(report.status == 0, "\(report.errors)")
    var files = ["a.tarcza"]
    for output in ["s", "r"] {
      files += try FileManager.default.contentsOfDirectory(atPath: folder.file(output)).map { "\(output)/\($0)" }
    }
    #expect(files.contains("r/raport.html") && files.contains("r/raport.json"))
    // The accounts themselves are there.
    #expect(Data(try folder.read("r/raport.json")).range(of: Data("kadry".utf8)) != nil)
    for file in files {
      let bytes = Data(try folder.read(file))
      for mark in Self.marks { #expect(bytes.range(of: Data(mark.utf8)) == nil, "\(mark) in \(file)") }
    }
    for text in [done.output, done.errors, report.output, report.errors] {
      for mark in Self.marks { #expect(!text.contains(mark)) }
    }
  }
}
