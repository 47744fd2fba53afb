import GRDB
import Model

/// One line of the audit log: what was sent where.
package struct Contact: CaseRecord, Hashable {
  package var id: Int64?
  package var at: String
  package var module: String
  package var address: String
  package var transport: String
  package var ports: String
  package var connections: Int
  package var purpose: String

  package init(
    at: String, module: String, address: String, transport: String = "tcp", ports: String, connections: Int,
    purpose: String
  ) {
    self.at = at
    self.module = module
    self.address = address
    self.transport = transport
    self.ports = ports
    self.connections = connections
    self.purpose = purpose
  }

  package static let table = CaseTable(
    "contact", "The audit log: every contact with a host, one row for each host and step.", identity: ["id"],
    columns: [
      .number("id", "The row's number, in order of time.", .plain),
      .moment("at", "When the step began."),
      .text("module", "The module that made it.", .plain),
      .text("address", "The address contacted.", .address),
      .text("transport", "tcp or udp.", .plain),
      .text("ports", "The ports contacted, such as 22,80,8000-8100.", .address),
      .number("connections", "How many connections were tried."),
      .text("purpose", "What for, such as connect-sweep, greeting, question, tls-versions, tls-certificate.", .plain),
    ])
}
