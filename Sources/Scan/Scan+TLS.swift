import CaseFile
import Model
import Probes

extension Scan {
  /// What one port showed.
  private typealias Service = (port: UInt16, seen: EndpointProbe.Seen)

  /// Looks at the TLS services of several hosts side by side; the services of one host one after another.
  func tls(_ jobs: [Job]) async throws {
    let probe = EndpointProbe(network: network, anchors: options.anchors)
    let known = try jobs.map { try ($0, endpoints(of: $0)) }
    try await withThrowingTaskGroup(of: (Job, [Service]).self) { group in
      for (job, endpoints) in known {
        group.addTask { (job, await services(job, endpoints, probe)) }
      }
      for try await (job, services) in group { try keep(services, job) }
    }
  }

  /// What is known of the host's open ports, by number.
  func endpoints(of job: Job) throws -> [UInt16: Endpoint] {
    let rows = try file.all(
      Endpoint.self, where: "asset = :asset AND address = :address AND transport = 'tcp' AND state = 'open'",
      ["asset": job.asset.map(CaseValue.integer) ?? .null, "address": .text(job.target)])
    return Dictionary(rows.map { (UInt16(clamping: $0.port), $0) }) { first, _ in first }
  }

  private func services(_ job: Job, _ known: [UInt16: Endpoint], _ probe: EndpointProbe) async -> [Service] {
    guard let address = IPAddress(job.target), let ports = job.ports.flatMap({ PortSet($0) })?.ports else { return [] }
    guard address.isLoopback || scope.refusal(of: address) == nil else { return [] }
    var services: [Service] = []
    for (index, port) in ports.enumerated() where !Task.isCancelled {
      watch(.advanced(module: "tls", target: job.target, done: index, total: ports.count))
      let endpoint = known[port]
      guard let approach = EndpointProbe.Approach(service: endpoint?.service, reason: endpoint?.serviceReason) else {
        continue
      }
      services.append(
        (
          port,
          await probe.examine(
            address, port: port, name: job.name, approach: approach, observed: options.now(), seed: options.seed)
        ))
    }
    return services
  }

  private func keep(_ services: [Service], _ job: Job) throws {
    let obstacles = services.flatMap(\.seen.obstacles)
    let known = try endpoints(of: job)
    try end(job, as: obstacles.isEmpty ? .done : .partial, obstacles) { writer in
      let rows = EndpointRows(asset: job.asset, profiles: options.profiles)
      for (port, seen) in services { try rows.keep(seen, of: known[port], &writer) }
      return job.asset
    }
  }
}
