package import CaseFile
internal import Glibc
package import Model
internal import Wire

/// Walks once over all files of a system and counts those that are open to everybody, privileged, or nobody's.
///
/// Only local file systems are entered, symbolic links are never followed, nothing is opened but folders. Folders of
/// container images and snapshots, whose files are not in use as they stand, are left out.
package struct FileWalkProbe: Sendable {
  /// The bounds of one walk.
  package struct Limits: Sendable {
    package var seconds: Double
    package var entries: Int
    /// The most files of a kind that are named.
    package var named: Int

    package init(seconds: Double = 60, entries: Int = 3_000_000, named: Int = 500) {
      self.seconds = seconds
      self.entries = entries
      self.named = named
    }
  }

  private let root: String
  private let files: Files
  private let limits: Limits

  package init(root: String, files: Files, limits: Limits = Limits()) {
    self.root = root
    self.files = files
    self.limits = limits
  }

  /// What a walk saw; its rows have no asset yet.
  package struct Observation: Sendable {
    /// Nil when not even the root could be opened.
    package var walk: FileWalk?
    package var files: [LooseFile]
    package var obstacles: [Obstacle]
  }

  package func examine(observed: Timestamp) -> Observation {
    let walk = Walk(root: root, files: files, limits: limits, observed: observed)
    guard walk.run() else {
      return Observation(walk: nil, files: [], obstacles: [Obstacle(reason: "not-found", detail: root)])
    }
    var obstacles: [Obstacle] = []
    if let reason = walk.row.reason { obstacles.append(Obstacle(reason: reason, detail: root)) }
    return Observation(walk: walk.row, files: walk.named, obstacles: obstacles)
  }
}

/// One walk, folder by folder, each opened below the one before it, so that nobody can lead it out by a link.
private final class Walk {
  /// The deepest folder that is entered; each holds a descriptor open.
  private static let deepest = 200
  /// Folders with files that are not in use as they stand, or that a package manager keeps.
  private static let skipped: Set<String> = [
    "/proc", "/sys", "/dev", "/run", "/var/lib/docker", "/var/lib/containers", "/var/lib/containerd", "/var/lib/lxc",
    "/var/lib/lxd", "/var/lib/machines", "/snap", "/var/lib/snapd", "/timeshift", "/.snapshots", "/var/lib/flatpak",
  ]

  private let root: String
  private let limits: FileWalkProbe.Limits
  private let observed: String
  private let started = ContinuousClock.now
  private let users: Set<UInt32>?
  private let groups: Set<UInt32>?
  private let devices: Set<UInt64>
  private var counts: [String: Int] = [:]
  private var seen = 0
  private(set) var row: FileWalk
  private(set) var named: [LooseFile] = []

  init(root: String, files: Files, limits: FileWalkProbe.Limits, observed: Timestamp) {
    self.root = root == "/" ? "" : root
    self.limits = limits
    self.observed = observed.iso
    row = FileWalk(observed: observed.iso)
    // With a directory service behind the accounts, numbers that no file names may well be somebody's.
    let isLocal = (try? files.read("/etc/nsswitch.conf")).map { content in
      !WordLines(content).lines.contains { line in
        ["passwd:", "group:"].contains(line.words[0])
          && line.words.contains { ["sss", "ldap", "winbind", "nis"].contains($0) }
      }
    }
    let knows = files.keepsOwners && isLocal != false
    users = knows ? (try? files.read("/etc/passwd", limit: AccountReader.limit)).map(Walk.numbers) : nil
    groups = knows ? (try? files.read("/etc/group", limit: AccountReader.limit)).map(Walk.numbers) : nil
    devices = Walk.localDevices(root: root)
    if users == nil || groups == nil { row.withoutOwner = nil } else { row.withoutOwner = 0 }
  }

  /// False when the root cannot be opened.
  func run() -> Bool {
    let top = unsafe open(root.isEmpty ? "/" : root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard top >= 0 else { return false }
    enter(top, path: "", depth: 0)
    let elapsed = ContinuousClock.now - started
    row.milliseconds =
      Int(elapsed.components.seconds) * 1000 + Int(elapsed.components.attoseconds / 1_000_000_000_000_000)
    row.openFileExamples = examples("open-file")
    row.openFolderExamples = examples("open-folder")
    row.withoutOwnerExamples = examples("without-owner")
    row.privilegedExamples = examples("set-user-id", "set-group-id")
    if row.unreadable > 0, row.reason == nil { row.reason = "unreadable" }
    row.complete = row.reason == nil
    return true
  }

  private var isOver: Bool {
    if row.reason != nil { return true }
    if seen > limits.entries { row.reason = "number" }
    if seen % 1024 == 0 {
      if ContinuousClock.now - started > .seconds(limits.seconds) { row.reason = "time" }
      if Task.isCancelled { row.reason = "time" }
    }
    return row.reason != nil
  }

  /// Looks at what lies in an open folder, which is closed at the end.
  private func enter(_ descriptor: Int32, path: String, depth: Int) {
    guard let folder = unsafe fdopendir(descriptor) else {
      close(descriptor)
      row.unreadable += 1
      return
    }
    defer { unsafe closedir(folder) }
    row.folders += 1
    var inside: [[CChar]] = []
    while let entry = unsafe readdir(folder) {
      seen += 1
      if isOver { return }
      let name =
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe $0.prefix { byte in byte != 0 }.map(CChar.init(bitPattern:))
        } + [0]
      if name == [46, 0] || name == [46, 46, 0] { continue }
      var status = stat()
      guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        look(at: status, path, name, isFolder: true)
        if devices.contains(UInt64(status.st_dev)) { inside.append(name) }
      case S_IFREG:
        row.files += 1
        look(at: status, path, name, isFolder: false)
      default: break
      }
    }
    guard depth < Walk.deepest else {
      row.reason = inside.isEmpty ? row.reason : "number"
      return
    }
    for name in inside {
      if isOver { return }
      let whole = "\(path)/\(text(name))"
      if Walk.skipped.contains(whole) { continue }
      let next = unsafe openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else {
        if errno == EACCES || errno == EPERM { row.unreadable += 1 }
        continue
      }
      enter(next, path: whole, depth: depth + 1)
    }
  }

  private func look(at status: stat, _ path: String, _ name: [CChar], isFolder: Bool) {
    let mode = status.st_mode & 0o7777
    if isFolder {
      if mode & 0o002 != 0, mode & 0o1000 == 0 {
        row.openFolders += 1
        note("open-folder", path, name, status)
      }
    } else {
      if mode & 0o002 != 0 {
        row.openFiles += 1
        note("open-file", path, name, status)
      }
      // Set-group-id without execution by the group only asks for locks.
      let isPrivileged = mode & 0o4000 != 0 || mode & 0o2010 == 0o2010
      if isPrivileged, mode & 0o111 != 0 {
        row.privileged += 1
        let isKnown = PrivilegedPrograms.contains("\(path)/\(text(name))")
        if !isKnown { row.unknownPrivileged += 1 }
        note(mode & 0o4000 != 0 ? "set-user-id" : "set-group-id", path, name, status, known: isKnown)
      }
    }
    if let users, let groups, !users.contains(status.st_uid) || !groups.contains(status.st_gid) {
      row.withoutOwner = (row.withoutOwner ?? 0) + 1
      note("without-owner", path, name, status)
    }
  }

  private func note(_ kind: String, _ path: String, _ name: [CChar], _ status: stat, known: Bool? = nil) {
    let count = counts[kind, default: 0]
    guard count < limits.named else { return }
    counts[kind] = count + 1
    let octal = String(status.st_mode & 0o7777, radix: 8)
    named.append(
      LooseFile(
        path: "\(path)/\(text(name))", kind: kind, mode: "\(octal) \(status.st_uid):\(status.st_gid)", known: known,
        observed: observed))
  }

  /// The first paths of these kinds that are not known to be right.
  private func examples(_ kinds: String...) -> String? {
    let paths = named.lazy.filter { kinds.contains($0.kind) && $0.known != true }.map(\.path).prefix(5)
    return paths.isEmpty ? nil : paths.joined(separator: ", ")
  }

  private func text(_ name: [CChar]) -> String {
    String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The third fields of passwd(5) or group(5).
  private static func numbers(_ content: [UInt8]) -> Set<UInt32> {
    Set(
      content.split(separator: UInt8(ascii: "\n")).compactMap { line in
        let fields = line.split(separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
        return fields.count > 2 ? UInt32(String(decoding: fields[2], as: UTF8.self)) : nil
      })
  }

  /// The devices of the root and of local file systems mounted below it.
  private static func localDevices(root: String) -> Set<UInt64> {
    let local: Set<String> = [
      "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "jfs", "reiserfs", "zfs", "bcachefs", "overlay",
    ]
    var places = [root]
    if let mounts = try? Files(root: "/").read("/proc/self/mounts", limit: 4 << 20) {
      let prefix = root == "/" ? "/" : root + "/"
      places += WordLines(mounts, comments: "").lines.filter { $0.words.count > 2 && local.contains($0.words[2]) }
        .map { $0.words[1] }.filter { $0.hasPrefix(prefix) }
    }
    return Set(
      places.compactMap { place in
        var status = stat()
        return unsafe stat(place, &status) == 0 ? UInt64(status.st_dev) : nil
      })
  }
}
