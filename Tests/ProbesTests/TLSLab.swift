import CaseFile
import Model
import Network
import OpenSSL
import Probes
import TestSupport
import Testing

/// What the tests of the TLS probe share.
struct TLSLab {
  let shop: CertificateWorkshop
  let root: CertificateWorkshop.Identity
  let network: Network
  let trust: TrustStore

  static let limits = TLSLimits()

  /// 1 June 2025.
  static let observed = Timestamp(seconds: 1_748_736_000)

  init() throws {
    shop = try CertificateWorkshop()
    root = try shop.make("Tarcza Test Root", isAuthority: true)
    network = try Network()
    trust = try TrustStore.make(system: false, adding: [root.certificate])
  }

  /// A certificate of the root for 127.0.0.1 and `localhost`.
  func identity(_ name: String = "server", key: CertificateWorkshop.Key = .ec("P-256")) throws
    -> CertificateWorkshop.Identity
  {
    try shop.make(name, by: root, key: key, names: "DNS:localhost,IP:127.0.0.1")
  }

  /// `openssl s_server` with these settings, waiting for connections.
  func server(_ identity: CertificateWorkshop.Identity, _ settings: [String]) throws -> (RunningProgram, UInt16) {
    let port = LoopbackPort.free()
    let arguments = ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", identity.certificate, "-key", identity.key]
    let server = try Program("openssl").start(arguments + ["-quiet", "-naccept", "1000"] + settings)
    try #require(LoopbackPort.wait(port), "openssl s_server \(settings) does not listen")
    return (server, port)
  }

  func examine(
    _ port: UInt16, name: String? = "localhost", limits: TLSLimits = TLSLimits(), seed: UInt64 = 1
  ) async -> TLSObservation {
    await TLSProbe(network: network, anchors: Anchors(system: trust)).examine(
      .loopback, port: port, name: name, observed: TLSLab.observed, limits: limits, seed: seed)
  }
}

extension TLSEndpoint {
  /// The six versions from SSLv2 to TLS 1.3: `+` accepted, `-` refused, `?` no clear answer.
  var versions: String {
    [sslv2, sslv3, tls10, tls11, tls12, tls13].map { $0.map { $0 ? "+" : "-" } ?? "?" }.joined()
  }
}
