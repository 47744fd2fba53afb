import CaseFile
package import Model
package import Network

/// Finds the open TCP ports of hosts, and listens to what the services behind them say of their own accord.
///
/// Nothing is ever sent.
package struct PortsProbe: Sendable {
  /// How long services are listened to, and how many at once.
  package struct Listening: Hashable, Sendable {
    /// How long a service may take to speak first.
    package var wait: Duration = .milliseconds(400)
    /// The same on ports whose protocol says that the server speaks first; some look their caller up before.
    package var waitWhereExpected: Duration = .seconds(3)
    /// Services of one host listened to at once.
    package var perHost = 4
    /// Hosts listened to at once.
    package var hosts = 16
    /// Services of one host listened to in all; a host with more open ports answers on everything.
    package var most = 256
    package init() {}
  }

  private let network: Network
  private let listening: Listening

  package init(network: Network, listening: Listening = Listening()) {
    self.network = network
    self.listening = listening
  }

  /// Whether `port` is one on which devices print, switch or stop working when they are sent bytes that they do not
  /// expect; no probe writes to it.
  package static func isFragile(_ port: UInt16) -> Bool { FragilePorts.all.contains(port) }

  /// Sweeps the hosts, then listens to every open port that is not fragile.
  ///
  /// Cancelling the task ends it at once; what was found by then is returned.
  ///
  /// - Parameters:
  ///   - hosts: The hosts; the caller has checked that each may be contacted.
  ///   - ports: The ports of each.
  ///   - limits: How fast and how hard; fragile ports are ended by a FIN in any case.
  ///   - seed: Determines the order of hosts and ports.
  ///   - observed: The time to write into the rows.
  ///   - progress: Called about ten times a second while the sweep runs.
  /// - Returns: One result for each host, in the order of `hosts`.
  package func sweep(
    hosts: [IPAddress], ports: PortSet, limits: SweepLimits = SweepLimits(), seed: UInt64, observed: Timestamp,
    progress: (@Sendable (SweepProgress) -> Void)? = nil
  ) async -> [HostPorts] {
    var limits = limits
    limits.endOrderly = limits.endOrderly.union(FragilePorts.all)
    let found = await network.sweep(hosts, ports: ports, limits: limits, seed: seed, progress: progress)
    let listener = GreetingListener(network: network, listening: listening, limits: limits)
    var greetings: [[UInt16: Greeting]] = Array(repeating: [:], count: found.count)
    await withTaskGroup(of: (Int, [UInt16: Greeting]).self) { group in
      var started = 0
      for (index, host) in found.enumerated() where !host.open.isEmpty {
        if started >= listening.hosts, let (done, heard) = await group.next() { greetings[done] = heard }
        group.addTask { (index, await listener.listen(to: host.address, ports: listened(host))) }
        started += 1
      }
      for await (done, heard) in group { greetings[done] = heard }
    }
    return zip(found, greetings).map { rows($0, $1, ports, observed) }
  }

  /// The ports of a host to listen to: those that usually greet come first when there are too many.
  private func listened(_ host: HostSweep) -> [UInt16] {
    let ports = host.open.filter { !PortsProbe.isFragile($0) }
    guard ports.count > listening.most else { return ports }
    let likely = ports.filter { ServiceNames.guess($0) != nil }
    let others = ports.filter { ServiceNames.guess($0) == nil }
    return (likely + others).prefix(listening.most).sorted()
  }

  private func rows(
    _ host: HostSweep, _ greetings: [UInt16: Greeting], _ ports: PortSet, _ observed: Timestamp
  ) -> HostPorts {
    let address = host.address.description
    let summary = PortSummary(
      asset: nil, address: address, ports: ports.description, open: host.open.count, closed: host.closed,
      filtered: host.filtered, unknown: host.unknown, observed: observed.iso)
    var contacts: [Contact] = []
    if host.attempts > 0 {
      contacts.append(
        Contact(
          at: observed.iso, module: "ports", address: address, ports: ports.description, connections: host.attempts,
          purpose: "connect-sweep"))
    }
    if !greetings.isEmpty {
      contacts.append(
        Contact(
          at: observed.iso, module: "ports", address: address, ports: PortSet(ports: greetings.keys).description,
          connections: greetings.count, purpose: "greeting"))
    }
    return HostPorts(
      address: host.address, endpoints: host.open.map { endpoint(address, $0, greetings[$0], observed) },
      summary: summary, contacts: contacts, isAlive: host.isAlive, obstacles: obstacles(host))
  }

  private func endpoint(_ address: String, _ port: UInt16, _ greeting: Greeting?, _ observed: Timestamp) -> Endpoint {
    var endpoint = Endpoint(
      asset: nil, address: address, port: Int(port), state: "open", stateReason: "accepted", observed: observed.iso)
    endpoint.product = greeting?.product
    endpoint.version = greeting?.version
    endpoint.banner = greeting?.banner
    endpoint.service = greeting?.service ?? ServiceNames.guess(port)
    if endpoint.service != nil { endpoint.serviceReason = greeting?.service == nil ? "port-number" : "greeting" }
    return endpoint
  }

  private func obstacles(_ host: HostSweep) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    if host.unknown > 0 {
      obstacles.append(Obstacle(reason: "not-tried", detail: "\(host.address): \(host.unknown) ports"))
    }
    let speakers = host.open.count { !PortsProbe.isFragile($0) }
    if speakers > listening.most {
      obstacles.append(
        Obstacle(reason: "too-many-open-ports", detail: "\(host.address): listened to \(listening.most) of \(speakers)")
      )
    }
    return obstacles
  }
}
