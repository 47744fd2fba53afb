import GRDB
import Model

/// A port of a host, as seen from the network.
package struct Endpoint: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var state: String
  package var stateReason: String
  package var service: String?
  package var serviceReason: String?
  package var product: String?
  package var version: String?
  package var banner: String?
  package var title: String?
  package var vantage: String?
  package var observed: String

  package init(
    asset: Int64?, address: String, transport: String = "tcp", port: Int, state: String, stateReason: String,
    observed: String
  ) {
    self.asset = asset
    self.address = address
    self.transport = transport
    self.port = port
    self.state = state
    self.stateReason = stateReason
    self.observed = observed
  }

  package static let table = CaseTable(
    "endpoint",
    "Ports of hosts as seen from the network. Every open port has a row; closed and filtered ones are counted in "
      + "port_summary.", identity: ["transport", "port"],
    columns: [
      .number("id", "The endpoint's number; `endpoint` elsewhere refers to it.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address contacted.", .address),
      .text("transport", "tcp or udp.", .plain),
      .number("port", "The port.", .address),
      .text("state", "open, closed or filtered.", .plain),
      .text("state_reason", "accepted, refused, timed-out, unreachable, prohibited.", .plain),
      .text("service", "The protocol, such as ssh, https, telnet; NULL when nothing is known.", .plain),
      .text(
        "service_reason",
        "greeting (it said so), answer (it answered a question in its protocol), tls (it speaks TLS, and the rest was "
          + "said inside) or port-number (a guess).", .plain),
      .text("product", "The product, from what the service said.", .version),
      .text("version", "Its version, from what the service said.", .version),
      .text("banner", "The first line that the service sent, unprintable bytes escaped.", .version),
      .text("title", "The title of its first web page, unprintable bytes escaped.", .version),
      .text("vantage", "From where it was seen: lan, internet or the name of a place; see run.vantage.", .plain),
      .moment("observed", "When it was seen."),
    ])
}
