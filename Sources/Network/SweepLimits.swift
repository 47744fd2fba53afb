package import Model

/// How fast and how hard a sweep may go.
package struct SweepLimits: Hashable, Sendable {
  /// Connection attempts a second, over all hosts.
  package var perSecond: Int
  /// Connections under way to one host at once.
  package var perHost: Int
  /// Connections under way in all; the limit on descriptors lowers it further.
  package var inFlight: Int
  /// How long the first round waits for an answer, until round trips have been measured.
  ///
  /// Below one second the kernel sends exactly one SYN for each attempt (RFC 6298 § 2.1). 200 ms suit the office's own
  /// networks; hosts behind slow links need 600 to 1000 ms.
  package var firstWait: Duration
  /// How long later rounds wait on the ports that were silent; zero leaves them out.
  package var secondWait: Duration
  /// Ports worth a second attempt wherever they were silent, even on a path that loses nothing.
  package var likely = PortSet([])
  /// Hosts that need more care than the rest.
  package var caps: [IPAddress: HostCap] = [:]
  /// Ports whose connections are ended by a FIN, not by a reset.
  package var endOrderly: PortSet

  package init(
    perSecond: Int = 2000, perHost: Int = 16, inFlight: Int = 4096, firstWait: Duration = .milliseconds(200),
    secondWait: Duration = .milliseconds(400), endOrderly: PortSet = PortSet([])
  ) {
    self.perSecond = perSecond
    self.perHost = perHost
    self.inFlight = inFlight
    self.firstWait = firstWait
    self.secondWait = secondWait
    self.endOrderly = endOrderly
  }
}
