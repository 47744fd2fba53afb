import GRDB
import Model

/// A machine that was examined, over the network or from its files.
package struct Asset: CaseRecord, Hashable {
  package var id: Int64?
  package var address: String?
  package var name: String?
  package var mac: String?
  package var vendor: String?
  package var discovery: String?
  package var nameReason: String?
  package var kind: String?
  package var kindReason: String?
  package var unit: String?
  package var origin: String
  package var place: String?

  /// Makes a record without an id; `origin` is `this-machine`, `network` or `evidence`.
  package init(
    address: String? = nil, name: String? = nil, unit: String? = nil, origin: String, place: String? = nil
  ) {
    self.address = address
    self.name = name
    self.unit = unit
    self.origin = origin
    self.place = place
  }

  /// How the asset is called in a finding's fingerprint: its address, else its name, else where its files are.
  package var label: String { address ?? name ?? place ?? "?" }

  package static let table = CaseTable(
    "asset", "The machines that were examined.", identity: [],
    columns: [
      .number("id", "The asset's number; `asset` elsewhere refers to it.", .plain),
      .text("address", "Its address; NULL for a machine known from its files only.", .address),
      .text("name", "Its host name.", .name),
      .text("mac", "Its hardware address.", .address),
      .text(
        "discovery",
        "How it was found to be there: neighbour-table, own-address, echo, tcp (a port answered) or udp; NULL when "
          + "nobody looked.", .plain),
      .text(
        "name_reason", "Where the name comes from: scope, reverse-dns, netbios, mdns or snmp; NULL for this machine.",
        .plain),
      .text("vendor", "The maker, from the hardware address.", .version),
      .text(
        "kind",
        "What it is taken for: windows, linux, printer, nas, camera, router, switch, access-point, phone, industrial, "
          + "hypervisor, management (a server's iLO, iDRAC and kin), power (a UPS) or mobile.", .plain),
      .text("kind_reason", "Why it is taken for that, in the language of the run.", .version),
      .text("unit", "The organisational unit it belongs to.", .plain),
      .text("origin", "this-machine, network or evidence.", .plain),
      .text("place", "The root folder that its files were read from.", .path),
    ])
}
