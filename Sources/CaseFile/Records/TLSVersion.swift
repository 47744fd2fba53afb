import GRDB
import Model

/// One version of SSL or TLS that a service was asked for.
package struct TLSVersion: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var version: String
  package var accepted: Bool?
  package var reason: String?
  package var complete: Bool?
  package var suites: Int?
  package var preference: String?
  package var chachaPriority: Bool?
  package var weakPreferred: Bool?

  package init(
    tlsEndpoint: Int64? = nil, asset: Int64? = nil, address: String, port: Int, name: String?, version: String
  ) {
    self.tlsEndpoint = tlsEndpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.name = name
    self.version = version
  }

  package static let table = CaseTable(
    "tls_version", "Versions of SSL and TLS that each TLS service was asked for, and how it took each.",
    identity: ["transport", "port", "name", "version"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("tls_endpoint", "The TLS service.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text("version", "SSLv2, SSLv3, TLSv1.0, TLSv1.1, TLSv1.2 or TLSv1.3.", .plain),
      .flag("accepted", "1 accepted, 0 refused by an answer, NULL no clear answer."),
      .text(
        "reason",
        "How it was refused, such as alert:protocol_version, other-version, closed; or why there is no clear "
          + "answer, such as timed-out, reset.",
        .plain),
      .flag("complete", "Whether its suites were asked for to the end; NULL unless accepted."),
      .number("suites", "How many suites it accepts; NULL unless complete."),
      .text(
        "preference",
        "Whose order decides: server, client, or single when only one suite is accepted; NULL when not known.", .plain),
      .flag(
        "chacha_priority",
        "Whether ChaCha20 comes first for clients that put it first, and the server's order decides otherwise."),
      .flag(
        "weak_preferred",
        "Whether the server's order puts a weak suite above a stronger one; NULL unless its order decides."),
    ])
}
