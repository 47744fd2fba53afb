import CaseFile
import Model
import Network
import Probes

extension Scan {
  /// Tries the ports of one host, one block of addresses, or this machine.
  func ports(_ job: Job) async throws {
    if job.target == JobPlan.thisMachine { return try await ownPorts(job) }
    guard let block = AddressBlock(job.target), let ports = job.ports.flatMap({ PortSet($0) }) else {
      return try end(job, as: .failed, [Obstacle(reason: "bad-target", detail: job.target)])
    }
    var refused: [Scope.Refusal] = []
    let elsewhere = try blocks(inside: block)
    // A piece of a larger network has hosts at its ends; only the scope's own networks end in addresses of no host.
    let edges = block.count == 1 ? [] : Set(scope.networks.flatMap(\.block.edges))
    let hosts = block.addresses.filter { host in
      if edges.contains(host) { return false }
      if elsewhere.contains(where: { $0.contains(host) }) { return false }
      guard let refusal = scope.refusal(of: host) else { return true }
      refused.append(refusal)
      return false
    }
    guard !hosts.isEmpty else {
      guard let refusal = refused.first else { return try end(job, as: .done, []) }
      return try end(
        job, as: .refused, [Obstacle(reason: refusal.rawValue, detail: refusal.reason[options.language])])
    }
    let seen = await look(at: hosts, ports, job)
    let alone = block.count == 1
    let silent = alone && !seen.hosts.contains(where: seen.isPresent)
    let obstacles =
      silent ? [Obstacle(reason: "no-answer", detail: job.target)] : seen.hosts.flatMap(\.obstacles)
    try end(job, as: obstacles.isEmpty ? .done : .partial, obstacles + silence(beyond: seen, job)) { writer in
      var asset: Int64?
      try writer.insert(contentsOf: (seen.discovered.map(contacts) ?? []) + seen.contacts)
      for host in seen.hosts {
        try writer.insert(contentsOf: host.contacts)
        if let contact = seen.datagrams[host.address]?.contact { try writer.insert(contentsOf: [contact]) }
        guard seen.isPresent(host) else {
          // Whoever asks for one host wants to know that it was silent; a network's empty addresses are many.
          if alone { try keepSummary(host, of: nil, &writer) }
          continue
        }
        let unit = scope.units.isEmpty ? job.unit : scope.unit(of: host.address) ?? job.unit
        asset = try self.asset(of: host, seen, named: alone ? job.name : nil, unit: unit, &writer).id
        try keep(seen.datagrams[host.address], of: asset, &writer)
        try keep(host, of: asset, named: alone ? job.name : nil, &writer)
        try plan(on: host.address, of: asset, named: alone ? job.name : nil, &writer)
        if let asset { try writer.judgeKind(of: asset, options.language) }
      }
      return alone ? asset : nil
    }
  }

  /// The addresses behind routers that were not examined because they answered nothing; that is no fault, but said.
  private func silence(beyond seen: Seen, _ job: Job) -> [Obstacle] {
    guard let silent = seen.discovered?.silentBeyond, !silent.isEmpty else { return [] }
    return [Obstacle(reason: "silent-addresses", detail: "\(job.target): \(silent.count)")]
  }

  /// Stores what a host answers over UDP.
  private func keep(_ host: HostDatagrams?, of asset: Int64?, _ writer: inout CaseWriter) throws {
    guard let host else { return }
    var summary = host.summary
    summary.asset = asset
    summary.vantage = options.vantage
    try writer.insert(&summary)
    for var endpoint in host.endpoints {
      endpoint.asset = asset
      endpoint.vantage = options.vantage
      try writer.insert(&endpoint)
    }
  }

  /// The smaller blocks and single hosts inside `block` that are pieces of work of their own: each host is tried once.
  private func blocks(inside block: AddressBlock) throws -> [AddressBlock] {
    try file.all(Job.self, where: "module = 'ports'").compactMap { AddressBlock($0.target) }
      .filter { $0 != block && block.contains($0) }
  }

  /// The kernel's table of this machine, every port over 127.0.0.1, and what listens on its other loopback addresses.
  private func ownPorts(_ job: Job) async throws {
    let now = options.now()
    let (listeners, unseen) = ListenersProbe.examine(observed: now)
    var found = await sweep([.loopback], job.ports.flatMap { PortSet($0) } ?? .all, job)
    let others = Dictionary(grouping: listeners.filter { $0.transport == "tcp" && $0.exposure == "loopback" }) {
      IPAddress($0.address)
    }
    for (address, sockets) in others.sorted(by: { ($0.key ?? .loopback) < ($1.key ?? .loopback) }) {
      guard let address, address != .loopback, !Task.isCancelled else { continue }
      found += await sweep([address], PortSet(ports: sockets.compactMap { UInt16(exactly: $0.port) }), job)
    }
    let obstacles = unseen + found.flatMap(\.obstacles)
    try end(job, as: obstacles.isEmpty ? .done : .partial, obstacles) { writer in
      let asset = try writer.thisMachine()
      for var listener in listeners {
        listener.asset = asset.id
        try writer.insert(&listener)
      }
      for host in found {
        try writer.insert(contentsOf: host.contacts)
        try keep(host, of: asset.id, named: nil, &writer)
        try plan(on: host.address, of: asset.id, named: nil, &writer)
      }
      return asset.id
    }
  }

  /// Sweeps the hosts and hears their services, those of frail makers with care; `noteLoss` learns how much gets lost on
  /// the way.
  func sweep(
    _ hosts: [IPAddress], _ ports: PortSet, _ job: Job, makers: [IPAddress: String] = [:],
    noteLoss: @escaping @Sendable (Double?) -> Void = { _ in }
  ) async -> [HostPorts] {
    await PortsProbe(network: network).sweep(
      hosts: hosts, ports: ports, limits: limits(for: hosts), seed: options.seed, vendor: { makers[$0] },
      observed: options.now()
    ) { progress in
      noteLoss(progress.loss)
      watch(.advanced(module: "ports", target: job.target, done: progress.known, total: progress.total))
    }
  }

  /// The scope's pace; over loopback only one that the scope asks for, since nothing fragile is on the way.
  ///
  /// Answers from behind routers may take longer: the first wait is then 600 ms, until round trips have been measured.
  func limits(for hosts: [IPAddress]) -> SweepLimits {
    if hosts.allSatisfy(\.isLoopback), scope.rate == Scope.Rate() {
      return SweepLimits(perSecond: 200_000, perHost: 1024)
    }
    let discovery = HostDiscovery(network: network)
    let isNear = hosts.allSatisfy { $0.isLoopback || discovery.isOnLink($0) }
    var limits = SweepLimits(
      perSecond: scope.rate.perSecond, perHost: scope.rate.perHost,
      firstWait: .milliseconds(isNear ? 200 : 600), secondWait: .milliseconds(isNear ? 400 : 950))
    limits.likely = PortSets.quick
    return limits
  }

  private func keepSummary(_ host: HostPorts, of asset: Int64?, _ writer: inout CaseWriter) throws {
    var summary = host.summary
    summary.asset = asset
    summary.vantage = options.vantage
    try writer.insert(&summary)
  }

  /// Writes down the work on a host's services that follows from its open ports.
  private func plan(on address: IPAddress, of asset: Int64?, named name: String?, _ writer: inout CaseWriter) throws {
    let open = try writer.all(
      Endpoint.self, where: "asset = :asset AND address = :address AND state = 'open'",
      ["asset": asset.map(CaseValue.integer) ?? .null, "address": .text(address.description)])
    for module in ServiceModule.all where options.modules.contains(module.id) {
      let meant = open.filter { endpoint in module.probes.contains { $0.isMeant(for: endpoint) } }
      guard !meant.isEmpty else { continue }
      var job = Job(
        module: module.id, target: address.description, name: name,
        ports: PortSet(ports: meant.compactMap { UInt16(exactly: $0.port) }).description, asset: asset)
      try writer.insert(&job)
    }
  }

  /// Stores one host's ports, and the work on its TLS services that follows from them.
  private func keep(_ host: HostPorts, of asset: Int64?, named name: String?, _ writer: inout CaseWriter) throws {
    try keepSummary(host, of: asset, &writer)
    var candidates: [UInt16] = []
    for var endpoint in host.endpoints {
      endpoint.asset = asset
      endpoint.vantage = options.vantage
      try writer.insert(&endpoint)
      let port = UInt16(clamping: endpoint.port)
      // Who spoke in clear text in a protocol without TLS is not asked for it.
      let approach = EndpointProbe.Approach(service: endpoint.service, reason: endpoint.serviceReason)
      if approach != nil, !PortsProbe.isFragile(port) { candidates.append(port) }
    }
    guard options.modules.contains("tls"), !candidates.isEmpty else { return }
    var job = Job(
      module: "tls", target: host.summary.address, name: name, ports: PortSet(ports: candidates).description,
      asset: asset)
    try writer.insert(&job)
  }
}
