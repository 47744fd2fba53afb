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
      jobs += fileModules(of: nil).filter(options.modules.contains).map { Job(module: $0, target: "/") }
    }
    for evidence in scope.evidence {
      jobs += (evidence.isDirectoryExport ? ["directory"] : fileModules(of: evidence.system))
        .filter(options.modules.contains)
        .map { Job(module: $0, target: evidence.path, name: evidence.name, unit: evidence.unit) }
    }
    if options.modules.contains("directory") {
      jobs += scope.directories.map { Job(module: "directory", target: $0.url, unit: $0.unit) }
    }
    if options.modules.contains("ports") { jobs += hosts(of: scope, options) + networks(of: scope, options) }
    var seen: Set<String> = []
    return jobs.filter { seen.insert("\($0.module) \($0.target)").inserted }
  }

  /// The target of the work on this machine's own sockets: the kernel's table, then the ports over loopback.
  package static let thisMachine = "localhost"

  /// The modules that read a system's files and contact nothing, in the order in which they are run.
  ///
  /// A system (`linux` or `windows`) that is not known is taken for Linux, whose modules then say what is missing.
  package static func fileModules(of system: String?) -> [String] {
    system == "windows" ? ["windows"] : ["passwords", "host", "files"]
  }

  /// Every module that reads files only.
  static let fileModules = Set(fileModules(of: "linux") + fileModules(of: "windows"))

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
