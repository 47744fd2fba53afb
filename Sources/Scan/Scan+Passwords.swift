import CaseFile
import Model
import Probes

extension Scan {
  /// Reads the accounts, the password policy and the SSH server's settings of one system's files.
  func passwords(_ job: Job) throws {
    try withSource(of: job) { source in
      let moment = source.moment(options.now())
      let seen = PasswordsProbe(files: source.files).examine(today: moment.day, observed: moment)
      let nothing = seen.policies.isEmpty && seen.accounts.isEmpty
      let ssh = nothing ? nil : SSHServerProbe(files: source.files).examine(observed: moment)
      let obstacles = seen.obstacles + (ssh?.obstacles ?? []).filter { !seen.obstacles.contains($0) }
      try end(job, as: nothing ? .failed : obstacles.isEmpty ? .done : .partial, obstacles) { writer in
        let asset = try asset(
          of: job, source, hostname: seen.hostname, kind: seen.accounts.isEmpty ? nil : "linux",
          reason: seen.system ?? "/etc/passwd", &writer)
        if let ssh { try writer.insert(ssh, asset: asset.id) }
        try writer.insert(contentsOf: seen.policies.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.accounts.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.sudoRules.map { $0.belonging(to: asset.id) })
        if var administration = seen.administration {
          administration.asset = asset.id
          try writer.insert(&administration)
        }
        return asset.id
      }
    }
  }
}

extension CaseWriter {
  fileprivate mutating func insert(_ ssh: SSHServerProbe.Observation, asset: Int64?) throws {
    var server = ssh.server
    server.asset = asset
    try insert(&server)
    try insert(
      contentsOf: ssh.settings.map { setting in
        var copy = setting
        copy.asset = asset
        return copy
      })
    try insert(
      contentsOf: ssh.hostKeys.map { key in
        var copy = key
        copy.asset = asset
        return copy
      })
  }
}

extension PasswordPolicy {
  fileprivate func belonging(to asset: Int64?) -> PasswordPolicy {
    var copy = self
    copy.asset = asset
    return copy
  }
}

extension SudoRule {
  fileprivate func belonging(to asset: Int64?) -> SudoRule {
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
