import GRDB
import Model

/// A socket that waits for peers, from the kernel's own table of this machine.
package struct Listener: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var exposure: String
  package var process: String?
  package var service: String?
  package var account: String?
  package var observed: String

  package init(
    asset: Int64?, address: String, transport: String, port: Int, exposure: String, process: String?,
    service: String? = nil, account: String?, observed: String
  ) {
    self.asset = asset
    self.address = address
    self.transport = transport
    self.port = port
    self.exposure = exposure
    self.process = process
    self.service = service
    self.account = account
    self.observed = observed
  }

  package static let table = CaseTable(
    "listener", "Listening sockets of this machine, from the kernel's table (proc(5), /proc/net/tcp and its kin).",
    identity: ["address", "transport", "port"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "This machine.", .plain),
      .text("address", "The address it is bound to; 0.0.0.0 and :: are all of them.", .address),
      .text("transport", "tcp or udp.", .plain),
      .number("port", "The port.", .address),
      .text(
        "exposure", "loopback (this machine only), all (every address) or address (one address of its own).", .plain),
      .text("process", "The program's name; NULL when it may not be seen.", .version),
      .text("service", "The protocol that the program speaks; NULL when its name does not tell.", .plain),
      .text("account", "The account that owns the socket.", .account),
      .moment("observed", "When it was seen."),
    ])
}
