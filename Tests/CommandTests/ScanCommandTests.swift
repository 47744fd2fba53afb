import CaseFile
import Foundation
import Testing

@Suite(.serialized) struct ScanCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// The failed checks of a case, each with its port or account.
  private func failures(_ name: String) throws -> Set<String> {
    let file = try CaseFile.open(folder.file(name), readonly: true)
    let rows = try file.query(
      "SELECT check_id || coalesce(':' || port, '') FROM findings WHERE verdict = 'fail' ORDER BY 1")
    return Set(rows.rows.compactMap { $0.first?.text })
  }

  /// Servers with known weaknesses, found by exactly those, and a sound one by nothing.
  @Test func knownWeaknessesAreNamedAndNothingElse() throws {
    let authority = try TestAuthority(in: folder)
    let sound = try TLSServer(
      folder, authority.certificate("sound", days: 90), ["-no_tls1", "-no_tls1_1"])
    let old = try TLSServer(
      folder, authority.certificate("old", days: 90),
      ["-cipher", "ALL:@SECLEVEL=0", "-tls1_1"])
    let weak = try TLSServer(
      folder, authority.certificate("weak", days: 90, key: ["-newkey", "rsa:1024"]),
      ["-cipher", "ALL:@SECLEVEL=0", "-no_tls1", "-no_tls1_1", "-no_tls1_3"])
    let selfSigned = try TLSServer(
      folder, authority.selfSigned("self", days: 5), ["-no_tls1", "-no_tls1_1"])
    let ports = [sound, old, weak, selfSigned].map { String($0.port) }.joined(separator: ",")

    let run = try Command(
      ["scan", "127.0.0.1", "--ports", ports, "--case", "c.tarcza", "--progress", "none"], in: folder.path,
      environment: ["SSL_CERT_FILE": authority.path])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try failures("c.tarcza") == [
        "tls.obsolete-protocol:\(old.port)", "tls.modern-protocol:\(old.port)", "tls.tls13:\(old.port)",
        "tls.certificate-key:\(weak.port)", "tls.tls13:\(weak.port)",
        "tls.certificate-trust:\(selfSigned.port)", "tls.certificate-expiring:\(selfSigned.port)",
      ])
    #expect(run.output.contains("raport.html"))
    #expect(run.output.contains("Ocena: "))
    withExtendedLifetime([sound, old, weak, selfSigned]) {}
  }

  @Test func evidenceIsExaminedWithoutContactingAnything() throws {
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/weak").path
    let run = try Command(
      ["scan", "--evidence", root, "--case", "c.tarcza", "--progress", "json"], in: folder.path)
    #expect(run.status == 0 || run.status == 1, "\(run.errors)")
    let failed = try failures("c.tarcza")
    #expect(
      failed.isSuperset(of: [
        "passwords.account-without-password", "passwords.second-superuser", "passwords.hash-in-passwd",
        "passwords.weak-hash",
      ]), "\(failed)")
    let file = try CaseFile.open(folder.file("c.tarcza"), readonly: true)
    #expect(try file.all(Contact.self).isEmpty)
    #expect(!String(decoding: try folder.bytes("c.tarcza"), as: UTF8.self).contains("SECRET"))
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"event\": ") })
  }

  @Test func theReportIsTheSameWithoutScanning() throws {
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    _ = try Command(["scan", "--evidence", root, "--case", "c.tarcza"], in: folder.path)
    for language in ["pl", "en"] {
      for output in ["a", "b"] {
        let run = try Command(
          ["report", "c.tarcza", "--output", output, "--language", language], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
      }
      #expect(try folder.bytes("a/raport.html") == folder.bytes("b/raport.html"))
      #expect(try folder.bytes("a/raport.json") == folder.bytes("b/raport.json"))
      if language == "pl" {
        #expect(try folder.bytes("a/raport.html") == folder.bytes("raport.html"))
        #expect(try folder.bytes("a/raport.json") == folder.bytes("raport.json"))
      }
    }
  }

  @Test func anInterruptedScanIsResumed() async throws {
    let hosts = (2...5).map { "127.0.9.\($0)" }
    try folder.write(
      """
      hosts: [\(hosts.map { "'\($0)'" }.joined(separator: ", "))]
      ports: '20000-20299'
      rate: { per-second: 200, per-host: 4 }
      """, to: "zakres.yaml")
    let running = try Command.start(
      Command.folder.appending(path: "tarcza").path,
      ["scan", "--scope", "zakres.yaml", "--case", "c.tarcza", "--progress", "none"], in: folder.path)
    try await Task.sleep(for: .seconds(2.5))
    running.process.interrupt()
    running.process.waitUntilExit()
    let errors = try running.text("err")
    #expect(running.process.terminationStatus == 3, "\(errors)")
    #expect(errors.contains("--resume c.tarcza"))
    #expect(!FileManager.default.fileExists(atPath: folder.file("raport.html")))

    let done = try Command(["scan", "--resume", "c.tarcza", "--progress", "none"], in: folder.path)
    #expect(done.status == 0, "\(done.errors)")
    let file = try CaseFile.open(folder.file("c.tarcza"), readonly: true)
    #expect(try file.all(Job.self).map(\.state) == [.done, .done, .done, .done])
    #expect(try file.all(PortSummary.self).map(\.address).sorted() == hosts)
    #expect(try file.all(PortSummary.self).allSatisfy { $0.closed == 300 })
    #expect(try file.all(Run.self).count == 2)
  }

  @Test func failOnTurnsAFindingIntoACode() throws {
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/weak").path
    let run = try Command(["scan", "--evidence", root, "--fail-on", "critical"], in: folder.path)
    #expect(run.status == 4, "\(run.errors)")
  }
}
