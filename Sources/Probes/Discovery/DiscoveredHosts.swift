package import Model

/// A host that showed that it is there, and how.
package struct FoundHost: Hashable, Sendable {
  /// How a host is known to be there, as a case file writes it.
  package enum Reason: String, Hashable, Sendable {
    case neighbourTable = "neighbour-table"
    case ownAddress = "own-address"
    case echo
    case tcp
    case udp
  }

  package var address: IPAddress
  package var reason: Reason
  /// Its hardware address, on this machine's own networks.
  package var mac: String?

  package init(address: IPAddress, reason: Reason, mac: String? = nil) {
    self.address = address
    self.reason = reason
    self.mac = mac
  }
}

/// What a search for hosts came to.
package struct DiscoveredHosts: Sendable {
  /// One way of asking whether somebody is there.
  package enum Step: Hashable, Sendable {
    case neighbours
    case echo
    case doors(PortSet)
  }

  private var found: [IPAddress: FoundHost] = [:]
  /// Addresses on link that nobody answers for: nothing there can be reached.
  package internal(set) var silentOnLink: [IPAddress] = []
  /// Addresses behind routers that answered nothing that was tried; somebody may be there all the same.
  package internal(set) var silentBeyond: [IPAddress] = []
  /// What was sent to each address in each step: how many datagrams or connections.
  package private(set) var contacts: [IPAddress: [Step: Int]] = [:]

  init() {}

  /// The hosts by address.
  package var hosts: [FoundHost] { found.values.sorted { $0.address < $1.address } }
  package subscript(address: IPAddress) -> FoundHost? { found[address] }

  /// Adds a host; how it was found first stays.
  mutating func add(_ host: FoundHost) { if found[host.address] == nil { found[host.address] = host } }

  /// Drops from the silent addresses those that have answered meanwhile.
  mutating func forgetAnswered() {
    let found = found
    silentOnLink.removeAll { found[$0] != nil }
  }

  mutating func note(_ step: Step, _ address: IPAddress, _ count: Int) {
    guard count > 0 else { return }
    contacts[address, default: [:]][step, default: 0] += count
  }

  mutating func add(contactsOf other: DiscoveredHosts) {
    for (address, steps) in other.contacts {
      for (step, count) in steps { note(step, address, count) }
    }
  }
}
