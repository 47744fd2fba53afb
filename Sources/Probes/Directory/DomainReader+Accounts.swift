import CaseFile
import Model
import Wire

extension DomainReader {
  func account(_ entry: DirectoryEntry) -> DirectoryAccount {
    var row = DirectoryAccount(name: entry.label, observed: observed)
    row.domain = domain
    row.kind = entry.isManagedService ? "service" : "user"
    row.wellKnown = wellKnown(entry)
    let roles = roles(of: entry)
    if knowsMembers {
      row.privileged = roles.contains(where: \.rules)
      row.roles = roles.isEmpty ? nil : roles.map(\.rawValue).sorted().joined(separator: ",")
      row.protectedUser = roles.contains(.protectedUsers)
    }
    readControl(entry, &row)
    readTimes(entry, &row)
    row.serviceNames = count(entry, "servicePrincipalName")
    row.adminCount = contents.shows("adminCount") ? (entry.integer("adminCount") ?? 0) > 0 : nil
    row.resourceDelegation = flag(entry, "msDS-AllowedToActOnBehalfOfOtherIdentity")
    if let delegation = delegation(entry) {
      (row.delegationTargets, row.delegatesToController) = (delegation.targets, delegation.controller)
    }
    if contents.shows("sIDHistory") {
      let history = entry["sIDHistory"].compactMap { SecurityIdentifier($0) }
      row.sidHistory = entry["sIDHistory"].count
      row.sidHistoryOwnDomain = history.contains { $0.domain == sid }
      row.sidHistoryPrivileged = history.contains(where: DomainReader.rules)
    }
    // Domain Users, and Domain Guests for the guest account.
    row.primaryGroupOdd = primaryGroupIsOdd(
      entry, usual: entry.isManagedService ? [513, 515] : row.wellKnown == "guest" ? [513, 514] : [513])
    row.storedPassword = contents.storedPasswords?.contains(DistinguishedName.key(entry.name))
    if contents.shows("description") || contents.shows("info") {
      row.descriptionSuspicious = (entry.texts("description") + entry.texts("info")).contains(where: PasswordHint.isIn)
    }
    return row
  }

  private func readControl(_ entry: DirectoryEntry, _ row: inout DirectoryAccount) {
    guard let control = entry.control else { return }
    row.enabled = !control.contains(.disabled)
    row.passwordRequired = !control.contains(.passwordNotRequired)
    row.passwordNeverExpires = control.contains(.passwordNeverExpires)
    row.preauthenticationRequired = !control.contains(.preauthenticationNotRequired)
    row.reversiblePassword = control.contains(.reversiblePassword)
    row.desOnly = control.contains(.desOnly)
    row.smartcardRequired = control.contains(.smartcardRequired)
    row.notDelegated = control.contains(.notDelegated)
    row.unconstrainedDelegation = control.contains(.trustedForDelegation)
    row.protocolTransition = control.contains(.protocolTransition)
  }

  private func readTimes(_ entry: DirectoryEntry, _ row: inout DirectoryAccount) {
    row.created = entry.day("whenCreated")?.iso
    row.passwordSet = entry.moment("pwdLastSet")?.day.iso
    row.passwordAgeDays = reader.days(since: entry.moment("pwdLastSet"))
    row.lastLogonDays = reader.days(since: entry.moment("lastLogonTimestamp"))
    row.neverLoggedOn = contents.shows("lastLogonTimestamp") ? entry.moment("lastLogonTimestamp") == nil : nil
    row.stale = isStale(entry)
    row.expired =
      contents.shows("accountExpires") ? entry.moment("accountExpires").map { $0 < reader.now } ?? false : nil
  }

  private func wellKnown(_ entry: DirectoryEntry) -> String? {
    guard let own = entry.sid, own.domain == sid else { return nil }
    return own.relative.flatMap { [500: "administrator", 501: "guest", 502: "krbtgt"][$0] }
  }

  /// Whether a SID of any domain is that of an account or a group that rules it.
  private static func rules(_ sid: SecurityIdentifier) -> Bool {
    if sid.authority == 5, sid.parts.first == 32 { return [544, 548, 549, 550, 551].contains(sid.relative ?? 0) }
    return sid.domain != nil && [500, 512, 516, 518, 519, 526, 527].contains(sid.relative ?? 0)
  }
}

/// Whether a text looks like it holds a password.
///
/// Only the answer is kept.
enum PasswordHint {
  private static let words = ["hasło", "haslo", "hasla", "hasła", "password", "passwd", "passw", "pwd", "pass", "pin"]

  /// A word for a password with what looks like one behind it: at least four characters, a digit or a sign among them.
  static func isIn(_ text: String) -> Bool {
    let parts = text.split { $0 == " " || $0 == "\t" || $0.isNewline }.map(String.init)
    for (index, part) in parts.enumerated() {
      let lower = part.lowercased()
      guard let word = words.first(where: { lower.hasPrefix($0) }) else { continue }
      var rest = String(part.dropFirst(word.count))
      while let first = rest.first, ":=-–>".contains(first) { rest.removeFirst() }
      if isLikely(rest) { return true }
      var next = index + 1
      while next < parts.count, parts[next].allSatisfy({ ":=-–>".contains($0) }) { next += 1 }
      if rest.isEmpty, next < parts.count, next <= index + 2, isLikely(parts[next]) { return true }
    }
    return false
  }

  private static func isLikely(_ text: String) -> Bool {
    text.count >= 4 && text.contains(where: \.isNumber)
      && text.contains { $0.isLetter || $0.isPunctuation || $0.isSymbol }
  }
}
