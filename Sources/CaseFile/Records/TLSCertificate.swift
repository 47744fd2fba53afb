import GRDB
import Model

/// A certificate that a TLS service sent.
package struct TLSCertificate: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var position: Int
  package var chain: Int
  package var subject: String?
  package var issuer: String?
  package var names: String?
  package var notBefore: String?
  package var notAfter: String?
  package var daysLeft: Int?
  package var daysUntilValid: Int?
  package var keyType: String?
  package var keyBits: Int?
  package var signatureDigest: String?
  package var selfSigned: Bool?
  package var authority: Bool?
  package var trusted: Bool?
  package var trustReason: String?
  package var nameMatches: Bool?
  package var sha256: String?
  package var pem: String?
  package var keySha256: String?
  package var keyCurve: String?
  package var keyExponent: Int?
  package var keyWeakness: String?
  package var signatureAlgorithm: String?
  package var x509Version: Int?
  package var serial: String?
  package var serialBits: Int?
  package var validityDays: Int?
  package var commonName: String?
  package var hasNames: Bool?
  package var wildcard: Bool?
  package var idn: Bool?
  package var ipNames: Bool?
  package var internalNames: Bool?
  package var nameMatch: String?
  package var keyUsage: String?
  package var extendedKeyUsage: String?
  package var forServers: Bool?
  package var pathLength: Int?
  package var nameConstraints: Bool?
  package var unknownCritical: Bool?
  package var crlUrls: String?
  package var ocspUrls: String?
  package var issuerUrls: String?
  package var mustStaple: Bool?
  package var publicPolicy: Bool?
  package var sctCount: Int?
  package var inPath: Bool?
  package var trustedBy: String?
  package var chainLength: Int?
  package var chainOrdered: Bool?
  package var chainComplete: Bool?
  package var chainExtra: Int?
  package var anchorSent: Bool?
  package var staple: String?
  package var revoked: Bool?
  package var revocationSource: String?

  package init(
    tlsEndpoint: Int64?, asset: Int64?, address: String, port: Int, name: String?, position: Int, chain: Int = 0
  ) {
    self.tlsEndpoint = tlsEndpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.position = position
    self.chain = chain
  }

  package static let table = CaseTable(
    "tls_certificate", "Certificates that TLS services sent, the service's own first.",
    identity: ["transport", "port", "name", "position", "chain"],
    columns: identification + validity + trust + details)

  private static let identification: [CaseColumn] = [
    .number("id", "The row's number.", .plain),
    .number("tls_endpoint", "The TLS service.", .plain),
    .number("asset", "The host.", .plain),
    .text("address", "The address.", .address),
    .text("transport", "tcp.", .plain),
    .number("port", "The port.", .address),
    .text("name", "The server name that was asked for; NULL when none was known.", .name),
    .number("position", "0 for the service's own certificate, then the chain in the order sent."),
    .number(
      "chain",
      "0 for the chain that an ordinary client gets, 1 for the one of the other key type (RSA beside ECDSA) that the "
        + "service has, too."),
    .text("subject", "The subject, as an RFC 2253 string.", .name),
    .text("issuer", "The issuer, as an RFC 2253 string.", .name),
    .text("names", "The DNS names and addresses of subjectAltName, separated by commas.", .name),
  ]

  private static let validity: [CaseColumn] = [
    .moment("not_before", "From when it is valid."),
    .moment("not_after", "Until when it is valid."),
    .number("days_left", "Whole days until it expires, on the day of the scan; negative when it has.", unit: "days"),
    .number(
      "days_until_valid", "Whole days until it becomes valid, on the day of the scan; 0 or less when it is.",
      unit: "days"),
    .text("key_type", "RSA, EC, Ed25519, Ed448, DSA or another algorithm's name.", .plain),
    .number("key_bits", "The key's size.", unit: "bits"),
    .text("signature_digest", "The digest it is signed with, such as SHA256, SHA1, MD5.", .plain),
  ]

  private static let trust: [CaseColumn] = [
    .flag("self_signed", "Whether it is signed with its own key."),
    .flag("authority", "Whether basicConstraints calls it a certification authority."),
    .flag(
      "trusted",
      "Whether the chain leads to an authority in this system's store or the office's own; for position 0 only. Names "
        + "and dates are judged apart."),
    .text("trust_reason", "Why not: self-signed, unknown-issuer, incomplete-chain, or OpenSSL's word.", .plain),
    .flag(
      "name_matches", "Whether it is made out to the asked name (RFC 9525); for position 0, NULL without a name."),
    .text("sha256", "Its fingerprint.", .address),
    .text("pem", "The certificate itself.", .name),
  ]
}
