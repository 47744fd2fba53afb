import CaseFile
import Model
import Probes

extension Scan {
  /// Looks at the TLS services of several hosts side by side; the services of one host one after another.
  func tls(_ jobs: [Job]) async throws {
    let probe = TLSProbe(network: network, anchors: options.anchors)
    try await withThrowingTaskGroup(of: (Job, [(port: UInt16, seen: TLSObservation)]).self) { group in
      for job in jobs {
        group.addTask { (job, await services(job, probe)) }
      }
      for try await (job, services) in group { try keep(services, job) }
    }
  }

  private func services(_ job: Job, _ probe: TLSProbe) async -> [(port: UInt16, seen: TLSObservation)] {
    guard let address = IPAddress(job.target), let ports = job.ports.flatMap({ PortSet($0) })?.ports else { return [] }
    guard address.isLoopback || scope.refusal(of: address) == nil else { return [] }
    var services: [(port: UInt16, seen: TLSObservation)] = []
    for (index, port) in ports.enumerated() where !Task.isCancelled {
      watch(.advanced(module: "tls", target: job.target, done: index, total: ports.count))
      services.append(
        (port, await probe.examine(address, port: port, name: job.name, observed: options.now(), seed: options.seed)))
    }
    return services
  }

  private func keep(_ services: [(port: UInt16, seen: TLSObservation)], _ job: Job) throws {
    let obstacles = services.flatMap(\.seen.obstacles)
    try end(job, as: obstacles.isEmpty ? .done : .partial, obstacles) { writer in
      for service in services {
        let endpoint = try writer.all(
          Endpoint.self, where: "asset = :asset AND address = :address AND transport = 'tcp' AND port = :port",
          [
            "asset": job.asset.map(CaseValue.integer) ?? .null, "address": .text(job.target),
            "port": .integer(Int64(service.port)),
          ]
        ).first
        try keep(service.seen, endpoint, job, &writer)
      }
      return job.asset
    }
  }

  private func keep(
    _ seen: TLSObservation, _ endpoint: Endpoint?, _ job: Job, _ writer: inout CaseWriter
  ) throws {
    try writer.insert(contentsOf: seen.contacts)
    if var absence = seen.absence {
      absence.asset = job.asset
      try writer.insert(&absence)
    }
    guard var service = seen.endpoint else { return }
    if var endpoint {
      endpoint.service = seen.service ?? endpoint.service
      endpoint.serviceReason = "tls"
      try writer.update(endpoint)
    }
    service.asset = job.asset
    service.endpoint = endpoint?.id
    try writer.insert(&service)
    for var certificate in seen.certificates {
      certificate.asset = job.asset
      certificate.tlsEndpoint = service.id
      try writer.insert(&certificate)
    }
    for var version in seen.versions {
      (version.asset, version.tlsEndpoint) = (job.asset, service.id)
      try writer.insert(&version)
    }
    for var suite in seen.suites {
      (suite.asset, suite.tlsEndpoint) = (job.asset, service.id)
      try writer.insert(&suite)
    }
    for var group in seen.groups {
      (group.asset, group.tlsEndpoint) = (job.asset, service.id)
      try writer.insert(&group)
    }
    for var signature in seen.signatures {
      (signature.asset, signature.tlsEndpoint) = (job.asset, service.id)
      try writer.insert(&signature)
    }
  }
}
