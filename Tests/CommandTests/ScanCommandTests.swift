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
    let modern = [
      "-no_tls1", "-no_tls1_1", "-cipher", "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL", "-curves", "X25519:P-256:P-384",
      "-sigalgs", "ECDSA+SHA256:ECDSA+SHA384",
    ]
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

  @Test func progressInJSONSaysHowFarItIs() throws {
    let run = try Command(
      [
        "scan", "127.0.9.20/30", "--ports", "20000-20099,ssh", "--progress", "json", "--case", "c.tarcza",
        "--speed", "fast", "--vantage", "pup",
      ], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let lines = try run.errors.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    let progress = lines.filter { $0["event"] as? String == "progress" }
    let percents = progress.compactMap { $0["percent"] as? Int }
    #expect(percents == percents.sorted())
    #expect(percents.last == 100)
    #expect(progress.last?["hosts"] as? Int == 2)
    #expect(progress.last?["pieces_done"] as? Int == progress.last?["pieces"] as? Int)
    let file = try CaseFile.open(folder.file("c.tarcza"), readonly: true)
    #expect(try file.all(Run.self).map(\.vantage) == ["pup"])
    #expect(try file.all(PortSummary.self).map(\.vantage) == ["pup", "pup"])
  }

  @Test func aQuietScanSaysNothing() throws {
    let root = Command.root.appending(path: "Tests/ProbesTests/Roots/debian12").path
    let run = try Command(["scan", "--evidence", root, "--quiet"], in: folder.path)
    #expect(run.output == "" && run.errors == "")
    #expect(FileManager.default.fileExists(atPath: folder.file("raport.html")))
  }

  /// Outside its hours a scan contacts nobody and says so; it can be ended, and resumed at once within other hours.
  @Test func outsideItsHoursAScanWaits() async throws {
    let minute = Calendar.current.component(.hour, from: Date()) * 60
    let text = { (minute: Int) in String(format: "%02d:%02d", minute / 60 % 24, minute % 60) }
    let running = try Command.start(
      Command.folder.appending(path: "tarcza").path,
      [
        "scan", "127.0.9.30", "--ports", "20000", "--case", "c.tarcza", "--window",
        "\(text(minute + 180))-\(text(minute + 240))",
      ], in: folder.path)
    for _ in 0..<300 where try running.text("err").isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    #expect(try running.text("err").contains(text(minute + 180)))
    running.process.interrupt()
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 3)
    let file = try CaseFile.open(folder.file("c.tarcza"), readonly: true)
    #expect(try file.all(Contact.self).isEmpty)
    try file.close()
    let done = try Command(
      ["scan", "--resume", "c.tarcza", "--window", "00:00-24:00", "--progress", "none"], in: folder.path)
    #expect(done.status == 0, "\(done.errors)")
  }

  @Test func aSignalPausesAndGoesOn() async throws {
    let running = try Command.start(
      Command.folder.appending(path: "tarcza").path,
      ["scan", "127.0.9.40/30", "--ports", "20000-29999", "--speed", "gentle", "--case", "c.tarcza"], in: folder.path)
    defer { running.process.terminate() }
    func wait(for text: String) async throws -> Bool {
      for _ in 0..<300 {
        if try running.text("err").contains(text) { return true }
        // The program may not have taken charge of the signal yet, in the first moments.
        if text == "Wstrzymano", running.process.isRunning,
          (try? CaseFile.open(folder.file("c.tarcza"), readonly: true).all(Run.self).isEmpty) == false
        {
          kill(running.process.processIdentifier, SIGUSR1)
          try await Task.sleep(for: .seconds(2))
          if try running.text("err").contains(text) { return true }
        }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }
    #expect(try await wait(for: "Wstrzymano"))
    kill(running.process.processIdentifier, SIGUSR1)
    #expect(try await wait(for: "trwa dalej"))
    running.process.interrupt()
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 3)
  }

  @Test(arguments: [
    ["--speed", "warp"], ["--window", "20"], ["--vantage", "a\nb"], ["--ports", "22,nothing"],
  ]) func whatMakesNoSenseIsRefused(words: [String]) throws {
    let run = try Command(["scan", "127.0.0.1"] + words, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("„"))
    #expect(!FileManager.default.fileExists(atPath: folder.file("raport.html")))
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
