import CaseFile
import Model
import Network
import Probes
import Synchronization

extension Scan {
  /// What was learnt of the hosts of one piece of work: who is there, their ports, what they answer over UDP, their names.
  struct Seen: Sendable {
    var hosts: [HostPorts] = []
    var datagrams: [IPAddress: HostDatagrams] = [:]
    var discovered: DiscoveredHosts?
    var names: [IPAddress: String] = [:]
    /// What went to name servers.
    var contacts: [Contact] = []

    /// Whether there is a host at the address.
    func isPresent(_ host: HostPorts) -> Bool {
      host.isAlive || discovered?[host.address] != nil || datagrams[host.address]?.endpoints.isEmpty == false
    }
  }

  /// Looks at `hosts`: searches for those that are there, unless one was named, and examines them.
  func look(at hosts: [IPAddress], _ ports: PortSet, _ job: Job) async -> Seen {
    var seen = Seen()
    let discovery = HostDiscovery(network: network)
    let pace = limits(for: hosts)
    if hosts.count > 1 {
      var found = await discovery.find(hosts, wider: PortSets.quick, limits: pace, seed: options.seed)
      let loss = Mutex<Double?>(nil)
      seen.hosts = await sweep(found.hosts.map(\.address), ports, job, makers: makers(of: found)) { new in
        loss.withLock { $0 = new }
      }
      let late = await discovery.findLate(&found, loss: loss.withLock { $0 }, limits: pace)
      if !late.isEmpty { seen.hosts += await sweep(late.map(\.address), ports, job) { _ in } }
      seen.discovered = found
    } else {
      seen.hosts = await sweep(hosts, ports, job) { _ in }
    }
    for index in seen.hosts.indices { seen.hosts[index].keepWhatSpokeIfDoubtful() }
    guard !Task.isCancelled else { return seen }
    let asked = seen.hosts.filter { host in
      !host.address.isLoopback && (hosts.count == 1 || seen.isPresent(host))
        && !DatagramsProbe.isController(host.endpoints.compactMap { UInt16(exactly: $0.port) })
    }
    let limits = DatagramLimits(perSecond: pace.perSecond)
    for host in await DatagramsProbe(network: network).ask(
      hosts: asked.map(\.address), limits: limits, seed: options.seed, observed: options.now())
    { seen.datagrams[host.address] = host }
    await name(&seen)
    return seen
  }

  /// Who made the network cards of the hosts, as far as their hardware addresses are known.
  private func makers(of found: DiscoveredHosts) -> [IPAddress: String] {
    var makers: [IPAddress: String] = [:]
    for host in found.hosts { makers[host.address] = host.mac.flatMap(VendorRegistry.system.vendor) }
    return makers
  }

  /// Asks the office's name server, if the scope has one, what the hosts are called.
  private func name(_ seen: inout Seen) async {
    let present = seen.hosts.filter(seen.isPresent).map(\.address).filter { !$0.isLoopback }
    guard !present.isEmpty else { return }
    let server = ReverseNames(network: network, servers: ReverseNames.configured())
    let answer = await server.names(of: present, perSecond: 500, seed: options.seed)
    seen.names = answer.names
    seen.contacts = answer.sent.sorted { $0.key < $1.key }.map { address, count in
      Contact(
        at: options.now().iso, module: "ports", address: address.description, transport: "udp", ports: "53",
        connections: count, purpose: "reverse-dns")
    }
  }

  /// What was sent to find hosts, one line for each address and step.
  func contacts(of found: DiscoveredHosts) -> [Contact] {
    let at = options.now().iso
    return found.contacts.sorted { $0.key < $1.key }.flatMap { address, steps in
      steps.map { step, count in
        let (transport, ports) =
          switch step {
          case .neighbours: ("udp", "9")
          case .echo: ("icmp", "echo")
          case .doors(let ports): ("tcp", ports.description)
          }
        return Contact(
          at: at, module: "ports", address: address.description, transport: transport, ports: ports,
          connections: count, purpose: "discovery")
      }.sorted { ($0.transport, $0.ports) < ($1.transport, $1.ports) }
    }
  }

  /// The row of a host with what was learnt of its identity.
  func asset(of host: HostPorts, _ seen: Seen, named name: String?, unit: String?, _ writer: inout CaseWriter) throws
    -> Asset
  {
    var asset = try writer.host(host.summary.address, name: name, unit: unit)
    let datagrams = seen.datagrams[host.address]
    let found = seen.discovered?[host.address]
    let neighbour = found?.mac == nil ? neighbour(host.address) : nil
    asset.mac = found?.mac ?? neighbour?.mac ?? datagrams?.mac ?? asset.mac
    asset.discovery =
      found?.reason.rawValue ?? neighbour.map { _ in FoundHost.Reason.neighbourTable.rawValue }
      ?? (host.isAlive ? FoundHost.Reason.tcp.rawValue : FoundHost.Reason.udp.rawValue)
    if asset.name != nil {
      asset.nameReason = asset.nameReason ?? "scope"
    } else if let name = seen.names[host.address] {
      (asset.name, asset.nameReason) = (name, "reverse-dns")
    } else if let name = datagrams?.name {
      (asset.name, asset.nameReason) = (name.text, name.reason)
    }
    try writer.update(asset)
    return asset
  }

  /// What the kernel knows of a host on one of this machine's own networks, having just spoken with it.
  private func neighbour(_ address: IPAddress) -> Neighbour? {
    Neighbour.table()?.first { $0.address == address && $0.isPresent }
  }
}
