import Foundation
import TestSupport
import Wire

/// The truth about a server: every suite offered alone at every version, over plain blocking sockets.
///
/// It shares nothing with the probe but the making of hellos and the reading of the first answer.
struct TLSBruteForce {
  let port: UInt16

  /// Every pair that the server accepts, such as `TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA`.
  func suites(_ versions: [ProtocolVersion] = [.sslv3, .tls10, .tls11, .tls12, .tls13]) -> Set<String> {
    var found: Set<String> = []
    for version in versions {
      for suite in CipherSuite.all(for: version) {
        // With and without the groups of RFC 7919: servers differ in which they need.
        let lists: [[NamedGroup]] =
          version == .tls13
          ? [NamedGroup.tls13] : [NamedGroup.elliptic, NamedGroup.finiteField + NamedGroup.elliptic]
        let isFinite = suite.traits?.keyExchange.hasPrefix("DHE") == true
        if lists.prefix(isFinite ? 2 : 1).contains(where: { accepts(version, suite, $0) }) {
          found.insert("\(version.name) \(suite.name)")
        }
      }
    }
    return found
  }

  private func accepts(_ version: ProtocolVersion, _ suite: CipherSuite, _ groups: [NamedGroup]) -> Bool {
    var generator = SystemRandomNumberGenerator()
    let offer = Offer(suites: [suite], groups: groups)
    let record = ClientHello(version, offering: offer, serverName: "localhost", using: &generator).record
    var flight = ServerFlight()
    var first = ServerFlight.Step.needMore
    LoopbackPort.talk(port, sending: record) { bytes in
      flight.receive(bytes)
      first = flight.next()
      return first == .needMore
    }
    guard case .serverHello(let hello) = first else { return false }
    return hello.versionNumber == version.rawValue && hello.suite == suite
  }
}
