import CaseFile
import Model
import Probes

extension Scan {
  /// Looks at the SSH services of several hosts side by side; the services of one host one after another.
  func ssh(_ jobs: [Job]) async throws {
    let probe = SSHProbe(network: network)
    try await withThrowingTaskGroup(of: (Job, [SSHProbe.Observation]).self) { group in
      for job in jobs { group.addTask { (job, await services(job, probe)) } }
      for try await (job, seen) in group { try keep(seen, job) }
    }
  }

  private func services(_ job: Job, _ probe: SSHProbe) async -> [SSHProbe.Observation] {
    guard let address = IPAddress(job.target), let ports = job.ports.flatMap({ PortSet($0) })?.ports,
      address.isLoopback || scope.refusal(of: address) == nil
    else { return [] }
    var seen: [SSHProbe.Observation] = []
    for (index, port) in ports.enumerated() where !Task.isCancelled {
      watch(.advanced(module: "ssh", target: job.target, done: index, total: ports.count))
      seen.append(await probe.examine(address, port: port, observed: options.now()))
    }
    return seen
  }

  private func keep(_ seen: [SSHProbe.Observation], _ job: Job) throws {
    let known = try endpoints(of: job)
    let obstacles = seen.flatMap(\.obstacles)
    try end(job, as: obstacles.isEmpty ? .done : .partial, obstacles) { writer in
      try writer.insert(contentsOf: seen.map(\.contact))
      for observation in seen {
        var row = observation.row
        row.asset = job.asset
        row.endpoint = UInt16(exactly: row.port).flatMap { known[$0]?.id }
        try writer.insert(&row)
      }
      return job.asset
    }
  }
}
