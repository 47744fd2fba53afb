import CaseFile
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct ScanCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The failed checks of a case, each with its port or account.
  private func failures(_ name: String) throws -> Set<String> {
    let file = try CaseFile.open(folder.file(name), readonly: true)
    let rows = try file.query(
      "SELECT check_id || coalesce(':' || port, '') FROM findings WHERE verdict = 'fail' ORDER BY 1")
    return Set(rows.rows.compactMap { $0.first?.text })
  }

  /// Whether the scan that writes the case has done a first piece of work.
  private func isUnderWay(_ name: String) throws -> Bool {
    guard let file = try? CaseFile.open(folder.file(name), readonly: true) else { return false }
    defer { try? file.close() }
    return try file.all(Job.self).contains { $0.state == .done }
  }

  /// From yesterday for a year, for longer is a finding.
  private var aYearFromNow: (String, String) {
    let days = [-1.0, 364].map { day in
      Date.now.addingTimeInterval(day * 86_400).ISO8601Format(.init(dateSeparator: .omitted, timeSeparator: .omitted))
        .replacing("T", with: "")
    }
    return (days[0], days[1])
  }

  /// Servers with known weaknesses, found by exactly those, and a sound one by nothing.
  @Test(.enabled(if: Program("openssl").isWanted)) func knownWeaknessesAreNamedAndNothingElse() throws {
    let workshop = try CertificateWorkshop()
    let authority = try workshop.make("Test CA", isAuthority: true)
    let names = "DNS:localhost,IP:127.0.0.1"
    // Nothing but what is beyond reproach: the rest of what OpenSSL offers by itself is found, too.
    let modern = ["-no_tls1", "-no_tls1_1", "-cipher", "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL"]
    let uses = ["extendedKeyUsage = serverAuth", "crlDistributionPoints = URI:http://ca.powiat.example/ca.crl"]
    let sound = try TLSServer(
      workshop.make("sound", by: authority, names: names, validity: aYearFromNow, extensions: uses), modern)
    let old = try TLSServer(
      workshop.make("old", by: authority, names: names), ["-cipher", "ALL:@SECLEVEL=0", "-tls1_1"])
    let weak = try TLSServer(
      workshop.make("weak", by: authority, key: .rsa(1024), names: names),
      ["-cipher", "ALL:@SECLEVEL=0", "-tls1_2"])
    let expired = try TLSServer(
      workshop.make(
        "expired", by: authority, names: names, validity: ("20240101000000Z", "20250101000000Z"), extensions: uses),
      modern)
    let selfSigned = try TLSServer(workshop.make("self", names: names), modern)
    let servers = [sound, old, weak, expired, selfSigned]

    let run = try Command(
      [
        "scan", "127.0.0.1", "--ports", servers.map { String($0.port) }.joined(separator: ","), "--case", "c.tarcza",
        "--progress", "none",
      ], in: folder.path, environment: ["SSL_CERT_FILE": authority.certificate])
    #expect(run.status == 0, "\(run.errors)")
    let expected: Set<String> = [
      "tls.obsolete-protocol:\(old.port)", "tls.modern-protocol:\(old.port)",
      "tls.anonymous-key-exchange:\(old.port)", "tls.dh-common-prime:\(old.port)",
      "tls.certificate-key:\(weak.port)", "tls.tls13:\(weak.port)", "tls.static-rsa:\(weak.port)",
      "tls.certificate-validity:\(expired.port)", "tls.certificate-trust:\(selfSigned.port)",
    ]
    let found = try failures("c.tarcza")
    // The two that accept everything OpenSSL still has are found by more checks, each with tests of its own.
    let careless = [old, weak].map { ":\($0.port)" }
    let others = found.subtracting(expected).filter { one in !careless.contains { one.hasSuffix($0) } }
    #expect(others.sorted() == [])
    #expect(expected.subtracting(found).sorted() == [])
    #expect(run.output.contains("raport.html"))
    #expect(run.output.contains("Ocena: "))
    withExtendedLifetime(servers) {}
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
    #expect(!String(decoding: try folder.read("c.tarcza"), as: UTF8.self).contains("SECRET"))
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
      #expect(try folder.read("a/raport.html") == folder.read("b/raport.html"))
      #expect(try folder.read("a/raport.json") == folder.read("b/raport.json"))
      if language == "pl" {
        #expect(try folder.read("a/raport.html") == folder.read("raport.html"))
        #expect(try folder.read("a/raport.json") == folder.read("raport.json"))
      }
    }
  }

  @Test func anInterruptedScanIsResumed() async throws {
    let hosts = (2...5).map { "127.0.9.\($0)" }
    try folder.write(
      "zakres.yaml",
      """
      hosts: [\(hosts.map { "'\($0)'" }.joined(separator: ", "))]
      ports: '20000-20299'
      rate: { per-second: 200, per-host: 4 }
      """)
    let running = try Command.start(
      Command.folder.appending(path: "tarcza").path,
      ["scan", "--scope", "zakres.yaml", "--case", "c.tarcza", "--progress", "none"], in: folder.path)
    for _ in 0..<200 where try !isUnderWay("c.tarcza") { try await Task.sleep(for: .milliseconds(100)) }
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

/// An `openssl s_server` on a free port of 127.0.0.1, ended with the test.
final class TLSServer {
  let port: UInt16
  private let running: RunningProgram

  init(_ identity: CertificateWorkshop.Identity, _ options: [String]) throws {
    port = LoopbackPort.free()
    let arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-cert", identity.certificate, "-key", identity.key, "-www", "-quiet",
    ]
    running = try Program("openssl").start(arguments + options)
    try #require(LoopbackPort.wait(port))
  }
}
