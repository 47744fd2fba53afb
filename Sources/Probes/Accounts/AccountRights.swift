internal import CaseFile
internal import Wire

/// Which accounts are administrators, by user id, groups and sudo.
struct AccountRights {
  /// Groups whose members can become root or read what only root may, each with how.
  ///
  /// Source: Debian wiki, SystemGroups; Docker's and LXD's own documentation of their sockets.
  static let powerful: Set<String> = ["docker", "lxd", "incus-admin", "disk", "shadow", "kmem", "libvirt"]
  /// Groups to which distributions give full rights by sudo.
  private static let administrative: Set<String> = ["sudo", "wheel", "admin"]

  let groups: GroupFile?
  let reader: SudoersReader?
  let policy: SudoPolicy?

  init(_ evidence: Evidence, hostname: String?) {
    let content = (try? evidence.content("/etc/group", limit: AccountReader.limit)) ?? nil
    groups = content.map(GroupFile.init)
    reader = SudoersReader(evidence, hostname: hostname)
    policy = reader.map { SudoPolicy($0, hostname: hostname) }
  }

  func person(_ entry: PasswdFile.Entry) -> SudoPolicy.Person {
    .init(name: entry.name, uid: entry.uid, groups: groups?.groups(of: entry.name, gid: entry.gid) ?? [])
  }

  func add(to account: inout Account, _ entry: PasswdFile.Entry) {
    let person = person(entry)
    let named = person.groups.map(\.name).filter {
      Self.powerful.contains($0) || Self.administrative.contains($0)
    }
    account.groups = groups == nil ? nil : named.joined(separator: ", ")
    if entry.uid == 0 {
      account.administrator = true
      account.administratorReason = "uid 0"
      account.administratorWithoutPassword = nil
    } else if let right = policy?.fullRight(of: person) {
      account.administrator = true
      account.administratorReason = right.place
      account.administratorWithoutPassword = right.withoutPassword
    } else if let group = named.first(where: { Self.powerful.contains($0) && $0 != "shadow" && $0 != "kmem" }) {
      account.administrator = true
      account.administratorReason = "group \(group)"
      account.administratorWithoutPassword = true
    } else if groups != nil, reader?.isPartial != true {
      account.administrator = false
      account.administratorWithoutPassword = false
    }
  }
}
