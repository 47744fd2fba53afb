package import CaseFile
package import Model

/// What the ports probe found on one host, as rows of a case file that still lack their asset.
package struct HostPorts: Sendable {
  package var address: IPAddress
  /// The open ports, in ascending order.
  package var endpoints: [Endpoint]
  package var summary: PortSummary
  /// What was sent where.
  package var contacts: [Contact]
  /// Whether the host itself answered at all: with a connection or a refusal.
  package var isAlive: Bool
  /// What kept the host from being examined to the end.
  package var obstacles: [Obstacle]
}
