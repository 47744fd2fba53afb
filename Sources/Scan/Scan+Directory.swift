import CaseFile
import Model
import Network
import Probes

extension Scan {
  /// Asks a directory server, or reads a directory's export.
  func directory(_ job: Job) async throws {
    let seen: DirectoryObservation
    let server = scope.directories.first { $0.url == job.target }
    if let server {
      if let address = server.address, !network.permits(address) {
        return try end(job, as: .refused, [Obstacle(reason: "outside-scope", detail: address.description)])
      }
      let probe = DirectoryProbe(network: network, anchors: options.anchors)
      seen = await probe.examine(server, as: options.directoryLogons[job.target], at: options.now())
    } else if job.target.hasPrefix("/") {
      seen = export(job.target)
    } else {
      return try end(job, as: .failed, [Obstacle(reason: "no-address", detail: job.target)])
    }
    let state: Job.State =
      seen.domains.isEmpty && seen.service == nil ? .failed : seen.obstacles.isEmpty ? .done : .partial
    try end(job, as: state, seen.obstacles) { writer in
      let asset = try asset(of: job, server, seen, &writer)
      try keep(seen, of: asset.id, &writer)
      return asset.id
    }
  }

  private func export(_ path: String) -> DirectoryObservation {
    do throws(FileError) {
      return DirectoryFile.examine(try Files(root: "/").read(path, limit: DirectoryFile.longest), at: options.now())
    } catch {
      var seen = DirectoryObservation()
      seen.obstacles.append(Obstacle(reason: error.rawValue, detail: path))
      return seen
    }
  }

  private func asset(
    of job: Job, _ server: DirectoryServer?, _ seen: DirectoryObservation, _ writer: inout CaseWriter
  ) throws -> Asset {
    if let server, let address = server.address {
      let isName = IPAddress(server.host) == nil
      return try writer.host(address.description, name: isName ? server.host : nil, unit: server.unit ?? job.unit)
    }
    var asset = Asset(
      name: job.name ?? seen.domains.first?.name, unit: job.unit, origin: "evidence", place: job.target)
    try writer.insert(&asset)
    return asset
  }

  private func keep(_ seen: DirectoryObservation, of asset: Int64?, _ writer: inout CaseWriter) throws {
    try writer.insert(contentsOf: seen.contacts)
    try writer.insert(contentsOf: seen.service.map { [$0] } ?? [], of: asset)
    try writer.insert(contentsOf: seen.domains, of: asset)
    try writer.insert(contentsOf: seen.policies, of: asset)
    try writer.insert(contentsOf: seen.accounts, of: asset)
    try writer.insert(contentsOf: seen.computers, of: asset)
    try writer.insert(contentsOf: seen.groups, of: asset)
    try writer.insert(contentsOf: seen.members, of: asset)
    try writer.insert(contentsOf: seen.permissions, of: asset)
    try writer.insert(contentsOf: seen.trusts, of: asset)
    try writer.insert(contentsOf: seen.templates, of: asset)
    try writer.insert(contentsOf: seen.zones, of: asset)
  }
}

extension CaseWriter {
  /// Adds rows that belong to one asset.
  fileprivate mutating func insert<Record: DirectoryRecord>(contentsOf records: [Record], of asset: Int64?) throws {
    for var record in records {
      record.asset = asset
      try insert(&record)
    }
  }
}
