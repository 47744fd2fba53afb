import GRDB
import Model

/// How a service that begins in clear text goes over to TLS.
package struct StartTLS: CaseRecord, Hashable {
  package var id: Int64?
  package var endpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var protocolName: String
  package var offered: Bool?
  package var accepted: Bool?
  package var works: Bool?
  package var refusal: String?
  package var plainLogin: Bool?
  package var plainMethods: String?
  package var injection: Bool?
  package var banner: String?
  package var reason: String?
  package var observed: String

  package init(
    endpoint: Int64?, asset: Int64?, address: String, port: Int, protocolName: String, observed: String
  ) {
    self.endpoint = endpoint
    self.asset = asset
    self.address = address
    transport = "tcp"
    self.port = port
    self.protocolName = protocolName
    self.observed = observed
  }

  package static let table = CaseTable(
    "starttls", "Services that begin in clear text, and whether they go over to TLS when asked in their own protocol.",
    identity: ["transport", "port", "protocol_name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("endpoint", "The endpoint.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text(
        "protocol_name",
        "The protocol: smtp, lmtp, imap, pop3, ftp, ldap, xmpp, xmpp-server, postgresql, mysql, rdp, sieve, nntp or irc.",
        .plain),
      .flag(
        "offered",
        "Whether it offers TLS: 1 its list of abilities or its answer says so, 0 it says that it has none; NULL when it "
          + "did not answer in this protocol."),
      .flag("accepted", "Whether it agreed to begin TLS when asked; NULL when it was not asked or did not answer."),
      .flag("works", "Whether a TLS handshake began after that: it answered a ClientHello; NULL when none was sent."),
      .text("refusal", "The line or code it refused with, unprintable bytes escaped.", .version),
      .flag(
        "plain_login",
        "Whether it offers logins that send the password readable, before TLS; 0 when it offers none or forbids them, NULL "
          + "when the protocol does not say."),
      .text(
        "plain_methods", "The login methods it offers before TLS, such as PLAIN,LOGIN, separated by commas.", .plain),
      .flag(
        "injection",
        "Whether it executed a harmless command, sent in clear text behind the request for TLS, inside TLS (the fault of "
          + "CVE-2011-0411); NULL when that was not tried or not certain."),
      .text("banner", "Its greeting, unprintable bytes escaped.", .version),
      .text(
        "reason",
        "Why something is not known: timed-out, closed, reset, refused, malformed (it speaks another protocol); NULL when "
          + "nothing is missing.", .plain),
      .moment("observed", "When it was seen."),
    ])
}
