import CaseFile
import Model
import Wire

extension DomainReader {
  /// The row of the domain itself.
  func summary(_ accounts: [DirectoryAccount], _ computers: [DirectoryComputer]) -> DirectoryDomain {
    var row = DirectoryDomain(name: domain, observed: observed)
    row.source = contents.source
    row.product = product(computers)
    row.functionalLevel = root.integer("msDS-Behavior-Version")
    row.machineAccountQuota = root.integer("ms-DS-MachineAccountQuota")
    row.controllers = computers.count { $0.role == "controller" && $0.enabled != false }
    row.accounts = accounts.count
    row.computers = computers.count
    if knowsMembers {
      row.privilegedAccounts = accounts.count { $0.privileged == true && $0.enabled == true }
    }
    let krbtgt = accounts.first { $0.wellKnown == "krbtgt" }
    row.krbtgtAgeDays = krbtgt?.passwordAgeDays
    row.guestEnabled = accounts.first { $0.wellKnown == "guest" }?.enabled
    let administrator = accounts.first { $0.wellKnown == "administrator" }
    row.administratorEnabled = administrator?.enabled
    row.administratorLastLogonDays = administrator?.lastLogonDays
    row.administratorPasswordAgeDays = administrator?.passwordAgeDays
    readForest(&row)
    readLAPS(computers, &row)
    readOldAccess(&row)
    readBackup(&row)
    (row.fineGrainedVisible, row.fineGrainedReason) = fineGrained
    row.descriptorsVisible = showsDescriptors
    return row
  }

  private func product(_ computers: [DirectoryComputer]) -> String? {
    if let vendor = contents.root?.text("vendorName"), vendor.lowercased().contains("samba") { return "Samba" }
    let systems = computers.filter { $0.role == "controller" }.compactMap { $0.system?.lowercased() }
    if systems.contains(where: { $0.contains("samba") }) { return "Samba" }
    if systems.contains(where: { $0.contains("windows") }) { return "Active Directory" }
    return nil
  }

  /// What stands in the forest's configuration.
  private func readForest(_ row: inout DirectoryDomain) {
    let configuration = contents.entries.filter { DistinguishedName.key($0.name).contains(",cn=configuration,") }
    if let partitions = configuration.first(where: { $0.isOf("crossrefcontainer") }) {
      row.forestLevel = partitions.integer("msDS-Behavior-Version")
      if contents.shows("msDS-EnabledFeature") {
        row.recycleBin = partitions.texts("msDS-EnabledFeature").contains {
          $0.lowercased().hasPrefix("cn=recycle bin feature,")
        }
      }
    }
    if let service = configuration.first(where: { $0.isOf("ntdsservice") }) {
      // Without a value it is 60 days ([MS-ADTS] § 6.1.1.2.4.1.1).
      if contents.shows("tombstoneLifetime") { row.tombstoneDays = service.integer("tombstoneLifetime") ?? 60 }
      if contents.shows("dSHeuristics") {
        let characters = Array(service.text("dSHeuristics") ?? "")
        let at = { (place: Int) -> Character in place <= characters.count ? characters[place - 1] : "0" }
        row.anonymousOperations = at(7) == "2"
        row.protectionExcluded = at(16) != "0"
        // From the updates of November 2021 on; 1 enforces (KB5008383).
        if row.product == "Active Directory" { row.ownerRightsMitigated = at(28) == "1" && at(29) == "1" }
      }
    }
    if contents.hasConfiguration {
      row.authorities = configuration.count { $0.isOf("pkienrollmentservice") }
    }
  }

  private func readLAPS(_ computers: [DirectoryComputer], _ row: inout DirectoryDomain) {
    let known = Set(contents.entries.flatMap { $0.texts("lDAPDisplayName") }.map { $0.lowercased() })
    let inUse = { (name: String) in contents.entries.contains { $0.has(name) } }
    let (old, new) = ("ms-Mcs-AdmPwdExpirationTime", "msLAPS-PasswordExpirationTime")
    if contents.hasSchema || inUse(old) { row.lapsLegacy = known.contains(old.lowercased()) || inUse(old) }
    if contents.hasSchema || inUse(new) { row.lapsWindows = known.contains(new.lowercased()) || inUse(new) }
    guard contents.shows("lastLogonTimestamp"), contents.shows(old) || contents.shows(new) else { return }
    let candidates = computers.filter {
      ["server", "workstation"].contains($0.role) && $0.enabled == true && ($0.lastLogonDays ?? .max) <= 90
    }
    row.lapsCandidates = candidates.count
    row.lapsComputers = candidates.count { $0.laps != nil && $0.laps != "none" }
  }

  /// Who is in Pre-Windows 2000 Compatible Access.
  private func readOldAccess(_ row: inout DirectoryDomain) {
    guard knowsMembers, let group = roles.first(where: { $0.role == .preWindows2000 })?.group else { return }
    let members = reader.memberships.all(of: DistinguishedName.key(group.name)).filter(\.through.isEmpty)
    let identifiers = members.compactMap { SecurityIdentifier(text: DistinguishedName.leaf($0.key).uppercased()) }
    row.pre2000Anonymous = identifiers.contains(.everyone) || identifiers.contains(.anonymous)
    row.pre2000Authenticated = identifiers.contains(.authenticatedUsers)
  }

  /// The directory notes a backup in dSASignature, and when that changed among the facts of replication.
  private func readBackup(_ row: inout DirectoryDomain) {
    guard row.product == "Active Directory", root.has(DirectoryAttributes.metadata) else { return }
    let record = root.texts(DirectoryAttributes.metadata).first { $0.contains(">dSASignature<") }
    row.backupKnown = record != nil
    guard let record, let start = record.firstRange(of: "<ftimeLastOriginatingChange>") else { return }
    row.backupAgeDays = Day(iso: record[start.upperBound...].prefix(10)).map { max(0, reader.now.day - $0) }
  }

  /// Whether policies that nobody saw can be said not to exist.
  private var fineGrained: (Bool?, String) {
    if entries.contains(where: { $0.isOf("msds-passwordsettings") }) { return (true, "policy-seen") }
    if let account = contents.account?.lowercased() {
      let own = entries.first { entry in
        [entry.text("userPrincipalName"), entry.text("sAMAccountName"), entry.name].contains {
          $0?.lowercased() == account
        } || account.hasSuffix("\\" + entry.label.lowercased())
      }
      if let own, roles(of: own).contains(where: { [.administrators, .domainAdmins, .enterpriseAdmins].contains($0) }) {
        return (true, "administrator")
      }
    }
    return (nil, contents.source == "ldap" ? "not-visible" : "file")
  }
}
