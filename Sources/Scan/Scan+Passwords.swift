import CaseFile
import Model
import Probes

extension Scan {
  /// Reads the accounts and the password policy below one root folder.
  func passwords(_ job: Job) throws {
    let now = options.now()
    let seen = PasswordsProbe(files: Files(root: job.target)).examine(today: now.day, observed: now)
    let nothing = seen.policies.isEmpty && seen.accounts.isEmpty
    try end(job, as: nothing ? .failed : seen.obstacles.isEmpty ? .done : .partial, seen.obstacles) { writer in
      let asset = try asset(of: job, seen: seen, &writer)
      try writer.insert(contentsOf: seen.policies.map { $0.belonging(to: asset.id) })
      try writer.insert(contentsOf: seen.accounts.map { $0.belonging(to: asset.id) })
      return asset.id
    }
  }

  private func asset(of job: Job, seen: PasswordsObservation, _ writer: inout CaseWriter) throws -> Asset {
    if job.target == "/" { return try writer.thisMachine() }
    var asset = Asset(
      name: job.name ?? seen.hostname, unit: job.unit, origin: "evidence", place: job.target)
    asset.kind = seen.accounts.isEmpty ? nil : "linux"
    asset.kindReason = seen.system ?? "/etc/passwd"
    try writer.insert(&asset)
    return asset
  }
}

extension PasswordPolicy {
  fileprivate func belonging(to asset: Int64?) -> PasswordPolicy {
    var copy = self
    copy.asset = asset
    return copy
  }
}

extension Account {
  fileprivate func belonging(to asset: Int64?) -> Account {
    var copy = self
    copy.asset = asset
    return copy
  }
}
