internal import Wire

/// The names of owners and groups of the examined system.
struct OwnerNames {
  private let users: [UInt32: String]
  private let groups: GroupFile?

  init(_ evidence: Evidence) {
    let passwd = ((try? evidence.files.read("/etc/passwd", limit: AccountReader.limit))).map(PasswdFile.init)
    let pairs = (passwd?.entries ?? []).compactMap { entry in entry.uid.map { ($0, entry.name) } }
    users = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    groups = (try? evidence.files.read("/etc/group", limit: AccountReader.limit)).map(GroupFile.init)
  }

  func group(_ number: UInt32) -> String? { number == 0 ? "root" : groups?.name(of: number) }

  /// As `0640 root:shadow`.
  func mode(of status: FileStatus) -> String {
    let bits = String(status.mode, radix: 8)
    let owner = status.owner == 0 ? "root" : users[status.owner] ?? String(status.owner)
    return String(repeating: "0", count: max(0, 4 - bits.count)) + bits
      + " \(owner):\(group(status.group) ?? String(status.group))"
  }
}
