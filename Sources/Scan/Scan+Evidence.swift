import CaseFile
import Model
import Probes

extension Scan {
  /// Opens what a piece of work on files reads: this machine, a folder or an archive.
  func source(of job: Job) throws(EvidenceError) -> EvidenceSource {
    job.target == "/" ? .thisMachine : try EvidenceSource.open(job.target)
  }

  /// Opens the source and hands it on; a source that cannot be opened ends the piece of work with the reason.
  func withSource(of job: Job, _ work: (EvidenceSource) throws -> Void) throws {
    let source: EvidenceSource
    do throws(EvidenceError) { source = try self.source(of: job) } catch {
      return try end(job, as: .failed, [Obstacle(reason: error.reason, detail: error.phrase[options.language])])
    }
    try work(source)
  }

  /// The machine whose files a piece of work read, made when it is not there yet: each place is one asset, whichever
  /// modules read it.
  func asset(
    of job: Job, _ source: EvidenceSource, hostname: String?, kind: String?, reason: String, _ writer: inout CaseWriter
  ) throws -> Asset {
    if job.target == "/" { return try writer.thisMachine() }
    let known = try writer.all(
      Asset.self, where: "origin = 'evidence' AND place = :place", ["place": .text(job.target)])
    if var asset = known.first {
      if asset.kind == nil, kind != nil {
        (asset.kind, asset.kindReason) = (kind, reason)
        try writer.update(asset)
      }
      return asset
    }
    var asset = Asset(
      name: job.name ?? hostname ?? source.collected?.host, unit: job.unit, origin: "evidence", place: job.target)
    (asset.kind, asset.kindReason) = (kind, kind == nil ? nil : reason)
    try writer.insert(&asset)
    return asset
  }
}

extension EvidenceSource {
  /// The moment to which ages are reckoned and that rows carry: when it was collected, else now.
  func moment(_ now: Timestamp) -> Timestamp { collected?.collected ?? now }
}
