internal import Model
internal import Wire

/// One reading of a system's files, with what all readers ask for.
final class HostReading {
  let evidence: Evidence
  /// The collector's whole archive, with its `facts`; the system's own files elsewhere.
  let facts: Files
  let observed: Timestamp
  let units: SystemdUnits

  init(_ evidence: Evidence, facts: Files, observed: Timestamp) {
    self.evidence = evidence
    self.facts = facts
    self.observed = observed
    units = SystemdUnits(evidence)
  }

  var files: Files { evidence.files }
  var today: Day { observed.day }

  /// A file's content; nil when it is not there or cannot be read, which is noted.
  func content(_ path: String, limit: Int = 1 << 20) -> [UInt8]? { (try? evidence.content(path, limit: limit)) ?? nil }

  /// The first line that is neither empty nor a comment.
  func firstLine(_ path: String) -> String? {
    guard let content = content(path) else { return nil }
    return WordLines(content).lines.first.map { String($0.words.joined(separator: " ").prefix(253)) }
  }

  /// Whether anything is at the path; nil when that must not be known.
  func exists(_ path: String) -> Bool? {
    do throws(FileError) {
      _ = try files.status(path)
      return true
    } catch {
      return error == .notFound ? false : error == .permissionDenied ? nil : true
    }
  }

  /// The first of these paths at which something is.
  func firstExisting(_ paths: [String]) -> String? { paths.first { exists($0) == true } }

  /// The names in a folder; empty when there is none.
  ///
  /// What cannot be listed is noted.
  func names(_ path: String) -> [String] {
    do throws(FileError) { return try files.list(path) } catch {
      if error != .notFound { evidence.note(error.rawValue, path) }
      return []
    }
  }

  /// The paths of the regular files in a folder whose names end so, in the order of their names.
  func files(in folder: String, ending: String) -> [String] {
    names(folder).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
  }

  /// os-release(5); nil when there is none.
  func release() -> OSRelease? {
    for path in ["/etc/os-release", "/usr/lib/os-release"] {
      if let content = content(path) { return OSRelease(content) }
    }
    // A system older than that file, or one whose file cannot be read, is still a system.
    return exists("/etc/passwd") == true ? OSRelease([]) : nil
  }

  /// Whether it runs in a container: systemd and the usual engines leave a mark; nil when nothing was seen running.
  lazy var isContainer: Bool? = {
    if firstExisting(["/run/systemd/container", "/.dockerenv", "/run/.containerenv"]) != nil { return true }
    if let environment = try? files.read("/proc/1/environ", limit: 65_536),
      environment.split(separator: 0).contains(where: { $0.starts(with: "container=".utf8) })
    {
      return true
    }
    return isRunning ? false : nil
  }()

  /// Whether the kernel's own files are there: the system runs, or a collector took them from it.
  lazy var isRunning: Bool = exists("/proc/sys/kernel/osrelease") == true

  /// A number in one of the kernel's files.
  func kernelNumber(_ name: String) -> Int? {
    let path = "/proc/sys/" + name.split(separator: ".").joined(separator: "/")
    guard let bytes = try? files.read(path, limit: 4096) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.first ?? "")
  }

  /// The settings of a systemd configuration file and its drop-ins, later ones winning (systemd-system.conf(5)): those of
  /// the same name in `/etc` mask the others.
  func systemdSetting(_ key: String, in section: String, of name: String) -> Setting<String>? {
    let folders = ["/usr/lib/systemd", "/usr/local/lib/systemd", "/run/systemd", "/etc/systemd"]
    var paths = folders.reversed().map { "\($0)/\(name).conf" }.first { exists($0) == true }.map { [$0] } ?? []
    var dropIns: [String: String] = [:]
    for folder in folders {
      for path in files(in: "\(folder)/\(name).conf.d", ending: ".conf") {
        dropIns[String(path.split(separator: "/").last ?? "")] = path
      }
    }
    paths += dropIns.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    var found: Setting<String>?
    for path in paths {
      guard let content = content(path), let entry = UnitSettings(content).last(key, in: section) else { continue }
      found = Setting(value: entry.value, place: "\(path):\(entry.line)")
    }
    return found
  }
}
