import CaseFile
import Wire

extension DomainReader {
  /// The domain's own password policy, then the fine-grained ones.
  var policies: [DirectoryPasswordPolicy] {
    let own = domainPolicy
    let fine = entries.filter { $0.isOf("msds-passwordsettings") }.map { fineGrained($0, own) }
    return [own] + fine
  }

  private var domainPolicy: DirectoryPasswordPolicy {
    var row = DirectoryPasswordPolicy(name: domain, kind: "domain", observed: observed)
    row.domain = domain
    row.minimumLength = root.integer("minPwdLength")
    // [MS-SAMR] § 2.2.3.5: 1 complex, 16 stored in clear text.
    if let properties = root.integer("pwdProperties") {
      row.complexity = properties & 1 != 0
      row.reversible = properties & 16 != 0
    }
    row.history = root.integer("pwdHistoryLength")
    row.maximumAgeDays = maximumAge(root, "maxPwdAge")
    row.minimumAgeDays = span(root, "minPwdAge").map { $0 / 86_400 }
    row.lockoutAttempts = root.integer("lockoutThreshold")
    row.lockoutMinutes = span(root, "lockoutDuration").map { $0 / 60 }
    row.lockoutWindowMinutes = span(root, "lockOutObservationWindow").map { $0 / 60 }
    return row
  }

  private func fineGrained(_ entry: DirectoryEntry, _ own: DirectoryPasswordPolicy) -> DirectoryPasswordPolicy {
    var row = DirectoryPasswordPolicy(
      name: entry.text("cn") ?? DistinguishedName.leaf(entry.name), kind: "fine-grained", observed: observed)
    row.domain = domain
    row.precedence = entry.integer("msDS-PasswordSettingsPrecedence")
    row.minimumLength = entry.integer("msDS-MinimumPasswordLength")
    row.complexity = entry.flag("msDS-PasswordComplexityEnabled")
    row.reversible = entry.flag("msDS-PasswordReversibleEncryptionEnabled")
    row.history = entry.integer("msDS-PasswordHistoryLength")
    row.maximumAgeDays = maximumAge(entry, "msDS-MaximumPasswordAge")
    row.minimumAgeDays = span(entry, "msDS-MinimumPasswordAge").map { $0 / 86_400 }
    row.lockoutAttempts = entry.integer("msDS-LockoutThreshold")
    row.lockoutMinutes = span(entry, "msDS-LockoutDuration").map { $0 / 60 }
    row.lockoutWindowMinutes = span(entry, "msDS-LockoutObservationWindow").map { $0 / 60 }
    row.appliesTo = count(entry, "msDS-PSOAppliesTo")
    row.weaker = isWeaker(row, than: own)
    return row
  }

  private func isWeaker(_ fine: DirectoryPasswordPolicy, than own: DirectoryPasswordPolicy) -> Bool? {
    guard let applies = fine.appliesTo else { return nil }
    guard applies > 0 else { return false }
    guard let length = fine.minimumLength, let complexity = fine.complexity, let reversible = fine.reversible,
      let attempts = fine.lockoutAttempts, let ownLength = own.minimumLength, let ownComplexity = own.complexity,
      let ownReversible = own.reversible, let ownAttempts = own.lockoutAttempts
    else { return nil }
    // 0 attempts means that no account is ever locked.
    let rank = { (attempts: Int) in attempts == 0 ? Int.max : attempts }
    return length < ownLength || (ownComplexity && !complexity) || (reversible && !ownReversible)
      || rank(attempts) > rank(ownAttempts)
  }

  /// Days, and -1 for passwords that never expire: 0 and the least number both say so ([MS-ADTS] § 3.1.1.4.5).
  private func maximumAge(_ entry: DirectoryEntry, _ attribute: String) -> Int? {
    guard let value = entry.integer(attribute), let span = WindowsTime.span(value) else { return nil }
    switch span {
    case .endless, .seconds(0): return -1
    case .seconds(let seconds): return seconds / 86_400
    }
  }

  /// Seconds; 0 for "for ever", which for a lock means until an administrator ends it.
  private func span(_ entry: DirectoryEntry, _ attribute: String) -> Int? {
    guard let value = entry.integer(attribute), let span = WindowsTime.span(value) else { return nil }
    if case .seconds(let seconds) = span { return seconds }
    return 0
  }
}
