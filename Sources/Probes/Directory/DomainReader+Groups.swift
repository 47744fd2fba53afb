import CaseFile
import Model
import Wire

extension DomainReader {
  /// The powerful groups, and who is in them.
  func groups(into seen: inout DirectoryObservation) {
    for (role, group) in roles {
      let key = DistinguishedName.key(group.name)
      var row = DirectoryGroup(role: role.rawValue, observed: observed)
      row.name = group.label
      row.domain = domain
      guard knowsMembers else {
        seen.groups.append(row)
        continue
      }
      let members = reader.memberships.all(of: key).map { (member: $0, row: self.member($0, of: role)) }
      row.members = members.count { $0.member.through.isEmpty }
      row.accounts = members.count { ["user", "service"].contains($0.row.kind) }
      row.enabledAccounts = members.count { ["user", "service"].contains($0.row.kind) && $0.row.enabled == true }
      row.computers = members.count { $0.row.kind == "computer" }
      row.foreignMembers = members.count { $0.row.kind == "foreign" }
      row.depth = members.map(\.member.through.count).max() ?? 0
      row.cyclic = reader.memberships.isCyclic(key)
      seen.groups.append(row)
      seen.members += members.map(\.row)
    }
  }

  private func member(_ member: Memberships.Member, of role: DirectoryRole) -> DirectoryMember {
    let entry = reader.entries[member.key]
    var row = DirectoryMember(
      role: role.rawValue, name: entry.map(name) ?? DistinguishedName.leaf(member.key), observed: observed)
    row.domain = domain
    row.kind = entry.flatMap(kind) ?? (entry == nil ? "foreign" : nil)
    if let entry, entry.isAccount || entry.isComputer { row.enabled = entry.control.map { !$0.contains(.disabled) } }
    row.direct = member.through.isEmpty
    row.through =
      member.through.isEmpty
      ? nil
      : member.through.map { key in reader.entries[key]?.label ?? DistinguishedName.leaf(key) }.joined(separator: " > ")
    row.primaryGroup = member.isByPrimaryGroup
    return row
  }

  private func name(_ entry: DirectoryEntry) -> String {
    if entry.isOf("foreignsecurityprincipal") {
      return SecurityIdentifier(text: DistinguishedName.leaf(entry.name)).map(reader.name) ?? entry.label
    }
    return entry.label
  }

  private func kind(_ entry: DirectoryEntry) -> String? {
    if entry.isManagedService { return "service" }
    if entry.isComputer { return "computer" }
    if entry.isOf("group") { return "group" }
    if entry.isOf("user") || entry.isOf("inetorgperson") { return "user" }
    return entry.isOf("foreignsecurityprincipal") ? "foreign" : nil
  }
}
