import CaseFile
import Catalogue
import Foundation
import Ratings
import Testing

/// Services made of rows, for the tests of grades and profiles.
enum SampleFacts {
  static let profiles: [Profile] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? Catalogue.load(from: [root.appending(path: "checks").path]))?.profiles ?? []
  }()

  static func profile(_ id: String) throws -> Profile { try #require(profiles.first { $0.id == id }) }

  /// A service that meets Mozilla's modern profile, and nothing is wrong with.
  static func modern() -> EndpointFacts {
    var endpoint = TLSEndpoint(
      endpoint: nil, asset: nil, address: "10.0.0.1", port: 443, name: "www.powiat.example", observed: "")
    (endpoint.sslv2, endpoint.sslv3, endpoint.tls10, endpoint.tls11) = (false, false, false, false)
    (endpoint.tls12, endpoint.tls13) = (false, true)
    endpoint.suitesComplete = true
    endpoint.groupsComplete = true
    endpoint.signaturesComplete = true
    for column: WritableKeyPath<TLSEndpoint, Bool?> in [
      \.suiteNull, \.suiteAnonymous, \.suiteExport, \.suiteWeak, \.suiteRc4, \.suiteTripleDes, \.suiteDhe, \.heartbleed,
      \.earlyCcs, \.ticketbleed, \.robot, \.poodleTls, \.poodleSslv3, \.earlyData,
    ] { endpoint[keyPath: column] = false }
    endpoint.suiteForwardSecret = true
    endpoint.suiteAead = true
    var facts = EndpointFacts(endpoint: endpoint)
    facts.add("TLSv1.3", "TLS_AES_256_GCM_SHA384")
    facts.add(group: "x25519")
    var leaf = certificate()
    leaf.keyType = "EC"
    leaf.keyBits = 256
    leaf.keyCurve = "P-256"
    leaf.validityDays = 90
    facts.certificates = [leaf]
    var page = HTTPEndpoint(
      endpoint: nil, asset: nil, address: "10.0.0.1", port: 443, name: nil, tls: true, observed: "")
    page.status = 200
    page.hsts = true
    page.hstsMaxAge = 63_072_000
    facts.http = page
    return facts
  }

  /// The same with TLS 1.2 and an RSA key of 3072 bits.
  static func intermediate() -> EndpointFacts {
    var facts = modern()
    facts.endpoint.tls12 = true
    facts.endpoint.compression = false
    facts.endpoint.crime = false
    facts.endpoint.insecureRenegotiation = false
    facts.endpoint.secureRenegotiation = true
    facts.endpoint.clientRenegotiation = false
    facts.endpoint.extendedMasterSecret = true
    facts.endpoint.heartbeat = false
    facts.add("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
    facts.certificates[0].keyType = "RSA"
    facts.certificates[0].keyBits = 3072
    facts.certificates[0].keyCurve = ""
    facts.certificates[0].keyExponent = 65_537
    facts.certificates[0].keyWeakness = ""
    return facts
  }

  private static func certificate() -> TLSCertificate {
    var row = TLSCertificate(tlsEndpoint: nil, asset: nil, address: "10.0.0.1", port: 443, name: nil, position: 0)
    row.signatureDigest = "SHA256"
    row.selfSigned = false
    row.trusted = true
    row.nameMatches = true
    row.inPath = true
    row.daysLeft = 60
    row.daysUntilValid = -30
    return row
  }
}

extension EndpointFacts {
  mutating func add(_ version: String, _ suite: String) {
    suites.append(TLSSuite(address: "10.0.0.1", port: 443, name: nil, version: version, suite: suite, number: 0))
  }

  /// A group; one of finite fields when it has a size.
  mutating func add(group: String, bits: Int? = nil) {
    var row = TLSGroup(
      address: "10.0.0.1", port: 443, name: nil, handshake: "TLSv1.3", groupName: group,
      kind: bits == nil ? "ecdhe" : "ffdhe")
    row.bits = bits
    groups.append(row)
  }

  mutating func add(signature scheme: String, digest: String) {
    var row = TLSSignature(address: "10.0.0.1", port: 443, name: nil, handshake: "TLSv1.2", scheme: scheme, number: 0)
    row.digest = digest
    signatures.append(row)
  }
}
