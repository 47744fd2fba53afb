/// A block of addresses with a common prefix (CIDR, RFC 4632), described without expanding it.
package struct AddressBlock: Hashable, Sendable {
  /// The first address of the block.
  package let first: IPAddress
  /// How many leading bits are fixed: 0 to 32 or 0 to 128.
  package let prefix: Int

  /// The block of `prefix` bits that holds `address`; nil when the prefix is longer than the address.
  package init?(holding address: IPAddress, prefix: Int) {
    let width = address.family == .v4 ? 32 : 128
    guard (0...width).contains(prefix) else { return nil }
    let hostBits = width - prefix
    let start = hostBits == 128 ? 0 : (address.value >> UInt128(hostBits)) << UInt128(hostBits)
    first = address.family == .v4 ? IPAddress(v4: UInt32(truncatingIfNeeded: start)) : IPAddress(v6: start)
    self.prefix = prefix
  }

  /// The block of this one address.
  package init(_ address: IPAddress) {
    first = address
    prefix = address.family == .v4 ? 32 : 128
  }

  /// Reads `192.168.10.0/24`, `fd00::/64` or a single address; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first, let address = IPAddress(head) else { return nil }
    guard parts.count == 2 else {
      self.init(address)
      return
    }
    guard let prefix = Int(parts[1]), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.init(holding: address, prefix: prefix)
  }

  private var hostBits: Int { (first.family == .v4 ? 32 : 128) - prefix }

  /// How many addresses it holds; saturates at the largest number for ::/0.
  package var count: UInt128 { hostBits == 128 ? .max : 1 << UInt128(hostBits) }

  package var last: IPAddress {
    let end = first.value + (count - 1)
    return first.family == .v4 ? IPAddress(v4: UInt32(truncatingIfNeeded: end)) : IPAddress(v6: end)
  }

  package func contains(_ address: IPAddress) -> Bool {
    address.family == first.family && address >= first && address <= last
  }

  package func contains(_ other: AddressBlock) -> Bool { contains(other.first) && contains(other.last) }

  /// The address at `offset` from the first.
  ///
  /// - Precondition: `offset` is below `count`.
  package subscript(offset: UInt128) -> IPAddress {
    precondition(offset < count, "offset outside the block")
    let value = first.value + offset
    return first.family == .v4 ? IPAddress(v4: UInt32(truncatingIfNeeded: value)) : IPAddress(v6: value)
  }

  /// The network and the broadcast address of an IPv4 block of four addresses or more, which are no host's; empty for
  /// smaller ones (RFC 3021 lets both be hosts in a /31) and for IPv6.
  package var edges: [IPAddress] { first.family == .v4 && hostBits >= 2 ? [first, last] : [] }

  /// Every address, edges included, one after another.
  package var addresses: some Sequence<IPAddress> & Sendable { (0..<count).lazy.map { [self] in self[$0] } }

  /// The addresses that can be a host's: all but the edges.
  package var hosts: some Sequence<IPAddress> & Sendable {
    let edges = edges
    return addresses.filter { !edges.contains($0) }
  }
}

extension AddressBlock: CustomStringConvertible {
  package var description: String {
    hostBits == 0 ? first.description : "\(first)/\(prefix)"
  }
}
