internal import Wire

/// Expands one facility's stack of a service with all its includes, as libpam does.
struct PAMStackReader {
  /// Linux-PAM's limit of nesting.
  static let deepest = 16
  /// More files than any real stack reads; a cap on files that include each other again and again.
  static let mostFiles = 200
  /// More entries than any real stack has.
  static let mostEntries = 300

  static let folders = ["/etc/pam.d", "/usr/lib/pam.d", "/usr/etc/pam.d", "/usr/share/pam.d"]

  private let evidence: Evidence
  private let modules: Set<String>?
  private let facility: PAMFile.Facility
  private var entries: [PAMEntry] = []
  private var filesRead = 0

  private init(_ facility: PAMFile.Facility, evidence: Evidence, modules: Set<String>?) {
    self.facility = facility
    self.evidence = evidence
    self.modules = modules
  }

  /// Why there is no stack.
  enum Failure: Error {
    /// A file could not be read or is damaged; the obstacle is noted.
    case unknowable
    /// Neither the service nor `other` has such a stack.
    case absent
  }

  /// The service's stack, or that of `other` when it has none.
  static func stack(
    _ facility: PAMFile.Facility, of service: String, evidence: Evidence, modules: Set<String>?
  ) throws(Failure) -> [PAMEntry] {
    for name in [service, "other"] {
      var reader = PAMStackReader(facility, evidence: evidence, modules: modules)
      if try reader.readService(name), !reader.entries.isEmpty { return reader.entries }
    }
    throw .absent
  }

  /// What holds the stacks: a folder or, only where there is none, the file for all services; nil without both.
  static func home(_ evidence: Evidence) -> String? {
    if let folder = folders.first(where: { (try? evidence.files.status($0).kind) == .directory }) { return folder }
    return (try? evidence.files.status(configuration)) != nil ? configuration : nil
  }

  private static let configuration = "/etc/pam.conf"

  /// Whether the service has a stack of its own.
  static func exists(_ service: String, evidence: Evidence) -> Bool {
    if home(evidence) == configuration {
      let content = (try? evidence.content(configuration)) ?? nil
      return content.flatMap { PAMConfiguration($0).file(service) } != nil
    }
    return folders.contains { (try? evidence.files.status("\($0)/\(service)")) != nil }
  }

  /// False when there is no such file.
  private mutating func readService(_ name: String) throws(Failure) -> Bool {
    guard let (path, file) = try find(name) else { return false }
    guard try read(file, path: path, requested: nil, depth: 0, level: 0) else {
      evidence.note("pam-refused", "\(path): libpam refuses the whole service")
      throw .unknowable
    }
    return true
  }

  private func find(_ name: String) throws(Failure) -> (path: String, file: PAMFile)? {
    if !name.hasPrefix("/"), PAMStackReader.home(evidence) == PAMStackReader.configuration {
      do throws(FileError) {
        let path = PAMStackReader.configuration
        return try evidence.content(path).flatMap { PAMConfiguration($0).file(name) }.map { (path, $0) }
      } catch {
        throw .unknowable
      }
    }
    for path in name.hasPrefix("/") ? [name] : PAMStackReader.folders.map({ "\($0)/\(name)" }) {
      do throws(FileError) {
        if let content = try evidence.content(path) { return (path, PAMFile(content)) }
      } catch {
        throw .unknowable
      }
    }
    return nil
  }

  /// Adds the lines of a file; false when libpam gives the file up.
  ///
  /// `requested` is the facility of the including line, nil for all.
  private mutating func read(
    _ file: PAMFile, path: String, requested: PAMFile.Facility?, depth: Int, level: Int
  ) throws(Failure) -> Bool {
    filesRead += 1
    for line in file.lines {
      guard filesRead <= PAMStackReader.mostFiles, entries.count <= PAMStackReader.mostEntries else {
        evidence.note("too-many-includes", path)
        throw .unknowable
      }
      let place = "\(path):\(line.number)"
      if case .includeAll(let name) = line.content {
        guard try include(name, place, requested: requested, depth: depth, level: level) else { return false }
        continue
      }
      // A word that is no facility counts for the facility asked for, and for auth in a whole file.
      guard (line.facility ?? requested ?? .auth) == facility else { continue }
      if line.facility == nil { evidence.remark(place, "no facility") }
      switch line.content {
      case .include(let name):
        if try !include(name, place, requested: facility, depth: depth, level: level) {
          add(.mustFail, PAMControl(rest: .bad), place, level)
        }
      case .substack(let name):
        add(.substack, PAMControl(rest: .bad), place, level)
        if try !include(name, place, requested: facility, depth: depth, level: level + 1) {
          add(.mustFail, PAMControl(rest: .bad), place, level)
        }
      case .module(let control, let path, let arguments):
        if let path {
          let name = PAMStackReader.moduleName(path)
          let presence = line.isSilent ? isPresent(path) : isPresent(path) ?? true
          add(.module(name: name, arguments: arguments), control, place, level, presence)
        } else {
          add(.mustFail, control, place, level)
        }
      case .includeAll: break
      }
    }
    if !file.isComplete { evidence.remark(path, "ends within a continued line") }
    return file.isComplete
  }

  private mutating func include(
    _ name: String?, _ place: String, requested: PAMFile.Facility?, depth: Int, level: Int
  ) throws(Failure) -> Bool {
    guard depth + 1 < PAMStackReader.deepest else {
      evidence.remark(place, "includes nested too deep")
      return false
    }
    guard let name, let (path, file) = try find(name) else {
      evidence.remark(place, "included file missing")
      return false
    }
    return try read(file, path: path, requested: requested, depth: depth + 1, level: level)
  }

  private mutating func add(
    _ kind: PAMEntry.Kind, _ control: PAMControl, _ place: String, _ level: Int, _ isPresent: Bool? = true
  ) {
    entries.append(PAMEntry(kind: kind, control: control, place: place, level: level, isPresent: isPresent))
  }

  private func isPresent(_ path: String) -> Bool? {
    guard let modules else { return nil }
    if path.hasPrefix("/") { return (try? evidence.files.status(path)) != nil }
    return path.split(separator: "/").last.map { modules.contains(String($0)) } ?? false
  }

  private static func moduleName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".so") ? String(file.dropLast(3)) : file
  }
}
