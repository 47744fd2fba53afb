package import Model

/// What a sweep found on one host.
///
/// The counts and the open ports together are all the ports asked for.
package struct HostSweep: Hashable, Sendable {
  package let address: IPAddress
  /// Ports that accepted a connection, in ascending order.
  package var open: [UInt16] = []
  /// Ports that refused it.
  package var closed = 0
  /// Ports that did not answer in any round.
  package var timedOut = 0
  /// Ports for which a router, or this machine, said that there is no way.
  package var unreachable = 0
  /// Ports that a rule on the way forbids.
  package var prohibited = 0
  /// Ports not tried to the end: the sweep was stopped, or this machine lacked the means.
  package var unknown = 0
  /// Connection attempts made.
  package var attempts = 0

  package init(address: IPAddress) { self.address = address }

  /// Ports that gave neither a connection nor a refusal.
  package var filtered: Int { timedOut + unreachable + prohibited }
  /// Whether it accepts connections so freely that an open port proves nothing until somebody speaks there: a tarpit,
  /// or a firewall that answers in its hosts' place.
  package var isDoubtful: Bool { open.count > 100 || open.count >= 20 && closed == 0 && filtered * 10 < open.count }
  /// Whether the host itself answered at all.
  package var isAlive: Bool { !open.isEmpty || closed > 0 }
}
