import CaseFile
import Foundation
import Probes
import TestSupport
import Testing
import Wire

/// The TLS probe against tlslite-ng, which still speaks SSLv3 and can be made faulty.
@Suite(.enabled(if: Python.has("tlslite")), .serialized)
struct TLSLiteTests {
  /// Every pair of version and suite, with the trap of RFC 7919: it refuses DHE to whoever offers other groups than its own.
  @Test func suitesFromSSLv3On() async throws {
    let lab = try TLSLab()
    let (server, port) = try start(lab, ["ssl3"])
    let truth = TLSBruteForce(port: port).suites()
    let seen = await lab.examine(port)
    #expect(truth.contains { $0.hasPrefix("SSLv3 ") } && truth.contains { $0.contains("_DHE_") })
    #expect(Set(seen.suites.map(\.pair)) == truth)
    #expect(seen.endpoint?.versions == "-++++-" && seen.endpoint?.suitesComplete == true, "\(seen.obstacles)")
    #expect(seen.endpoint?.poodleSslv3 == true && seen.endpoint?.sweet32 == true)
    #expect(seen.endpoint?.poodleTls == false)
    let refusal = try #require(seen.versions.first { $0.version == "TLSv1.3" })
    #expect(refusal.accepted == false && refusal.reason != nil)
    #expect(server.isRunning)
  }

  /// TLS POODLE: a server that does not look at the padding, one that tells its fault apart, and sound ones; TLS 1.0 goes
  /// on from the block before, newer versions do not.
  @Test(arguments: [
    (["lax"], true, "accepted"), (["telling"], true, "told-apart"), ([], false, "alert:bad_record_mac"),
    (["lax", "tls1.0"], true, "accepted"), (["tls1.0"], false, "alert:bad_record_mac"),
  ])
  func padding(words: [String], isPresent: Bool, reason: String) async throws {
    let lab = try TLSLab()
    let (server, port) = try start(lab, words)
    let endpoint = try #require(await lab.examine(port).endpoint)
    #expect(endpoint.suiteCbc == true)
    #expect(endpoint.poodleTls == isPresent)
    #expect(endpoint.poodleTlsReason == reason)
    #expect(server.isRunning)
  }

  private func start(_ lab: TLSLab, _ words: [String]) throws -> (RunningProgram, UInt16) {
    let identity = try lab.identity(key: .rsa(2048))
    let port = LoopbackPort.free()
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Lab/tlslite_server.py").path
    let server = try Program("env").start(
      [Python.program, script, "\(port)", identity.certificate, identity.key] + words)
    try #require(LoopbackPort.wait(port), "tlslite-ng does not listen")
    return (server, port)
  }
}
