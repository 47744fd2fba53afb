import GRDB
import Model

/// How a directory server lets one in.
package struct DirectoryService: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var address: String
  package var port: Int
  package var domain: String?
  package var security: String?
  package var certificateTrusted: Bool?
  package var certificateReason: String?
  package var certificateNameMatches: Bool?
  package var certificateDaysLeft: Int?
  package var certificateSha256: String?
  package var certificateAccepted: String?
  package var anonymousBind: Bool?
  package var anonymousSearch: Bool?
  package var bound: Bool?
  package var observed: String

  package init(address: String, port: Int, observed: String) {
    self.address = address
    self.port = port
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_service",
    "Directory servers that were asked over the network: their certificate and what they answer "
      + "without a login.", identity: ["port"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("address", "The address.", .address),
      .number("port", "The port.", .plain),
      .text("domain", "The domain, from what it says of itself.", .name),
      .text("security", "ldaps (TLS from the first byte) or starttls.", .plain),
      .flag("certificate_trusted", "Whether its certificate leads to an authority of this system or of the office."),
      .text(
        "certificate_reason", "Why not: self-signed, unknown-issuer, incomplete-chain, no-store or OpenSSL's words.",
        .plain),
      .flag("certificate_name_matches", "Whether the certificate is made out to the name that was asked for."),
      .number("certificate_days_left", "Days until it expires; negative after it.", unit: "days"),
      .text("certificate_sha256", "Its fingerprint: 64 hexadecimal digits.", .address),
      .text(
        "certificate_accepted",
        "Why the password was sent: trusted, pinned (its fingerprint was given), or nothing when it was "
          + "not.", .plain),
      .flag("anonymous_bind", "Whether it takes a login without a name."),
      .flag(
        "anonymous_search",
        "Whether it then shows entries of the domain; NULL when it was not asked or did not answer "
          + "clearly."),
      .flag("bound", "Whether the given account could log on; NULL without one."),
      .moment("observed", "When it was seen."),
    ])
}
