import GRDB
import Model

/// A port that was asked for TLS and did not speak it.
package struct TLSAbsence: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var reason: String
  package var observed: String

  package init(
    asset: Int64? = nil, address: String, port: Int, name: String?, reason: String, observed: String
  ) {
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.reason = reason
    self.observed = observed
  }

  package static let table = CaseTable(
    "tls_absence", "Ports that were asked for TLS and gave no sign of speaking it, with what they did instead.",
    identity: ["transport", "port", "name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text(
        "reason",
        "silent, closed, reset, refused, unreachable, plain-http, ssh, smtp, ftp, imap, pop3, flood, not-tls, "
          + "or starttls-refused and starttls-unknown when the plain protocol did not lead to TLS.",
        .plain),
      .moment("observed", "When it was seen."),
    ])
}
