import GRDB
import Model

/// How many ports of a host were in which state.
package struct PortSummary: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var ports: String
  package var open: Int
  package var closed: Int
  package var filtered: Int
  package var unknown: Int
  package var listened: Int?
  package var spoke: Int?
  package var vantage: String?
  package var observed: String

  package init(
    asset: Int64?, address: String, transport: String = "tcp", ports: String, open: Int, closed: Int, filtered: Int,
    unknown: Int, observed: String
  ) {
    self.asset = asset
    self.address = address
    self.transport = transport
    self.ports = ports
    self.open = open
    self.closed = closed
    self.filtered = filtered
    self.unknown = unknown
    self.observed = observed
  }

  package static let table = CaseTable(
    "port_summary", "What the sweep of one host's ports came to.", identity: ["transport", "ports"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The host; NULL when no port of the address answered.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp or udp.", .plain),
      .text("ports", "The ports that were tried.", .plain),
      .number("open", "Ports that accepted a connection."),
      .number("closed", "Ports that refused it."),
      .number("filtered", "Ports that did not answer, or whose router said no."),
      .number("unknown", "Ports not tried to the end, for want of local resources or because the run was stopped."),
      .number("listened", "Open ports that were spoken to or listened to; the others are fragile, or too many."),
      .number("spoke", "Those of them that sent anything at all; few of many means a tarpit or a proxy in between."),
      .text("vantage", "From where it was seen; see run.vantage.", .plain),
      .moment("observed", "When the sweep ended."),
    ])
}
