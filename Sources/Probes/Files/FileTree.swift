package import Archives

/// Files held in memory, with the owners, permissions and times that an archive tells of them; never unpacked to a disk.
package struct FileTree: Sendable {
  /// What stands at a path.
  enum Node: Sendable {
    case folder(FileStatus)
    case link(String)
    /// A file; its content is nil when only its existence and permissions were collected.
    case file(FileStatus, content: [UInt8]?)
    /// Something that the collector saw and was not allowed to read.
    case unreadable
  }

  private var nodes: [String: Node] = ["": .folder(unknownFolder)]
  private var names: [String: Set<String>] = [:]
  /// Whether the archive told owners and permissions.
  let keepsOwners: Bool

  /// A ZIP file's content, which has neither owners nor permissions.
  ///
  /// - Throws: ``ArchiveError`` when an entry is damaged.
  package init(_ archive: ZIPArchive) throws(ArchiveError) {
    keepsOwners = false
    for entry in archive.entries {
      let content = try archive.read(entry)
      let status = FileStatus(kind: .regular, mode: 0o644, owner: 0, group: 0, size: Int64(content.count))
      put(.file(status, content: content), at: entry.name)
    }
  }

  package init(_ archive: TarArchive) {
    keepsOwners = true
    for entry in archive.entries {
      var status = FileStatus(
        kind: .regular, mode: entry.mode, owner: entry.owner, group: entry.group, size: 0, modified: entry.modified)
      switch entry.kind {
      case .regular:
        let content = archive.read(entry)
        status.size = Int64(content.count)
        put(.file(status, content: content), at: entry.path)
      case .folder:
        status.kind = .directory
        put(.folder(status), at: entry.path)
      case .symbolicLink(let target): put(.link(target), at: entry.path)
      case .hardLink(let target): if let node = nodes[target] { put(node, at: entry.path) }
      }
    }
  }

  /// The part below a folder, as a tree of its own; nil when there is no such folder.
  package func below(_ folder: String) -> FileTree? {
    guard case .folder(let status)? = nodes[folder] else { return nil }
    var part = self
    part.nodes = ["": .folder(status)]
    part.names = [:]
    for (path, node) in nodes where path.hasPrefix(folder + "/") {
      part.put(node, at: String(path.dropFirst(folder.count + 1)))
    }
    return part
  }

  /// Notes the status of a file as its own system has it; a content that is known already stays.
  package mutating func add(_ path: String, status: FileStatus) {
    switch nodes[path] {
    case .file(_, let content): return put(.file(status, content: content), at: path)
    case .link, .unreadable: return
    case .folder, nil: break
    }
    put(status.kind == .directory ? .folder(status) : .file(status, content: nil), at: path)
  }

  /// Notes a file that the collector was not allowed to read.
  package mutating func addUnreadable(_ path: String) { put(.unreadable, at: path) }

  private mutating func put(_ node: Node, at path: String) {
    // A folder's own entry may come after its content.
    if case .folder = node, case .folder? = nodes[path] {
      nodes[path] = node
      return
    }
    nodes[path] = node
    var rest = path
    while let slash = rest.lastIndex(of: "/") {
      let parent = String(rest[..<slash])
      names[parent, default: []].insert(String(rest[rest.index(after: slash)...]))
      rest = parent
      if case .folder? = nodes[rest] { return }
      nodes[rest] = .folder(Self.unknownFolder)
    }
    names["", default: []].insert(rest)
  }

  /// A folder that the archive has no entry of its own for.
  private static let unknownFolder = FileStatus(kind: .directory, mode: 0o755, owner: 0, group: 0, size: 0)

  func names(in path: String) -> [String] { (names[path] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The node and its path after following links the way the examined system would.
  ///
  /// With `followsLast` a link at the very end is followed, too.
  func resolve(_ path: String, followsLast: Bool = true) throws(FileError) -> (node: Node, path: String) {
    guard path.utf8.first == UInt8(ascii: "/") else { throw .outsideRoot }
    var passed: [String] = []
    var rest = Array(path.split(separator: "/").map(String.init).reversed())
    var links = 0
    while let name = rest.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = passed.popLast()
        continue
      }
      let next = passed + [name]
      switch nodes[next.joined(separator: "/")] {
      case .link(let target) where followsLast || !rest.isEmpty:
        links += 1
        guard links <= Files.mostLinks else { throw .tooManyLinks }
        if target.hasPrefix("/") { passed = [] }
        rest += target.split(separator: "/").map(String.init).reversed()
      case nil: throw .notFound
      case .file? where !rest.isEmpty: throw .notFound
      default: passed = next
      }
    }
    let final = passed.joined(separator: "/")
    guard let node = nodes[final] else { throw .notFound }
    return (node, final)
  }
}
