import CaseFile
import Model
import Probes

extension Scan {
  /// Looks at the services of several hosts side by side; those of one host one after another.
  func services(_ jobs: [Job], of module: ServiceModule) async throws {
    let known = try jobs.map { job in (job, try places(of: job)) }
    try await withThrowingTaskGroup(of: (Job, [Service]).self) { group in
      for (job, places) in known { group.addTask { (job, await look(at: places, job, module)) } }
      for try await (job, seen) in group { try keep(seen, job) }
    }
  }

  /// What one endpoint showed to one probe.
  private typealias Service = (endpoint: Endpoint, seen: ServiceObservation)

  private func look(at places: [ServicePlace], _ job: Job, _ module: ServiceModule) async -> [Service] {
    var seen: [Service] = []
    for (index, place) in places.enumerated() where !Task.isCancelled {
      watch(.advanced(module: job.module, target: job.target, done: index, total: places.count))
      for probe in module.probes where probe.isMeant(for: place.endpoint) {
        var place = place
        place.observed = options.now()
        seen.append((place.endpoint, await probe.init(network: network).examine(place)))
      }
    }
    return seen
  }

  /// The open ports of a piece of work's host, while the scope allows them to be contacted.
  private func places(of job: Job) throws -> [ServicePlace] {
    guard let address = IPAddress(job.target), let ports = job.ports.flatMap({ PortSet($0) }),
      address.isLoopback || scope.refusal(of: address) == nil
    else { return [] }
    let host = job.asset.map(CaseValue.integer) ?? .null
    let asset = try file.all(Asset.self, where: "id = :asset", ["asset": host]).first
    return try file.all(
      Endpoint.self, where: "asset = :asset AND address = :address AND state = 'open'",
      ["asset": host, "address": .text(job.target)]
    ).compactMap { endpoint in
      guard let port = UInt16(exactly: endpoint.port), ports.contains(port) else { return nil }
      return ServicePlace(
        address: address, port: port, endpoint: endpoint, asset: asset, name: job.name, vantage: options.vantage,
        observed: options.now(), seed: options.seed)
    }
  }

  private func keep(_ services: [Service], _ job: Job) throws {
    let obstacles = services.flatMap(\.seen.obstacles)
    try end(job, as: obstacles.isEmpty ? .done : .partial, obstacles) { writer in
      for (endpoint, seen) in services {
        try writer.insert(contentsOf: seen.contacts)
        for row in seen.rows { try writer.insert(row, of: job.asset, endpoint) }
      }
      return job.asset
    }
  }
}

extension CaseWriter {
  fileprivate mutating func insert(_ row: some ServiceRecord, of asset: Int64?, _ endpoint: Endpoint) throws {
    var row = row
    row.asset = asset
    row.endpoint = endpoint.id
    try insert(&row)
  }
}
