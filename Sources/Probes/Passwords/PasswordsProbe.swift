internal import CaseFile
package import Model
internal import Wire

/// Reads what passwords a Linux system really accepts and how its accounts' passwords are stored, from the running
/// system's files or a copy of them.
///
/// Nothing is written or run, and no hash is kept.
package struct PasswordsProbe: Sendable {
  private let files: Files

  /// - Parameter files: the system's root folder.
  package init(files: Files) { self.files = files }

  /// Examines the system once.
  ///
  /// - Parameters:
  ///   - today: the day to which the ages of passwords are reckoned.
  ///   - observed: the moment that the rows carry.
  /// - Returns: rows without an asset; none when the folder is not the root of a Linux system.
  package func examine(today: Day, observed: Timestamp) -> PasswordsObservation {
    let evidence = Evidence(files: files)
    let passwd: PasswdFile?
    do throws(FileError) {
      guard let content = try evidence.content("/etc/passwd", limit: AccountReader.limit) else {
        evidence.note(FileError.notFound.rawValue, "/etc/passwd: this folder is not the root of a Linux system")
        return PasswordsObservation(policies: [], accounts: [], obstacles: evidence.obstacles)
      }
      passwd = PasswdFile(content)
    } catch {
      passwd = nil
    }
    let system = SystemDefaults(evidence)
    let rights = AccountRights(evidence, hostname: system.hostname)
    let accounts = AccountReader(
      evidence: evidence, today: today, observed: observed, system: system, rights: rights
    ).accounts(passwd)
    let exposure = ShadowExposure(files, passwd: passwd)
    var policies = PolicyReader(evidence: evidence, system: system, observed: observed).policies()
    for index in policies.indices {
      policies[index].shadowMode = exposure?.mode
      policies[index].shadowExposed = exposure?.isExposed
      policies[index].unreadable = evidence.unreadable
    }
    let rows = AdministrationRows(evidence: evidence, system: system, rights: rights, observed: observed)
    return PasswordsObservation(
      hostname: system.hostname, system: system.name, policies: policies, accounts: accounts,
      sudoRules: rows.rules(), administration: rows.administration(accounts), obstacles: evidence.obstacles)
  }
}
