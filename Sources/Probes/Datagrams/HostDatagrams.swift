package import CaseFile
package import Model

/// What one host answered over UDP, as rows of a case file that still lack their asset.
package struct HostDatagrams: Sendable {
  package var address: IPAddress
  /// The services that answered, by port.
  package private(set) var endpoints: [Endpoint] = []
  /// What was sent there.
  package var contact: Contact
  /// The name that the host gives itself, and over what: `mdns`, `netbios` or `snmp`.
  package private(set) var name: (text: String, reason: String)?
  /// The hardware address that it gives itself.
  package private(set) var mac: String?

  init(address: IPAddress, contact: Contact) {
    self.address = address
    self.contact = contact
  }

  /// How many services were asked and what came of it.
  package var summary: PortSummary {
    let asked = DatagramsProbe.ports
    return PortSummary(
      asset: nil, address: address.description, transport: "udp", ports: asked.description, open: endpoints.count,
      closed: 0, filtered: 0, unknown: asked.count - endpoints.count, observed: contact.at)
  }

  mutating func add(_ seen: DatagramService.Seen, _ port: UInt16, _ observed: Timestamp) {
    mac = mac ?? seen.mac
    // Whoever is called something in several places is called what the better one says.
    let reasons = ["mdns": "mdns", "netbios-ns": "netbios", "snmp": "snmp", "mssql-browser": "netbios"]
    if let text = seen.name, let reason = reasons[seen.service], name == nil || rank(reason) < rank(name?.reason) {
      name = (text, reason)
    }
    if let known = endpoints.firstIndex(where: { $0.port == Int(port) }) {
      // SNMP answers twice: who answers a community tells more than who tells its engine.
      if seen.banner != nil || endpoints[known].version == "3" { fill(&endpoints[known], seen) }
      return
    }
    var endpoint = Endpoint(
      asset: nil, address: address.description, transport: "udp", port: Int(port), state: "open",
      stateReason: "answered", observed: observed.iso)
    fill(&endpoint, seen)
    endpoints.append(endpoint)
    endpoints.sort { $0.port < $1.port }
  }

  private func fill(_ endpoint: inout Endpoint, _ seen: DatagramService.Seen) {
    endpoint.service = seen.service
    endpoint.serviceReason = "answer"
    endpoint.product = seen.product
    endpoint.version = seen.version
    endpoint.banner = seen.banner
  }

  private func rank(_ reason: String?) -> Int { ["mdns", "netbios", "snmp"].firstIndex(of: reason ?? "") ?? 9 }
}
