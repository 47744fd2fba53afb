internal import CaseFile
internal import Model
internal import Wire

/// Makes the rows about policy: one for `passwd`, and one for each service that lets users set weaker passwords.
struct PolicyReader {
  /// The services that also change passwords.
  private static let changing = [
    "login", "sshd", "su", "sudo", "chpasswd", "samba", "cockpit", "gdm-password", "lightdm", "other",
  ]
  /// The services whose logins must be locked after failures.
  private static let remote = ["login", "sshd"]
  /// The services in which a person at the machine could use an empty password; sshd refuses those by itself.
  private static let local = ["login", "su", "gdm-password", "lightdm", "sddm"]

  let evidence: Evidence
  let system: SystemDefaults
  let observed: Timestamp

  func policies() -> [PasswordPolicy] {
    var policy = PasswordPolicy(asset: nil, service: "passwd", observed: observed.iso)
    if let age = system.toolNumber("PASS_MAX_DAYS") {
      policy.maximumAgeDays = age.value
      policy.maximumAgeSource = age.place
    } else if system.knowsLoginDefs {
      // What useradd(8) does without the setting.
      policy.maximumAgeDays = -1
    }
    policy.authselectProfile = system.authselectProfile
    let umask = system.toolSetting("UMASK")
    (policy.umask, policy.umaskSource) = (umask.map { String($0.value.prefix(20)) }, umask?.place)
    guard hasPAM() else { return [policy] }
    var central: Set<String> = []
    let facts = facts(of: "passwd", central: &central, isMain: true)
    if let facts {
      policy.set(facts)
      // A copy of /etc alone does not show what lies elsewhere.
      if facts.usesCracklib, system.modules != nil {
        policy.dictionaryPresent = CracklibDictionary.isPresent(facts.dictionaryPath, evidence.files)
      }
    }
    addLockout(to: &policy, central: &central)
    addEmpty(to: &policy, central: &central)
    policy.central = central.isEmpty ? nil : central.sorted().joined(separator: ", ")
    return [policy] + weaker(than: facts, beside: policy)
  }

  /// What a login by SSH comes to; nil when its stack cannot be read.
  func remoteLogin() -> LoginFacts? {
    guard PAMStackReader.home(evidence) != nil else { return nil }
    var central: Set<String> = []
    return stack(.auth, of: "sshd", central: &central, isNoted: false).map {
      LoginFacts(LoginAttempt(entries: $0.entries, modules: $0.modules))
    }
  }

  private func hasPAM() -> Bool {
    let home = PAMStackReader.home(evidence)
    if home == nil { evidence.note("no-pam", "/etc/pam.d") }
    return home != nil
  }

  /// A row for each service that lets weaker passwords through than `passwd`; of services alike, the first.
  private func weaker(than facts: PasswordFacts?, beside policy: PasswordPolicy) -> [PasswordPolicy] {
    guard let facts else { return [] }
    var policies: [PasswordPolicy] = []
    var seen: Set<PasswordFacts> = []
    for service in PolicyReader.changing where PAMStackReader.exists(service, evidence: evidence) {
      var central: Set<String> = []
      guard let other = self.facts(of: service, central: &central, isMain: false), other.isWeaker(than: facts),
        seen.insert(other).inserted
      else { continue }
      var row = policy
      row.service = service
      row.central = central.isEmpty ? nil : central.sorted().joined(separator: ", ")
      row.set(other)
      policies.append(row)
    }
    return policies
  }

  private func facts(of service: String, central: inout Set<String>, isMain: Bool) -> PasswordFacts? {
    guard let (entries, modules) = stack(.password, of: service, central: &central, isNoted: isMain) else { return nil }
    do throws(PasswordFacts.Failure) {
      return try PasswordFacts(PasswordChange(entries: entries, modules: modules))
    } catch {
      if isMain { evidence.note(error.rawValue, "the password stack of \(service)") }
      return nil
    }
  }

  private func stack(
    _ facility: PAMFile.Facility, of service: String, central: inout Set<String>, isNoted: Bool = true
  ) -> (entries: [PAMEntry], modules: [StackModule])? {
    do throws(PAMStackReader.Failure) {
      let entries = try PAMStackReader.stack(facility, of: service, evidence: evidence, modules: system.modules)
      let modules = entries.map {
        StackModule($0, service: service, facility: facility, system: system, evidence: evidence)
      }
      for entry in entries where entry.isPresent ?? true {
        if case .module(let name, _) = entry.kind, StackModule.central.contains(name) { central.insert(name) }
      }
      return (entries, modules)
    } catch {
      if case .absent = error, isNoted { evidence.note("no-stack", "the \(facility.rawValue) stack of \(service)") }
      return nil
    }
  }

  private func logins(_ services: [String], central: inout Set<String>) -> [LoginFacts?] {
    let present = services.filter { PAMStackReader.exists($0, evidence: evidence) }
    return (present.isEmpty ? ["other"] : present).map { service in
      stack(.auth, of: service, central: &central).map {
        LoginFacts(LoginAttempt(entries: $0.entries, modules: $0.modules))
      }
    }
  }

  /// The service that locks least counts.
  private func addLockout(to policy: inout PasswordPolicy, central: inout Set<String>) {
    let logins = logins(PolicyReader.remote, central: &central)
    for login in logins {
      if case .never(let place)? = login?.lockout {
        policy.lockoutReached = false
        policy.lockoutAttempts = 0
        policy.lockoutSource = place
        return
      }
    }
    var slowest: (attempts: Int, unlockSeconds: Int?, place: String)?
    for login in logins {
      guard case .after(let attempts?, let unlockSeconds, let place)? = login?.lockout else { return }
      if attempts.value > slowest?.attempts ?? 0 { slowest = (attempts.value, unlockSeconds, place) }
    }
    guard let slowest else { return }
    policy.lockoutReached = true
    policy.lockoutAttempts = slowest.attempts
    policy.lockoutUnlockSeconds = slowest.unlockSeconds
    policy.lockoutSource = slowest.place
  }

  private func addEmpty(to policy: inout PasswordPolicy, central: inout Set<String>) {
    let logins = logins(PolicyReader.local, central: &central)
    let open = logins.first { $0?.allowsEmpty == true }
    policy.emptyAllowed = open != nil ? true : logins.allSatisfy { $0?.allowsEmpty == false } ? false : nil
    guard policy.emptyAllowed != nil else { return }
    policy.emptyAllowedSource = open??.emptyPlace ?? logins.lazy.compactMap { $0?.emptyPlace }.first
  }
}

extension PasswordFacts {
  /// Whether this stack lets shorter or weaker passwords through; what is unknown is not weaker.
  fileprivate func isWeaker(than other: PasswordFacts) -> Bool {
    if let mine = minimumLength?.value, let theirs = other.minimumLength?.value, mine < theirs { return true }
    return isStrengthReached == false && other.isStrengthReached == true
  }
}

extension PasswordPolicy {
  fileprivate mutating func set(_ facts: PasswordFacts) {
    minimumLength = facts.minimumLength?.value
    minimumLengthSource = facts.minimumLength?.place
    strengthModule = facts.strengthModule
    strengthSource = facts.strengthPlace
    strengthReached = facts.isStrengthReached
    enforcing = facts.isEnforcing
    dictionaryCheck = facts.usesDictionary
    requiredClasses = facts.requiredClasses
    history = facts.history
    hashMethod = facts.hashMethod?.value
    hashSource = facts.hashMethod?.place
    hashCost = facts.hashCost?.value
    hashCostSource = facts.hashCost?.place
  }
}
