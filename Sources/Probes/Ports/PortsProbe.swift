import CaseFile
package import Model
package import Network

/// Finds the open TCP ports of hosts, and who is behind them: what services say of their own accord, and, of those that
/// wait for the client, what they answer to harmless questions in the protocols that they may speak.
package struct PortsProbe: Sendable {
  /// How long services are waited for, and how many at once.
  package struct Listening: Hashable, Sendable {
    /// How long a service may take to speak first.
    package var wait: Duration = .milliseconds(400)
    /// The same on ports whose protocol says that the server speaks first; some look their caller up before.
    package var waitWhereExpected: Duration = .seconds(3)
    /// How long the question that the port suggests and its answer may take.
    package var waitForAnswer: Duration = .milliseconds(1500)
    /// The same for a question that the port does not suggest.
    package var waitForGuess: Duration = .milliseconds(700)
    /// How long one service may take in all.
    package var service: Duration = .seconds(8)
    /// Connections to one service in all, the sweep's own not counted.
    package var connections = 8
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

  /// Sweeps the hosts, then listens to every open port that is not fragile, and asks those that stay silent.
  ///
  /// Cancelling the task ends it at once; what was found by then is returned.
  ///
  /// - Parameters:
  ///   - hosts: The hosts; the caller has checked that each may be contacted.
  ///   - ports: The ports of each.
  ///   - limits: How fast and how hard; fragile ports are ended by a FIN in any case.
  ///   - seed: Determines the order of hosts and ports.
  ///   - vendor: Who made the network card of a host, where that is known: some makers' devices are frail.
  ///   - observed: The time to write into the rows.
  ///   - progress: Called about ten times a second while the sweep runs.
  /// - Returns: One result for each host, in the order of `hosts`.
  package func sweep(
    hosts: [IPAddress], ports: PortSet, limits: SweepLimits = SweepLimits(), seed: UInt64,
    vendor: @Sendable (IPAddress) -> String? = { _ in nil }, observed: Timestamp,
    progress: (@Sendable (SweepProgress) -> Void)? = nil
  ) async -> [HostPorts] {
    var limits = limits
    limits.endOrderly = limits.endOrderly.union(FragilePorts.all)
    for host in hosts { limits.caps[host] = limits.caps[host] ?? vendor(host).flatMap(HostVendors.kind)?.cap }
    let found = await network.sweep(hosts, ports: ports, limits: limits, seed: seed, progress: progress)
    let interview = Interview(network: network, listening: listening, limits: limits)
    var heard: [[UInt16: Identity]] = Array(repeating: [:], count: found.count)
    await withTaskGroup(of: (Int, [UInt16: Identity]).self) { group in
      var started = 0
      for (index, host) in found.enumerated() where !host.open.isEmpty {
        if started >= listening.hosts, let (done, said) = await group.next() { heard[done] = said }
        let care = HostCare(open: host.open, vendor: vendor(host.address))
        group.addTask { (index, await interview.hear(host.address, ports: heardPorts(host, care), care)) }
        started += 1
      }
      for await (done, said) in group { heard[done] = said }
    }
    return zip(found, heard).map { rows($0, $1, ports, observed) }
  }

  /// The ports of a host to speak to: those whose numbers say something come first when there are too many.
  private func heardPorts(_ host: HostSweep, _ care: HostCare) -> [UInt16] {
    let ports = host.open.filter { !care.forbids($0) }
    guard ports.count > listening.most else { return ports }
    let likely = ports.filter { ServiceNames.guess($0) != nil }
    let others = ports.filter { ServiceNames.guess($0) == nil }
    return (likely + others).prefix(listening.most).sorted()
  }

  private func rows(
    _ host: HostSweep, _ heard: [UInt16: Identity], _ ports: PortSet, _ observed: Timestamp
  ) -> HostPorts {
    let address = host.address.description
    var summary = PortSummary(
      asset: nil, address: address, ports: ports.description, open: host.open.count, closed: host.closed,
      filtered: host.filtered, unknown: host.unknown, observed: observed.iso)
    summary.spoke = heard.values.count(where: \.hasSpoken)
    summary.listened = heard.count
    let steps =
      [("connect-sweep", ports, host.attempts)]
      + ["greeting", "question", "tls-question"].map { purpose in
        let asked = heard.filter { $0.value.connections[purpose] != nil }
        return (
          purpose, PortSet(ports: asked.keys), asked.values.reduce(0) { $0 + ($1.connections[purpose] ?? 0) }
        )
      }
    let contacts = steps.filter { !$0.1.isEmpty }.map { purpose, ports, connections in
      Contact(
        at: observed.iso, module: "ports", address: address, ports: ports.description, connections: connections,
        purpose: purpose)
    }
    return HostPorts(
      address: host.address, endpoints: host.open.map { endpoint(address, $0, heard[$0], observed) },
      summary: summary, contacts: contacts, isAlive: host.isAlive, obstacles: obstacles(host))
  }

  private func endpoint(
    _ address: String, _ port: UInt16, _ heard: Identity?, _ observed: Timestamp
  ) -> Endpoint {
    var endpoint = Endpoint(
      asset: nil, address: address, port: Int(port), state: "open", stateReason: "accepted", observed: observed.iso)
    endpoint.product = heard?.product
    endpoint.version = heard?.version
    endpoint.banner = heard?.banner
    endpoint.title = heard?.title
    if let service = heard?.service {
      (endpoint.service, endpoint.serviceReason) = (service, heard?.proof?.rawValue)
    } else if let service = ServiceNames.guess(port) {
      (endpoint.service, endpoint.serviceReason) = (service, "port-number")
    }
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
