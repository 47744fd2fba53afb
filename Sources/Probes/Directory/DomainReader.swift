import CaseFile
import Model
import Wire

/// Makes the rows of one domain.
struct DomainReader {
  let reader: DirectoryReader
  let root: DirectoryEntry
  let sid: SecurityIdentifier
  /// The domain's DNS name.
  let domain: String
  /// The entries of the domain itself.
  let entries: [DirectoryEntry]
  /// The keys of the groups that play roles.
  let roles: [(role: DirectoryRole, group: DirectoryEntry)]
  /// The roles that entries have, by the keys of their names, directly or through groups.
  let roleNames: [String: Set<DirectoryRole>]

  init(_ reader: DirectoryReader, root: DirectoryEntry, sid: SecurityIdentifier) {
    self.reader = reader
    self.root = root
    self.sid = sid
    let domain = DistinguishedName.domain(root.name)
    self.domain = domain
    let suffix = DistinguishedName.key(root.name)
    entries = reader.contents.entries.filter { entry in
      let key = DistinguishedName.key(entry.name)
      return key.hasSuffix(suffix) && !key.contains(",cn=configuration,")
        && DistinguishedName.domain(entry.name).lowercased() == domain.lowercased()
    }
    var roles: [(DirectoryRole, DirectoryEntry)] = []
    for group in entries where group.isOf("group") {
      for role in DirectoryRole.allCases where role.isPlayed(by: group, in: sid) { roles.append((role, group)) }
    }
    let order = Dictionary(DirectoryRole.allCases.enumerated().map { ($1, $0) }) { first, _ in first }
    self.roles = roles.sorted { (order[$0.0] ?? 0) < (order[$1.0] ?? 0) }.map { (role: $0.0, group: $0.1) }
    var names: [String: Set<DirectoryRole>] = [:]
    for (role, group) in roles {
      for member in reader.memberships.all(of: DistinguishedName.key(group.name)) {
        names[member.key, default: []].insert(role)
      }
    }
    roleNames = names
  }

  var contents: DirectoryContents { reader.contents }
  var observed: String { reader.now.iso }

  func read(into seen: inout DirectoryObservation) {
    let accounts = entries.filter { $0.isAccount }.map(account)
    let computers = entries.filter { $0.isComputer }.map(computer)
    seen.accounts += accounts
    seen.computers += computers
    seen.policies += policies
    groups(into: &seen)
    seen.permissions += permissions
    seen.trusts += entries.filter { $0.isOf("trusteddomain") }.map(trust)
    seen.templates += templates
    seen.zones += zones
    seen.domains.append(summary(accounts, computers))
  }

  func roles(of entry: DirectoryEntry) -> Set<DirectoryRole> { roleNames[DistinguishedName.key(entry.name)] ?? [] }

  /// Whether members of powerful groups are known at all: an export without lists of members says nothing.
  var knowsMembers: Bool { contents.shows("member") || contents.shows("memberOf") }

  /// Whether an entry was made, changed its password and logged on more than half a year ago, or never.
  ///
  /// `lastLogonTimestamp` lags up to 14 days ([MS-ADA1] § 2.351).
  func isStale(_ entry: DirectoryEntry) -> Bool? {
    guard contents.shows("lastLogonTimestamp"), let made = entry.day("whenCreated"), contents.shows("pwdLastSet") else {
      return nil
    }
    let limit = 180
    guard reader.now.day - made > limit else { return false }
    if let changed = reader.days(since: entry.moment("pwdLastSet")), changed <= limit { return false }
    if let logon = reader.days(since: entry.moment("lastLogonTimestamp")), logon <= limit { return false }
    return true
  }

  /// Towards how many services it may act for others, and whether one is a controller's; nil when not shown.
  func delegation(_ entry: DirectoryEntry) -> (targets: Int, controller: Bool)? {
    guard contents.shows("msDS-AllowedToDelegateTo") else { return nil }
    let targets = entry.texts("msDS-AllowedToDelegateTo")
    let hosts = Set(
      controllers.flatMap { controller -> [String] in
        let name = controller.label.lowercased()
        let short = name.hasSuffix("$") ? String(name.dropLast()) : name
        return [short, "\(short).\(domain.lowercased())"]
      })
    let reachesController = targets.contains { target in
      let parts = target.lowercased().split(separator: "/")
      guard parts.count >= 2 else { return false }
      return hosts.contains(String(parts[1].prefix { $0 != ":" }))
    }
    return (targets.count, reachesController)
  }

  var controllers: [DirectoryEntry] {
    entries.filter { $0.isComputer && ($0.control?.contains(.controller) ?? false) }
  }

  func primaryGroupIsOdd(_ entry: DirectoryEntry, usual: Set<Int>) -> Bool? {
    entry.integer("primaryGroupID").map { !usual.contains($0) }
  }

  func flag(_ entry: DirectoryEntry, _ attribute: String) -> Bool? {
    contents.shows(attribute) ? entry.has(attribute) : nil
  }

  func count(_ entry: DirectoryEntry, _ attribute: String) -> Int? {
    contents.shows(attribute) ? entry[attribute].count : nil
  }
}

extension DirectoryEntry {
  var isComputer: Bool { isOf("computer") && !isManagedService }

  /// Managed service accounts are computers by class.
  var isManagedService: Bool {
    isOf("msds-groupmanagedserviceaccount") || isOf("msds-managedserviceaccount")
      || isOf("msds-delegatedmanagedserviceaccount")
  }

  /// Whether it is an account of a person or a service; those of trusts are not.
  var isAccount: Bool {
    isManagedService
      || isOf("user") && !isOf("computer") && !(control?.contains(.interdomainTrust) ?? false) && sid != nil
  }
}
