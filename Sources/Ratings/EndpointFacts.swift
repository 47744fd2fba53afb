package import CaseFile

/// Everything that is stored of one TLS service: what ratings are computed from.
///
/// A probe never judges, and a check judges one condition; a profile and a grade are computations over many rows. They
/// have a room of their own, without a socket or a clock, so that the same rows always come to the same rating.
package struct EndpointFacts: Hashable, Sendable {
  package var endpoint: TLSEndpoint
  package var suites: [TLSSuite] = []
  package var groups: [TLSGroup] = []
  package var signatures: [TLSSignature] = []
  package var certificates: [TLSCertificate] = []
  package var http: HTTPEndpoint?

  package init(endpoint: TLSEndpoint) { self.endpoint = endpoint }

  /// Reads what is stored of the service with number `id`; nil when there is none.
  package init?(_ id: Int64, in writer: CaseWriter) throws {
    let mine: [String: CaseValue] = ["id": .integer(id)]
    guard let endpoint = try writer.all(TLSEndpoint.self, where: "id = :id", mine).first else { return nil }
    self.endpoint = endpoint
    suites = try writer.all(TLSSuite.self, where: "tls_endpoint = :id", mine)
    groups = try writer.all(TLSGroup.self, where: "tls_endpoint = :id", mine)
    signatures = try writer.all(TLSSignature.self, where: "tls_endpoint = :id", mine)
    certificates = try writer.all(TLSCertificate.self, where: "tls_endpoint = :id", mine)
    http = try writer.all(HTTPEndpoint.self, where: "tls_endpoint = :id", mine).first
  }

  /// The six versions, from SSLv2 on, and whether each is accepted.
  var versions: [(name: String, accepted: Bool?)] {
    [
      ("SSLv2", endpoint.sslv2), ("SSLv3", endpoint.sslv3), ("TLSv1.0", endpoint.tls10), ("TLSv1.1", endpoint.tls11),
      ("TLSv1.2", endpoint.tls12), ("TLSv1.3", endpoint.tls13),
    ]
  }

  /// Whether TLS 1.2 or an older version is accepted; nil when that is not certain.
  var speaksOld: Bool? {
    let old = versions.dropLast().map(\.accepted)
    if old.contains(true) { return true }
    return old.contains(nil) ? nil : false
  }

  /// The service's own certificates, one for each key type.
  var leaves: [TLSCertificate] { certificates.filter { $0.position == 0 } }

  /// A column of yes or no by its name; the outer nil means that profiles cannot ask for it.
  func flag(_ column: String) -> Bool?? {
    EndpointFacts.flags[column].map { endpoint[keyPath: $0] }
  }

  /// The columns that a profile may ask for.
  package static var askable: [String] { flags.keys.sorted() }

  private static let flags: [String: any KeyPath<TLSEndpoint, Bool?> & Sendable] = [
    "compression": \.compression, "secure_renegotiation": \.secureRenegotiation,
    "client_renegotiation": \.clientRenegotiation, "extended_master_secret": \.extendedMasterSecret,
    "early_data": \.earlyData, "heartbeat": \.heartbeat, "server_preference": \.serverPreference,
    "ocsp_stapling": \.ocspStapling, "fallback_scsv": \.fallbackScsv,
  ]
}
