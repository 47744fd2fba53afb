import CaseFile
import Model
import Probes

extension Scan {
  /// Reads the accounts and the password policy of one system's files.
  func passwords(_ job: Job) throws {
    try withSource(of: job) { source in
      let moment = source.moment(options.now())
      let seen = PasswordsProbe(files: source.files).examine(today: moment.day, observed: moment)
      let nothing = seen.policies.isEmpty && seen.accounts.isEmpty
      try end(job, as: nothing ? .failed : seen.obstacles.isEmpty ? .done : .partial, seen.obstacles) { writer in
        let asset = try asset(
          of: job, source, hostname: seen.hostname, kind: seen.accounts.isEmpty ? nil : "linux",
          reason: seen.system ?? "/etc/passwd", &writer)
        try writer.insert(contentsOf: seen.policies.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.accounts.map { $0.belonging(to: asset.id) })
        return asset.id
      }
    }
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
