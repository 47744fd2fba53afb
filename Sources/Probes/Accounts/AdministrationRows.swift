internal import CaseFile
internal import Model
internal import Wire

/// Makes the rows about sudo and su.
struct AdministrationRows {
  let evidence: Evidence
  let system: SystemDefaults
  let rights: AccountRights
  let observed: Timestamp

  /// One row for each run of commands of a line that share as whom, and whether with a password.
  func rules() -> [SudoRule] {
    guard let policy = rights.policy else { return [] }
    return policy.rules.flatMap { rule -> [SudoRule] in
      var rows: [(key: [String], commands: [SudoersRule.Command])] = []
      for command in rule.rule.commands {
        let key = command.runAs + ["\(command.withoutPassword ?? false)"]
        if rows.last?.key == key {
          rows[rows.count - 1].commands.append(command)
        } else {
          rows.append((key, [command]))
        }
      }
      return rows.map { row(rule, $0.commands, policy) }
    }
  }

  private func row(_ rule: SudoPolicy.Rule, _ commands: [SudoersRule.Command], _ policy: SudoPolicy) -> SudoRule {
    let expanded = commands.flatMap { policy.expand($0.command) }
    let runAs = commands.first?.runAs ?? []
    var row = SudoRule(
      asset: nil, subject: String(rule.rule.users.joined(separator: ", ").prefix(500)), source: rule.place,
      observed: observed.iso)
    row.hosts = String(rule.rule.hosts.joined(separator: ", ").prefix(500))
    row.here = rule.isHere
    row.runAs = String(policy.expandRunAs(runAs).joined(separator: ", ").prefix(500))
    row.commands = String(expanded.joined(separator: ", ").prefix(1000))
    row.asRoot = policy.isRoot(runAs)
    row.everything = expanded.contains("ALL")
    row.withoutPassword = commands.first?.withoutPassword ?? (policy.setting("authenticate")?.isOff ?? false)
    let isContained = commands.allSatisfy(\.isContained)
    row.escapes = isContained ? "" : String(expanded.filter(ShellEscape.isIn).joined(separator: ", ").prefix(500))
    row.refusesSome = expanded.contains("ALL") && expanded.contains { $0.hasPrefix("!") }
    return row
  }

  func administration(_ accounts: [Account]) -> Administration {
    var row = Administration(asset: nil, observed: observed.iso)
    row.sudo = rights.reader != nil
    if let reader = rights.reader, let policy = rights.policy {
      row.faults = list(reader.faults)
      row.skipped = list(reader.skipped)
      row.writable = list(reader.paths.filter(isWritable))
      if !reader.isPartial { addSettings(policy, to: &row) }
    }
    addSu(to: &row)
    row.administrators =
      accounts.contains { $0.administrator == nil && $0.uid != nil }
      ? nil : accounts.count { $0.administrator == true }
    row.unreadable = evidence.unreadable
    return row
  }

  private func list(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.joined(separator: "; ") }

  private func isWritable(_ path: String) -> Bool {
    guard let status = try? evidence.files.status(path), evidence.files.keepsOwners || status.owner == 0 else {
      return false
    }
    return status.mode & 0o022 != 0 || status.owner != 0
  }

  private func addSettings(_ policy: SudoPolicy, to row: inout Administration) {
    let asks = policy.setting("authenticate")
    row.asksPassword = !(asks?.isOff ?? false)
    row.asksPasswordSource = asks?.place ?? "default"
    let other = ["rootpw", "targetpw", "runaspw"].lazy.compactMap(policy.setting).first { !$0.isOff }
    row.rootPassword = other != nil
    row.rootPasswordSource = other?.place ?? "default"
    let timestamp = policy.setting("timestamp_timeout")
    // Fractions of a minute are allowed; off is 0.
    row.timestampMinutes =
      timestamp.map { $0.isOff ? 0 : $0.value.flatMap(leadingNumber) ?? 15 } ?? 15
    row.timestampSource = timestamp?.place ?? "default"
    row.pseudoTerminal = policy.setting("use_pty").map { !$0.isOff }
    row.logfile = policy.setting("logfile").flatMap { $0.isOff ? nil : $0.value }
  }

  /// su(1) is limited when its stack refuses an ordinary user with the right password who is in no group of pam_wheel.
  private func addSu(to row: inout Administration) {
    guard PAMStackReader.exists("su", evidence: evidence),
      let entries = try? PAMStackReader.stack(.auth, of: "su", evidence: evidence, modules: system.modules)
    else { return }
    let modules = entries.map {
      StackModule($0, service: "su", facility: .auth, system: system, evidence: evidence)
    }
    let isKnown = zip(entries, modules).allSatisfy { entry, module in
      if case .unknown = module { entry.isWheel } else { true }
    }
    guard isKnown else { return }
    let answer = PAMDispatch.run(entries) { index in
      if entries[index].isWheel { return entries[index].wheelAnswer }
      switch modules[index] {
      case .unix, .factor, .lockout: return .success
      case .fixed(let value): return value
      case .central(let ignoresStrangers): return ignoresStrangers ? .ignore : .userUnknown
      case .strength, .history: return .serviceError
      case .unknown: return .authError
      }
    }
    row.suLimited = answer != .success
    row.suSource = entries.first(where: \.isWheel)?.place ?? entries.first?.place
  }
}

extension PAMEntry {
  fileprivate var isWheel: Bool { if case .module("pam_wheel", _) = kind { true } else { false } }

  /// What pam_wheel(8) tells somebody who is not in its group.
  fileprivate var wheelAnswer: PAMReturn {
    guard case .module(_, let arguments) = kind else { return .serviceError }
    // With deny it refuses members; with trust and root_only strangers are not its business.
    if arguments.contains("deny") || arguments.contains("trust") { return .ignore }
    return .permissionDenied
  }
}
