internal import Wire

/// Who may read or write `/etc/shadow`.
struct ShadowExposure {
  /// As `0640 root:shadow`.
  var mode: String
  /// Whether others than root and the group `shadow` can read it, or anybody but root can write it.
  var isExposed: Bool

  /// Nil when there is no such file, or when it is a copy that has lost its owner: then its permissions tell nothing.
  init?(_ files: Files, passwd: PasswdFile?) {
    guard let status = try? files.status("/etc/shadow"), files.keepsOwners || status.owner == 0 else { return nil }
    let groups = (try? files.read("/etc/group")).map(GroupFile.init)
    let owner = status.owner == 0 ? "root" : passwd?.entries.first { $0.uid == status.owner }?.name
    let group = status.group == 0 ? "root" : groups?.name(of: status.group)
    let bits = String(status.mode, radix: 8)
    let padding = String(repeating: "0", count: max(0, 4 - bits.count))
    mode = "\(padding)\(bits) \(owner ?? String(status.owner)):\(group ?? String(status.group))"
    let isReadByGroup = status.mode & 0o040 != 0 && !["root", "shadow"].contains(group)
    let isForeign = status.owner != 0
    isExposed = status.mode & 0o027 != 0 || isReadByGroup || isForeign
  }
}
