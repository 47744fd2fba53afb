import CaseFile
import Model
import Probes
import TestSupport
import Testing
import Wire

/// STARTTLS against servers of the test's own, which can have faults that real ones no longer have.
@Suite(.enabled(if: Program("openssl").isWanted), .serialized)
struct StartTLSScriptedTests {
  private static let mail = [
    ("EHLO", "250-x\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"), ("STARTTLS", "220 go\r\n"), ("NOOP", "250 ok\r\n"),
    ("QUIT", "221 bye\r\n"),
  ]

  @Test(arguments: [true, false]) func injectedCommands(isFaulty: Bool) async throws {
    let lab = try StartTLSLab()
    let server = lab.scripted(
      greeting: "220 x ESMTP\r\n", answers: Self.mail, trigger: "STARTTLS", isFaulty: isFaulty)
    let seen = await lab.examine(server.port, .startTLS(.smtp))
    let row = try #require(seen.startTLS)
    #expect(row.offered == true && row.accepted == true && row.works == true)
    #expect(row.injection == isFaulty)
    #expect(row.plainLogin == true && row.plainMethods == "PLAIN" && row.banner == "220 x ESMTP" && row.reason == nil)
    #expect(seen.tls?.endpoint?.starttls == "smtp" && seen.tls?.endpoint?.tls12 == true)
    #expect(seen.tls?.certificates.first?.trusted == true && seen.tls?.service == "smtp")
    #expect(seen.contacts.first?.purpose == "starttls" && seen.contacts.first?.connections == 2)
  }

  @Test(arguments: [true, false]) func imap(isFaulty: Bool) async throws {
    let lab = try StartTLSLab()
    let server = lab.scripted(
      greeting: "* OK ready\r\n",
      answers: [
        ("a1 CAPABILITY", "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK\r\n"), ("a2 STARTTLS", "a2 OK\r\n"),
        ("a3 NOOP", "a3 OK\r\n"), ("a4 LOGOUT", "* BYE\r\na4 OK\r\n"),
      ], trigger: "a2 STARTTLS", isFaulty: isFaulty)
    let row = try #require(await lab.examine(server.port, .startTLS(.imap)).startTLS)
    #expect(row.works == true && row.injection == isFaulty && row.plainLogin == false)
  }

  @Test func aServiceWithoutTLS() async throws {
    let lab = try StartTLSLab()
    let server = lab.scripted(
      greeting: "220 x\r\n", answers: [("EHLO", "250 AUTH LOGIN\r\n")], trigger: "-", isFaulty: false)
    let seen = await lab.examine(server.port, .startTLS(.smtp))
    #expect(seen.startTLS?.offered == false && seen.startTLS?.accepted == nil && seen.startTLS?.works == nil)
    #expect(seen.startTLS?.plainLogin == true && seen.startTLS?.injection == nil && seen.tls == nil)
    #expect(server.connections == 1 && seen.obstacles == [])
  }

  /// It says go, and then does not know what TLS is.
  @Test func aServiceThatOnlySaysSo() async throws {
    let lab = try StartTLSLab()
    let server = ScriptedServer { connection in
      connection.write(Array("220 x\r\n".utf8))
      _ = connection.read()
      connection.write(Array("250 STARTTLS\r\n".utf8))
      _ = connection.read()
      connection.write(Array("220 go\r\n".utf8))
      _ = connection.read()
    }
    let seen = await lab.examine(server.port, .startTLS(.smtp))
    #expect(seen.startTLS?.accepted == true && seen.startTLS?.works == false)
    #expect(seen.startTLS?.reason == "closed" || seen.startTLS?.reason == "reset")
    #expect(seen.tls?.endpoint == nil)
  }

  /// On a port whose number suggests LDAP another service listens, which begins with TLS.
  @Test func aGuessThatWasWrong() async throws {
    let lab = try StartTLSLab()
    let (server, port) = try lab.lab.server(lab.identity, [])
    let seen = await lab.examine(port, .maybe(.ldap))
    #expect(seen.startTLS == nil && seen.tls?.endpoint?.tls13 == true && seen.tls?.endpoint?.starttls == "")
    #expect(server.isRunning)
  }

  @Test func howAPortIsTaken() {
    typealias Approach = EndpointProbe.Approach
    #expect(Approach(service: "smtp", reason: "greeting") == .startTLS(.smtp))
    #expect(Approach(service: "submission", reason: "greeting") == .startTLS(.smtp))
    #expect(Approach(service: "postgresql", reason: "answer") == .startTLS(.postgresql))
    #expect(Approach(service: "ldap", reason: "port-number") == .maybe(.ldap))
    #expect(Approach(service: "global-catalog", reason: "port-number") == .maybe(.ldap))
    #expect(Approach(service: "smtp", reason: "port-number") == .direct)
    #expect(Approach(service: "http", reason: "answer") == .plainHTTP)
    #expect(Approach(service: "https", reason: "tls") == .web && Approach(service: "imaps", reason: "tls") == .direct)
    #expect(Approach(service: "ssh", reason: "greeting") == nil && Approach(service: nil, reason: nil) == .direct)
  }
}
