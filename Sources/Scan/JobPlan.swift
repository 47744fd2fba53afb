package import CaseFile
package import Model

/// The pieces of work that follow from a scope.
package enum JobPlan {
  /// The largest block that is one piece of work: what a killed run has to do again.
  static let largestBlock = 24

  /// The work known before anything was looked at, in the order in which it is done.
  ///
  /// The TLS services to look at follow from the ports found open; see `Scan`.
  package static func jobs(for scope: Scope, _ options: ScanOptions) -> [Job] {
    var jobs: [Job] = []
    if options.thisMachine {
      if options.modules.contains("ports") {
        jobs.append(
          Job(module: "ports", target: thisMachine, ports: options.ownPorts.description))
      }
      if options.modules.contains("passwords") { jobs.append(Job(module: "passwords", target: "/")) }
    }
    if options.modules.contains("passwords") {
      jobs += scope.evidence.map { Job(module: "passwords", target: $0.path, name: $0.name, unit: $0.unit) }
    }
    if options.modules.contains("ports") { jobs += hosts(of: scope, options) + networks(of: scope, options) }
    var seen: Set<String> = []
    return jobs.filter { seen.insert("\($0.module) \($0.target)").inserted }
  }

  /// The target of the work on this machine's own sockets: the kernel's table, then the ports over loopback.
  package static let thisMachine = "localhost"

  private static func hosts(of scope: Scope, _ options: ScanOptions) -> [Job] {
    scope.hosts.compactMap { host in
      host.address.map { address in
        Job(
          module: "ports", target: address.description, name: host.name, ports: options.ports.description,
          unit: scope.unit(of: address))
      }
    }
  }

  /// One piece of work for each /24 (IPv6: /120) of every network.
  private static func networks(of scope: Scope, _ options: ScanOptions) -> [Job] {
    scope.networks.flatMap { network -> [Job] in
      let prefix = network.block.first.family == .v4 ? largestBlock : 120
      return network.block.split(into: prefix).map { block in
        Job(
          module: "ports", target: block.description, ports: options.ports.description,
          unit: network.unit ?? scope.unit(of: block.first))
      }
    }
  }
}

extension AddressBlock {
  /// The blocks of `prefix` bits that make it up, or itself when it is no larger.
  func split(into prefix: Int) -> [AddressBlock] {
    guard self.prefix < prefix else { return [self] }
    let step = UInt128(1) << UInt128((first.family == .v4 ? 32 : 128) - prefix)
    return stride(from: UInt128(0), to: count, by: Int(step)).compactMap {
      AddressBlock(holding: self[$0], prefix: prefix)
    }
  }
}
