internal import Wire

/// What a collector tells of files whose content it did not take: `facts/files.txt` with mode, owner, group, size, time
/// and path, and `facts/unreadable.txt` with paths.
enum CollectorIndex {
  /// The most lines of either.
  private static let mostLines = 200_000

  static func add(to root: inout FileTree, from all: Files) {
    for line in lines(of: "/facts/files.txt", all) {
      let fields = line.split(separator: " ", maxSplits: 5).map(String.init)
      guard fields.count == 6, let mode = UInt32(fields[0], radix: 16), let owner = UInt32(fields[1]),
        let group = UInt32(fields[2]), let size = Int64(fields[3]), let time = Int64(fields[4]),
        let path = inside(fields[5])
      else { continue }
      let kind: FileStatus.Kind =
        switch mode & 0o170000 {
        case 0o100000: .regular
        case 0o040000: .directory
        default: .other
        }
      root.add(
        path,
        status: FileStatus(kind: kind, mode: mode & 0o7777, owner: owner, group: group, size: size, modified: time))
    }
    for line in lines(of: "/facts/unreadable.txt", all) {
      if let path = inside(line) { root.addUnreadable(path) }
    }
  }

  private static func lines(of path: String, _ all: Files) -> [String] {
    guard let content = try? all.read(path, limit: 32 << 20) else { return [] }
    return content.split(separator: UInt8(ascii: "\n")).prefix(mostLines).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A path below the root without its `/`; nil for one with `..`.
  private static func inside(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    guard path.hasPrefix("/"), !parts.isEmpty, !parts.contains(".."), !parts.contains(".") else { return nil }
    return parts.joined(separator: "/")
  }
}
