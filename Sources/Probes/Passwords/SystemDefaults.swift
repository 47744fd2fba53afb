internal import Wire

/// What of the whole system decides about passwords: its distribution, login.defs(5), and the PAM modules installed.
struct SystemDefaults {
  /// PRETTY_NAME of os-release(5).
  var name: String?
  var hostname: String?
  /// Whether its pam_unix is Debian's, which asks for six characters by itself.
  var isDebian: Bool
  /// Whether pam_pwhistory reads pwhistory.conf: from Linux-PAM 1.5.3 on.
  var readsPwhistoryFile: Bool
  /// Whether its pam_unix looks the cost of the method it uses up in login.defs(5): from Linux-PAM 1.6 on.
  var readsYescryptCost: Bool
  /// The profile and features of authselect(8); nil when it is not used.
  var authselectProfile: String?
  /// The names of the installed PAM modules; nil when the root holds none, as a copy of `/etc` alone.
  var modules: Set<String>?
  private var loginDefs: [(path: String, values: LoginDefs)]?

  init(_ evidence: Evidence) {
    let release = SystemDefaults.release(evidence)
    name = release?["PRETTY_NAME"].flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
    hostname = SystemDefaults.hostname(evidence)
    let id = release?["ID"] ?? ""
    let family = [id] + (release?["ID_LIKE"] ?? "").split(separator: " ").map(String.init)
    isDebian = family.contains("debian") || family.contains("ubuntu")
    let version = (release?["VERSION_ID"] ?? "").split(separator: ".").first.flatMap { Int($0) }
    let isBefore153 = (id == "debian" && (version ?? 13) < 13) || (id == "ubuntu" && (version ?? 24) < 24)
    readsPwhistoryFile = !isBefore153
    // Red Hat's 9 and Ubuntu's 24.04 stay with Linux-PAM 1.5.
    let isRedHat = family.contains("rhel") || family.contains("centos")
    readsYescryptCost =
      !isBefore153 && !(isRedHat && (version ?? 10) < 10) && !(id == "ubuntu" && (version ?? 26) < 26)
    authselectProfile = SystemDefaults.authselectProfile(evidence)
    modules = SystemDefaults.modules(evidence.files)
    // Only SUSE builds shadow and Linux-PAM so that they read the folder.
    loginDefs = SystemDefaults.loginDefs(evidence, hasFolder: family.contains { $0.contains("suse") })
  }

  /// Whether login.defs could be read at all.
  var knowsLoginDefs: Bool { loginDefs != nil }

  /// The setting as PAM modules see it.
  func moduleSetting(_ key: String) -> Setting<String>? {
    for (path, values) in loginDefs ?? [] {
      if let entry = values.first(key) { return Setting(value: entry.value, place: "\(path):\(entry.line)") }
    }
    return nil
  }

  /// The text as useradd(8) and its like see it; nil when it is not set.
  func toolSetting(_ key: String) -> Setting<String>? {
    for (path, values) in loginDefs ?? [] {
      if let entry = values.last(key) { return Setting(value: entry.value, place: "\(path):\(entry.line)") }
    }
    return nil
  }

  /// The number as useradd(8) and its like see it; nil when it is not set or is no number.
  func toolNumber(_ key: String) -> Setting<Int>? {
    for (path, values) in loginDefs ?? [] {
      guard let entry = values.last(key) else { continue }
      return entry.number.map { Setting(value: $0, place: "\(path):\(entry.line)") }
    }
    return nil
  }

  /// The lowest user id of people; useradd(8) takes 1000 without the setting.
  var firstPerson: UInt32 {
    toolNumber("UID_MIN").flatMap { UInt32(exactly: $0.value) } ?? 1000
  }

  private static func release(_ evidence: Evidence) -> OSRelease? {
    for path in ["/etc/os-release", "/usr/lib/os-release"] {
      if let content = try? evidence.content(path) { return OSRelease(content) }
    }
    return nil
  }

  private static func hostname(_ evidence: Evidence) -> String? {
    guard let content = try? evidence.content("/etc/hostname") else { return nil }
    let lines = content.split(separator: UInt8(ascii: "\n")).lazy.map { String(decoding: $0, as: UTF8.self) }
    let first = lines.map { $0.split { " \t\r".contains($0) }.joined() }.first { !$0.isEmpty && !$0.hasPrefix("#") }
    guard let first, first.utf8.count <= 253, first.utf8.allSatisfy({ (33...126).contains($0) }) else { return nil }
    return first
  }

  /// The local file and the vendor's behind it, in order of precedence (libeconf).
  private static func loginDefs(_ evidence: Evidence, hasFolder: Bool) -> [(path: String, values: LoginDefs)]? {
    var found: [(path: String, values: LoginDefs)] = []
    var paths = ["/etc/login.defs", "/usr/etc/login.defs"]
    if hasFolder {
      do throws(FileError) {
        // The later file's setting beats the earlier one's, and all beat the main file's.
        paths = try dropIns(evidence.files).reversed() + paths
      } catch {
        evidence.note(error.rawValue, "/etc/login.defs.d")
        return nil
      }
    }
    for path in paths {
      do throws(FileError) {
        if let content = try evidence.content(path) { found.append((path, LoginDefs(content))) }
      } catch {
        return nil
      }
    }
    if found.isEmpty { evidence.note(FileError.notFound.rawValue, "/etc/login.defs") }
    return found.isEmpty ? nil : found
  }

  /// By name; the office's own file stands for the vendor's of the same name.
  private static func dropIns(_ files: Files) throws(FileError) -> [String] {
    var places: [String: String] = [:]
    for folder in ["/usr/etc/login.defs.d", "/etc/login.defs.d"] {
      do throws(FileError) {
        for name in try files.list(folder) where name.hasSuffix(".defs") { places[name] = "\(folder)/\(name)" }
      } catch .notFound {
        continue
      }
    }
    return places.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The first line of its file names the profile, the others the features switched on.
  private static func authselectProfile(_ evidence: Evidence) -> String? {
    guard let content = try? evidence.content("/etc/authselect/authselect.conf") else { return nil }
    let words = content.split { [10, 13, 32].contains($0) }.prefix(20)
    guard !words.isEmpty else { return nil }
    return String(words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ").prefix(200))
  }

  private static func modules(_ files: Files) -> Set<String>? {
    let libraries = ["/lib", "/usr/lib", "/lib64", "/usr/lib64"]
    let triples = ((try? files.list("/usr/lib")) ?? []).filter { $0.contains("-linux-") }.map { "/usr/lib/\($0)" }
    var names: Set<String> = []
    for folder in libraries + triples {
      names.formUnion((try? files.list("\(folder)/security")) ?? [])
    }
    return names.contains("pam_unix.so") ? names : nil
  }
}
