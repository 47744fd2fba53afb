import CaseFile
import Model
import Wire

extension DomainReader {
  func computer(_ entry: DirectoryEntry) -> DirectoryComputer {
    let label = entry.label
    var row = DirectoryComputer(name: label.hasSuffix("$") ? String(label.dropLast()) : label, observed: observed)
    row.domain = domain
    row.role = role(entry)
    if let control = entry.control {
      row.enabled = !control.contains(.disabled)
      row.passwordRequired = !control.contains(.passwordNotRequired)
      row.unconstrainedDelegation = control.contains(.trustedForDelegation)
      row.protocolTransition = control.contains(.protocolTransition)
    }
    row.system = entry.text("operatingSystem")
    row.systemVersion = entry.text("operatingSystemVersion")
    if let system = row.system, let version = row.systemVersion,
      let support = WindowsLifecycle.support(system: system, version: version)
    {
      row.supportedUntil = support.until.iso
      row.supportDaysLeft = support.until - reader.now.day
      row.extendedSupportPossible = support.canBeExtended
    }
    row.created = entry.day("whenCreated")?.iso
    row.lastLogonDays = reader.days(since: entry.moment("lastLogonTimestamp"))
    row.passwordAgeDays = reader.days(since: entry.moment("pwdLastSet"))
    row.stale = isStale(entry)
    if let delegation = delegation(entry) {
      (row.delegationTargets, row.delegatesToController) = (delegation.targets, delegation.controller)
    }
    row.resourceDelegation = flag(entry, "msDS-AllowedToActOnBehalfOfOtherIdentity")
    (row.laps, row.lapsOverdueDays) = laps(entry)
    row.sidHistory = count(entry, "sIDHistory")
    row.primaryGroupOdd = primaryGroupIsOdd(
      entry, usual: row.role == "controller" ? [516] : row.role == "readonly-controller" ? [521] : [515])
    row.joinedByUser = flag(entry, "ms-DS-CreatorSID")
    return row
  }

  private func role(_ entry: DirectoryEntry) -> String? {
    guard let control = entry.control else { return nil }
    if control.contains(.controller) { return "controller" }
    if control.contains(.readOnlyController) { return "readonly-controller" }
    guard let system = entry.text("operatingSystem")?.lowercased(), system.contains("windows") else { return "other" }
    return system.contains("server") ? "server" : "workstation"
  }

  /// By the dates of expiry, which every account may read; the passwords themselves are never asked for.
  private func laps(_ entry: DirectoryEntry) -> (String?, Int?) {
    let (new, old) = ("msLAPS-PasswordExpirationTime", "ms-Mcs-AdmPwdExpirationTime")
    guard contents.shows(new) || contents.shows(old) else { return (nil, nil) }
    let moments = [new, old].compactMap { entry.moment($0) }
    let kind =
      switch (entry.has(new), entry.has(old)) {
      case (true, true): "both"
      case (true, false): "windows"
      case (false, true): "legacy"
      case (false, false): "none"
      }
    return (kind, moments.max().map { reader.now.day - $0.day })
  }
}
