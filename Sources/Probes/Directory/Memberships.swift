import Wire

/// Who is a member of what, directly and through other groups: by lists of members, by the members' own lists, and by
/// primary groups, which stand in neither.
struct Memberships {
  /// How one entry came to be a member of a group.
  struct Member: Hashable {
    /// The key of its name.
    var key: String
    /// The keys of the groups in between, from the powerful one to the member.
    var through: [String]
    var isByPrimaryGroup: Bool
  }

  private(set) var members: [String: [String: Bool]] = [:]

  init(_ entries: [DirectoryEntry]) {
    var groups: [SecurityIdentifier: String] = [:]
    for entry in entries where entry.isOf("group") {
      if let sid = entry.sid { groups[sid] = DistinguishedName.key(entry.name) }
    }
    for entry in entries {
      let key = DistinguishedName.key(entry.name)
      for member in entry.texts("member") { add(DistinguishedName.key(member), to: key, false) }
      for group in entry.texts("memberOf") { add(key, to: DistinguishedName.key(group), false) }
      if let number = entry.integer("primaryGroupID").flatMap({ UInt32(exactly: $0) }),
        let group = entry.sid?.domain?.account(number), let place = groups[group]
      {
        add(key, to: place, true)
      }
    }
  }

  private mutating func add(_ member: String, to group: String, _ isPrimary: Bool) {
    let known = members[group]?[member]
    members[group, default: [:]][member] = (known ?? true) && isPrimary
  }

  /// Everybody in a group, each once by the shortest way, in the order of their names.
  func all(of group: String) -> [Member] {
    var found: [String: Member] = [:]
    var edge = [(group, [String]())]
    while !edge.isEmpty {
      var next: [(String, [String])] = []
      for (place, way) in edge {
        for (member, isPrimary) in (members[place] ?? [:]).sorted(by: { $0.key < $1.key })
        where found[member] == nil && member != group {
          found[member] = Member(key: member, through: way, isByPrimaryGroup: isPrimary)
          next.append((member, way + [member]))
        }
      }
      edge = next
    }
    return found.values.sorted { $0.key < $1.key }
  }

  /// Whether the groups in and below `group` contain each other in a circle.
  func isCyclic(_ group: String) -> Bool {
    var finished: Set<String> = []
    var open: Set<String> = [group]
    var stack = [(key: group, rest: (members[group] ?? [:]).keys.sorted())]
    while var top = stack.popLast() {
      guard let next = top.rest.popLast() else {
        open.remove(top.key)
        finished.insert(top.key)
        continue
      }
      let key = top.key
      stack.append((key, top.rest))
      if open.contains(next) { return true }
      guard !finished.contains(next) else { continue }
      open.insert(next)
      stack.append((next, (members[next] ?? [:]).keys.sorted()))
    }
    return false
  }
}
