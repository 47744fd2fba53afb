package import Model

/// One socket for datagrams, connected to nobody; it is closed when it goes out of scope.
package struct DatagramSocket: ~Copyable, Sendable {
  /// What it carries.
  package enum Kind: Hashable, Sendable {
    /// UDP (RFC 768).
    case udp
    /// ICMP echo without the superuser, where `net.ipv4.ping_group_range` allows it (icmp(7)).
    case echo
  }

  let descriptor: Int32
  let loop: EventLoop

  deinit { loop.close(descriptor) }
}

/// One datagram that came, and from whom.
package struct Datagram: Hashable, Sendable {
  package var address: IPAddress
  package var port: UInt16
  /// What was in it, at most ``Network/longestDatagram`` bytes.
  package var bytes: [UInt8]
}
