import CaseFile
import Wire

extension DomainReader {
  /// The rights that give power to somebody who does not have it already.
  var permissions: [DirectoryPermission] {
    var rows: [DirectoryPermission] = []
    var seen: Set<[String]> = []
    for (entry, kind) in guarded {
      guard let descriptor = entry[DirectoryAttributes.descriptor].first.flatMap({ SecurityDescriptor($0) }) else {
        continue
      }
      for (trustee, right, isInherited) in Rights(kind: kind, expected: isExpected).dangerous(in: descriptor) {
        let object = kind == .domain ? domain : entry.text("displayName") ?? entry.label
        guard seen.insert([object, kind.rawValue, trustee.description, right.rawValue]).inserted else { continue }
        var row = DirectoryPermission(
          object: object, objectKind: kind.rawValue, trustee: reader.name(of: trustee), right: right.rawValue,
          observed: observed)
        row.domain = domain
        row.trusteeBroad = isBroad(trustee)
        row.trusteeEmpty = isEmpty(trustee)
        row.inherited = isInherited
        rows.append(row)
      }
    }
    return rows
  }

  /// Whether any security descriptor was there to be read.
  var showsDescriptors: Bool { root.has(DirectoryAttributes.descriptor) }

  /// The objects whose masters are masters of the domain, or of much of it.
  private var guarded: [(DirectoryEntry, Rights.Kind)] {
    entries.compactMap { entry in
      let key = DistinguishedName.key(entry.name)
      if key == DistinguishedName.key(root.name) { return (entry, .domain) }
      if key.hasPrefix("cn=adminsdholder,cn=system,") { return (entry, .template) }
      if entry.isOf("grouppolicycontainer") { return (entry, .policy) }
      if entry.isOf("organizationalunit") {
        return (entry, key.hasPrefix("ou=domain controllers,") ? .controllersUnit : .unit)
      }
      let roles = roleOf[key] ?? []
      if roles.contains(where: { $0.rules || $0 == .dnsAdmins }) { return (entry, .group) }
      return entry.isAccount && roleNames[key]?.contains(where: \.rules) == true ? (entry, .account) : nil
    }
  }

  private var roleOf: [String: [DirectoryRole]] {
    Dictionary(grouping: roles) { DistinguishedName.key($0.group.name) }.mapValues { $0.map(\.role) }
  }

  /// Whether somebody is master of the domain anyway, or nobody in particular.
  func isExpected(_ trustee: SecurityIdentifier) -> Bool {
    if [.localSystem, .enterpriseControllers, .principalSelf, .creatorOwner, .builtin(544)].contains(trustee) {
      return true
    }
    // Domain Admins, Domain Controllers, Schema Admins, Enterprise Admins of any domain of the forest, the built-in
    // administrator; read-only controllers replicate no secrets by right 498.
    if trustee.domain != nil, [500, 512, 516, 518, 519].contains(trustee.relative ?? 0) { return true }
    guard trustee.domain == sid, let key = reader.keys[trustee] else { return false }
    return roleNames[key]?.contains { [.administrators, .domainAdmins, .enterpriseAdmins].contains($0) } ?? false
  }

  /// Whether a trustee is a group of this domain in which there is nobody; false for groups that fill by themselves.
  private func isEmpty(_ trustee: SecurityIdentifier) -> Bool? {
    if isBroad(trustee) { return false }
    guard knowsMembers else { return nil }
    guard let key = reader.keys[trustee], let entry = reader.entries[key], entry.isOf("group") else { return false }
    return !reader.memberships.all(of: key).contains { member in
      reader.entries[member.key].map { !$0.isOf("group") } ?? true
    }
  }

  /// Whether a trustee is everybody, or every user or computer of a domain.
  func isBroad(_ trustee: SecurityIdentifier) -> Bool {
    if [.everyone, .anonymous, .authenticatedUsers, .builtin(545), .builtin(546)].contains(trustee) { return true }
    return trustee.domain != nil && [513, 514, 515].contains(trustee.relative ?? 0)
  }
}
