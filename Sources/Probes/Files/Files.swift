internal import Glibc

/// The files of one system: the running one (root `/`), a copy of it below a folder, or one held in memory.
///
/// Every path starts at `/` and is resolved below the root, symbolic links with absolute targets and `..` included, the
/// way the examined system itself would resolve it; nothing outside can be reached. Only regular files and folders are
/// ever opened for reading.
package struct Files: Sendable {
  /// How many symbolic links one path may go through.
  package static let mostLinks = 16
  /// How many names a folder may have.
  package static let mostNames = 10_000

  private enum Place: Sendable {
    case folder(String)
    case memory(FileTree)
  }

  private let place: Place

  /// - Parameter root: The folder that stands for `/`.
  package init(root: String) { place = .folder(root) }

  package init(_ tree: FileTree) { place = .memory(tree) }

  /// The folder that stands for `/`; nil for files in memory.
  package var root: String? {
    guard case .folder(let root) = place else { return nil }
    return root
  }

  /// Whether owners and permissions are those of the examined system: it is this machine, or an archive tells them.
  package var keepsOwners: Bool {
    if case .memory(let tree) = place { return tree.keepsOwners }
    return isLive
  }

  /// Whether the root is this machine's own.
  package var isLive: Bool {
    guard let root, let mine = try? File.root("/").status(), let other = try? File.root(root).status() else {
      return false
    }
    return mine.st_dev == other.st_dev && mine.st_ino == other.st_ino
  }

  /// The whole content of a regular file of at most `limit` bytes.
  package func read(_ path: String, limit: Int = 1 << 20) throws(FileError) -> [UInt8] {
    if case .memory(let tree) = place { return try tree.content(path, limit: limit) }
    let found = try resolve(path)
    let expected = try found.file.status()
    guard FileStatus(expected).kind == .regular else { throw .notRegular }
    guard expected.st_size <= limit else { throw .tooLarge }
    let file = try found.folder.open(found.name, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let opened = try file.status()
    guard opened.st_dev == expected.st_dev, opened.st_ino == expected.st_ino else { throw .io }
    return try file.bytes(limit: limit)
  }

  /// The names in a folder, sorted by their bytes, without `.` and `..`.
  package func list(_ path: String) throws(FileError) -> [String] {
    if case .memory(let tree) = place { return try tree.list(path) }
    let found = try resolve(path)
    guard FileStatus(try found.file.status()).kind == .directory else { throw .notRegular }
    return try found.folder.open(found.name, O_RDONLY | O_DIRECTORY).names(limit: Files.mostNames)
  }

  /// The mode, owner and size of what the path leads to.
  package func status(_ path: String) throws(FileError) -> FileStatus {
    if case .memory(let tree) = place { return try tree.status(path) }
    return FileStatus(try resolve(path).file.status())
  }

  /// Where the symbolic link at this path points, as its text; nil when it is no link.
  package func link(_ path: String) throws(FileError) -> String? {
    if case .memory(let tree) = place {
      guard case .link(let target) = try tree.resolve(path, followsLast: false).node else { return nil }
      return target
    }
    let parts = path.split(separator: "/")
    guard let name = parts.last, name != "..", name != "." else { return nil }
    let folder = try resolve("/" + parts.dropLast().joined(separator: "/")).file
    let file = try folder.open(Array(name.utf8), O_PATH)
    return try file.isLink() ? String(decoding: file.target(), as: UTF8.self) : nil
  }

  /// Walks the path component by component.
  ///
  /// The folders passed are kept, so that `..` goes back to the one that was really left, and a folder moved meanwhile
  /// cannot lead out of the root.
  private func resolve(_ path: String) throws(FileError) -> Found {
    guard path.utf8.first == UInt8(ascii: "/") else { throw .outsideRoot }
    guard let root else { throw .io }
    let top = try File.root(root)
    var passed = [Found(file: top, folder: top, name: Array(".".utf8))]
    var rest = Array(components(of: Array(path.utf8)).reversed())
    var links = 0
    while let name = rest.popLast() {
      guard let here = passed.last else { throw .io }
      if name == Array(".".utf8) { continue }
      if name == Array("..".utf8) {
        if passed.count > 1 { passed.removeLast() }
        continue
      }
      let next = try here.file.open(name, O_PATH)
      guard try next.isLink() else {
        passed.append(Found(file: next, folder: here.file, name: name))
        continue
      }
      links += 1
      guard links <= Files.mostLinks else { throw .tooManyLinks }
      let target = try next.target()
      if target.first == UInt8(ascii: "/") { passed.removeLast(passed.count - 1) }
      rest += components(of: target).reversed()
    }
    guard let last = passed.last else { throw .io }
    return last
  }

  private func components(of path: [UInt8]) -> [[UInt8]] {
    path.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// What a path led to, and the folder and name under which it can be opened.
  private struct Found {
    var file: File
    var folder: File
    var name: [UInt8]
  }
}

extension FileTree {
  fileprivate func content(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    switch try resolve(path).node {
    case .file(_, let content?):
      guard content.count <= limit else { throw .tooLarge }
      return content
    case .file(let status, nil): throw status.kind == .regular ? .notCollected : .notRegular
    case .unreadable: throw .permissionDenied
    case .folder, .link: throw .notRegular
    }
  }

  fileprivate func list(_ path: String) throws(FileError) -> [String] {
    let found = try resolve(path)
    guard case .folder = found.node else {
      if case .unreadable = found.node { throw .permissionDenied }
      throw .notRegular
    }
    let names = names(in: found.path)
    guard names.count <= Files.mostNames else { throw .tooLarge }
    return names
  }

  fileprivate func status(_ path: String) throws(FileError) -> FileStatus {
    switch try resolve(path).node {
    case .file(let status, _), .folder(let status): return status
    case .unreadable: throw .permissionDenied
    case .link: throw .notFound
    }
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      default: .other
      }
    self.init(
      kind: kind, mode: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid,
      size: Int64(status.st_size), modified: Int64(status.st_mtim.tv_sec))
  }
}

/// open(2)'s flag for a descriptor that only stands for a place; a macro that Swift does not import.
private let O_PATH: Int32 = 0o10_000_000

/// An open file descriptor, closed with its last reference.
private final class File {
  private let number: Int32

  private init(_ number: Int32) throws(FileError) {
    guard number >= 0 else { throw FileError(number: errno) }
    self.number = number
  }

  deinit { close(number) }

  static func root(_ path: String) throws(FileError) -> File {
    try File(unsafe Glibc.open(path, O_PATH | O_DIRECTORY | O_CLOEXEC))
  }

  /// Opens one name in this folder, never through a symbolic link.
  func open(_ name: [UInt8], _ flags: Int32) throws(FileError) -> File {
    guard !name.contains(0) else { throw .notFound }
    let text = name.map(CChar.init(bitPattern:)) + [0]
    return try File(unsafe openat(number, text, flags | O_NOFOLLOW | O_CLOEXEC))
  }

  func status() throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw FileError(number: errno) }
    return status
  }

  func isLink() throws(FileError) -> Bool { try status().st_mode & S_IFMT == S_IFLNK }

  /// Where the symbolic link that this descriptor stands for points.
  func target() throws(FileError) -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlinkat(number, "", &buffer, buffer.count)
    guard count >= 0 else { throw FileError(number: errno) }
    guard count > 0, count < buffer.count else { throw .notFound }
    return buffer.prefix(count).map(UInt8.init(bitPattern:))
  }

  func bytes(limit: Int) throws(FileError) -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe Glibc.read(number, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(number: errno) }
      if count == 0 { return content }
      content += chunk.prefix(count)
      guard content.count <= limit else { throw .tooLarge }
    }
  }

  func names(limit: Int) throws(FileError) -> [String] {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw FileError(number: errno) }
    guard let folder = unsafe fdopendir(copy) else {
      close(copy)
      throw .io
    }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { byte in byte != 0 }) }
      if name == Array(".".utf8) || name == Array("..".utf8) { continue }
      names.append(name)
      guard names.count <= limit else { throw .tooLarge }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
