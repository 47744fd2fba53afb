import GRDB
import Model

/// What one TLS service accepts.
package struct TLSEndpoint: CaseRecord, Hashable {
  package var id: Int64?
  package var endpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var handshake: Bool?
  package var sslv2: Bool?
  package var sslv3: Bool?
  package var tls10: Bool?
  package var tls11: Bool?
  package var tls12: Bool?
  package var tls13: Bool?
  package var oldest: String?
  package var newest: String?
  package var unanswered: String?
  package var cipher: String?
  package var observed: String
  package var starttls: String?
  package var clientCertificate: String?
  package var clientAuthorities: String?

  // Which kinds of cipher suites it accepts.
  package var suitesComplete: Bool?
  package var suiteCount: Int?
  package var suiteNull: Bool?
  package var suiteAnonymous: Bool?
  package var suiteExport: Bool?
  package var suiteWeak: Bool?
  package var suiteRc4: Bool?
  package var suiteBlock64: Bool?
  package var suiteTripleDes: Bool?
  package var suiteCbc: Bool?
  package var suiteCbcSha1: Bool?
  package var suiteCbcSha2: Bool?
  package var suiteCcm8: Bool?
  package var suiteStaticRsa: Bool?
  package var suiteStaticDh: Bool?
  package var suiteDhe: Bool?
  package var suitePsk: Bool?
  package var suiteGost: Bool?
  package var suiteForwardSecret: Bool?
  package var suiteNotForwardSecret: Bool?
  package var suiteAead: Bool?
  package var serverPreference: Bool?
  package var chachaPriority: Bool?
  package var weakPreferred: Bool?

  // Key exchange and handshake signatures.
  package var groupsComplete: Bool?
  package var groups: String?
  package var postQuantum: Bool?
  package var ecdhBits: Int?
  package var weakCurve: Bool?
  package var ecdhReused: Bool?
  package var dhBits: Int?
  package var dhPrime: String?
  package var dhPrimeCommon: Bool?
  package var dhRfc7919: Bool?
  package var dhReused: Bool?
  package var signaturesComplete: Bool?
  package var signatureMd5: Bool?
  package var signatureSha1: Bool?
  package var signatureSha224: Bool?

  // Features of the handshake.
  package var extensions: String?
  package var downgradeSentinel: Bool?
  package var fallbackScsv: Bool?
  package var fallbackScsvReason: String?
  package var secureRenegotiation: Bool?
  package var clientRenegotiation: Bool?
  package var clientRenegotiations: Int?
  package var clientRenegotiationReason: String?
  package var compression: Bool?
  package var extendedMasterSecret: Bool?
  package var encryptThenMac: Bool?
  package var heartbeat: Bool?
  package var sessionTickets: Bool?
  package var ticketLifetime: Int?
  package var sessionIds: Bool?
  package var resumptionId: Bool?
  package var resumptionTicket: Bool?
  package var earlyData: Bool?
  package var earlyDataBytes: Int?
  package var alpn: String?
  package var npn: String?
  package var ocspStapling: Bool?
  package var scts: Int?

  // How it takes names and unusual hellos.
  package var withoutName: String?
  package var unknownName: String?
  package var sniRequired: Bool?
  package var versionIntolerance: Bool?
  package var tls13Intolerance: Bool?
  package var greaseIntolerance: Bool?
  package var extensionIntolerance: Bool?
  package var longHelloIntolerance: Bool?
  package var manySuitesIntolerance: Bool?
  package var intoleranceReason: String?
  package var rateLimited: Bool?
  package var connections: Int?

  // Known weaknesses; each is 1 when proved, 0 when ruled out, NULL when neither, with the reason beside it.
  package var heartbleed: Bool?
  package var heartbleedReason: String?
  package var earlyCcs: Bool?
  package var earlyCcsReason: String?
  package var ticketbleed: Bool?
  package var ticketbleedReason: String?
  package var robot: Bool?
  package var robotReason: String?
  package var poodleSslv3: Bool?
  package var poodleTls: Bool?
  package var poodleTlsReason: String?
  package var beast: Bool?
  package var crime: Bool?
  package var sweet32: Bool?
  package var freak: Bool?
  package var logjam: Bool?
  package var drown: Bool?
  package var rc4: Bool?
  package var lucky13: Bool?
  package var insecureRenegotiation: Bool?

  package init(endpoint: Int64?, asset: Int64?, address: String, port: Int, name: String?, observed: String) {
    self.endpoint = endpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.observed = observed
  }

  private static func version(_ column: String, _ name: String) -> CaseColumn {
    .flag(column, "Whether it accepts \(name): 1 accepted, 0 refused by an answer, NULL no clear answer.")
  }

  package static let table = CaseTable(
    "tls_endpoint",
    "Services that speak TLS, and the protocol versions they accept, each asked by its own ClientHello.",
    identity: ["transport", "port", "name"],
    columns: versionColumns + suiteColumns + keyExchangeColumns + extensionColumns + nameColumns + weaknessColumns)

  private static let versionColumns: [CaseColumn] = [
    .number("id", "The row's number; `tls_endpoint` elsewhere refers to it.", .plain),
    .number("endpoint", "The endpoint.", .plain),
    .number("asset", "The host.", .plain),
    .text("address", "The address.", .address),
    .text("transport", "tcp.", .plain),
    .number("port", "The port.", .address),
    .text("name", "The server name that was asked for (SNI); NULL when none was known.", .name),
    .flag("handshake", "Whether a whole handshake succeeded; 0 when it failed, NULL when none was tried."),
    version("sslv2", "SSLv2"), version("sslv3", "SSLv3"), version("tls10", "TLS 1.0"),
    version("tls11", "TLS 1.1"), version("tls12", "TLS 1.2"), version("tls13", "TLS 1.3"),
    .text(
      "oldest",
      "The oldest version accepted: SSLv2, SSLv3, TLSv1.0, TLSv1.1, TLSv1.2 or TLSv1.3; NULL when an "
        + "older one might be accepted, too, because it was not answered.", .plain),
    .text("newest", "The newest version accepted; NULL when a newer one was not answered.", .plain),
    .text(
      "unanswered", "The versions without a clear answer, such as SSLv2,SSLv3; empty when all were answered.",
      .plain),
    .text("cipher", "The cipher suite of the whole handshake.", .plain),
    .moment("observed", "When it was seen."),
    .text(
      "starttls", "The protocol in which TLS was asked for, such as smtp; empty when TLS began with the first byte.",
      .plain),
    .text(
      "client_certificate",
      "Whether it asks clients for a certificate: none, optional or required; NULL when no handshake got that far.",
      .plain),
    .text(
      "client_authorities", "The authorities whose certificates it asks for, separated by semicolons; empty for any.",
      .name),
  ]
}
