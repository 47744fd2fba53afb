package import Archives
internal import Glibc
package import Model
internal import Wire

/// Where a machine's files come from: the running system, a root folder (a copy, a mounted disk), or an archive.
///
/// A collector's archive has `tarcza-collect.txt` at its top, the examined system's files below `root/`, and what only
/// commands could tell below `facts/`. A plain archive is taken for the root itself. Archives are read in memory: nothing
/// is unpacked, so nothing has to be deleted, and owners and permissions are kept without being the superuser.
package struct EvidenceSource: Sendable {
  /// The system's own files.
  package var files: Files
  /// All that was given; for a collector's archive its top, with the header and `facts`.
  package var all: Files
  /// What the collector says of itself; nil for a root folder or a plain archive.
  package var collected: CollectorHeader?

  /// The most bytes of an archive, packed and unpacked.
  package static let mostBytes = 256 << 20

  /// The running system.
  package static let thisMachine = EvidenceSource(files: Files(root: "/"), all: Files(root: "/"), collected: nil)

  /// The operating system whose files these are; nil when it is none that is known.
  package var system: System? {
    if let collected { return collected.system }
    let isLinux = ["/etc/os-release", "/usr/lib/os-release", "/etc/passwd"].contains { (try? files.status($0)) != nil }
    return isLinux ? .linux : WindowsProbe(files: all).isWindows ? .windows : nil
  }

  package enum System: String, Hashable, Sendable { case linux, windows }

  /// Opens a folder or an archive (`.tar`, `.tar.gz`, `.zip`), told by its content, not by its name.
  ///
  /// - Throws: ``EvidenceError`` when there is nothing at the path, or it is none of these, broken or too large.
  package static func open(_ path: String) throws(EvidenceError) -> EvidenceSource {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw errno == EACCES ? .unreadable(path) : .missing(path)
    }
    if status.st_mode & S_IFMT == S_IFDIR { return try EvidenceSource(Files(root: path), path) { nil } }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notEvidence(path) }
    guard status.st_size <= mostBytes else { throw .archive(path, .tooLarge(limit: mostBytes)) }
    guard let bytes = read(path) else { throw .unreadable(path) }
    let tree: FileTree
    do throws(ArchiveError) { tree = try Self.tree(bytes) } catch { throw .archive(path, error) }
    return try EvidenceSource(Files(tree), path) { tree }
  }

  private init(files: Files, all: Files, collected: CollectorHeader?) {
    self.files = files
    self.all = all
    self.collected = collected
  }

  private init(_ all: Files, _ path: String, tree: () -> FileTree?) throws(EvidenceError) {
    self.all = all
    files = all
    guard let bytes = try? all.read("/\(CollectorHeader.file)", limit: 65_536) else { return }
    guard let header = CollectorHeader(bytes) else { throw .unknownCollector(path) }
    collected = header
    guard header.system == .linux else { return }
    guard let tree = tree() else {
      files = Files(root: "\(path)/root")
      return
    }
    guard var root = tree.below("root") else { throw .archive(path, .notFound("root")) }
    CollectorIndex.add(to: &root, from: all)
    files = Files(root)
  }

  private static func tree(_ bytes: [UInt8]) throws(ArchiveError) -> FileTree {
    if bytes.starts(with: [0x50, 0x4b]) {
      return try FileTree(ZIPArchive(bytes, limits: .init(totalBytes: mostBytes)))
    }
    if bytes.starts(with: [0x1f, 0x8b]) {
      return FileTree(try TarArchive(try Inflater.unpack(bytes[...], .gzip, limit: mostBytes)))
    }
    return FileTree(try TarArchive(bytes))
  }

  private static func read(_ path: String) -> [UInt8]? {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last else { return nil }
    let folder = (path.hasPrefix("/") ? "/" : "./") + parts.dropLast().joined(separator: "/")
    return try? Files(root: folder).read("/\(name)", limit: mostBytes)
  }
}

/// Why evidence cannot be read.
package enum EvidenceError: Error, Hashable, Sendable {
  case missing(String)
  case unreadable(String)
  /// Neither a folder nor a file.
  case notEvidence(String)
  /// `tarcza-collect.txt` is there, but of a form that is not known.
  case unknownCollector(String)
  case archive(String, ArchiveError)

  /// The obstacle's reason code.
  package var reason: String {
    switch self {
    case .missing: "not-found"
    case .unreadable: "permission-denied"
    case .notEvidence: "not-regular"
    case .unknownCollector: "unknown-collector"
    case .archive(_, .tooLarge(limit: _)): "too-large"
    case .archive: "damaged-archive"
    }
  }

  /// One sentence: what, where and what to do.
  package var phrase: Phrase {
    switch self {
    case .missing(let path):
      Phrase(pl: "Nie ma folderu ani pliku \(path).", en: "There is no folder or file \(path).")
    case .unreadable(let path):
      Phrase(
        pl: "Nie wolno odczytać \(path). Uruchom jako administrator albo zmień uprawnienia.",
        en: "\(path) must not be read. Run as the superuser or change its permissions.")
    case .notEvidence(let path):
      Phrase(pl: "\(path) to nie jest folder ani archiwum.", en: "\(path) is neither a folder nor an archive.")
    case .unknownCollector(let path):
      Phrase(
        pl: "\(path): plik tarcza-collect.txt ma nieznaną postać. Zbierz dane jeszcze raz: tarcza collect.",
        en: "\(path): tarcza-collect.txt is of an unknown form. Collect again: tarcza collect.")
    case .archive(let path, .notThatFormat):
      Phrase(
        pl: "\(path) to nie jest folder ani archiwum tar, tar.gz lub zip.",
        en: "\(path) is neither a folder nor an archive of the kind tar, tar.gz or zip.")
    case .archive(let path, let error):
      Phrase(pl: "\(path): \(error.phrase.pl).", en: "\(path): \(error.phrase.en).")
    }
  }
}
