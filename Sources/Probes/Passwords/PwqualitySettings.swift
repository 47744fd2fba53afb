internal import Wire

extension StrengthSettings {
  /// pam_pwquality(8): the files of pwquality.conf(5), then the arguments.
  init(pwquality arguments: [String], place: String, _ evidence: Evidence) {
    var values = PwqualityValues(evidence)
    for argument in arguments { values.apply(argument: argument, place: place) }
    let minimum = values["minlen", or: 8, at: place]
    let credits = ["dcredit", "ucredit", "lcredit", "ocredit"].map { values[$0, or: 0, at: place]?.value }
    let known = credits.compactMap { $0 }
    name = "pam_pwquality"
    self.place = place
    if let minimum, known.count == credits.count {
      shortest = Setting(
        value: StrengthSettings.shortest(
          minimum: minimum.value, credits: known.filter { $0 > 0 }.reduce(0, +),
          required: -known.filter { $0 < 0 }.reduce(0, +)),
        place: minimum.place)
    }
    if let classes = values["minclass", or: 0, at: place], known.count == credits.count {
      self.classes = max(min(classes.value, 4), known.count { $0 < 0 }, 0)
    }
    usesDictionary = values["dictcheck", or: 1, at: place].map { $0.value != 0 }
    dictionaryPath = values.dictionaryPath
    isEnforcing = values["enforcing", or: 1, at: place].map { $0.value != 0 }
    insistsOnToken = arguments.contains("use_authtok")
  }
}

/// The values that libpwquality ends up with: each later assignment beats the earlier ones.
private struct PwqualityValues {
  private var values: [String: Setting<Int>] = [:]
  private(set) var dictionaryPath: String?
  /// Whether a file could not be read, so that what is not assigned otherwise is unknown.
  private var isPartial = false

  private static let numbers: Set<String> = [
    "difok", "minlen", "dcredit", "ucredit", "lcredit", "ocredit", "minclass", "maxrepeat", "maxsequence",
    "maxclassrepeat", "gecoscheck", "dictcheck", "usercheck", "usersubstr", "enforcing", "retry",
  ]
  private static let switches: Set<String> = ["enforce_for_root", "local_users_only"]
  private static let texts: Set<String> = ["badwords", "dictpath"]

  /// Reads the folder's files in the order of their names, then the main file, up to the first line that makes no
  /// sense: there libpwquality stops, and the main file is not read after a bad one.
  init(_ evidence: Evidence) {
    let folder = "/etc/security/pwquality.conf.d"
    var paths: [String] = []
    do throws(FileError) {
      paths = try evidence.files.list(folder).filter { $0.hasSuffix(".conf") }.map { "\(folder)/\($0)" }
    } catch .notFound {
      // No folder, no drop-ins.
    } catch {
      evidence.note(error.rawValue, folder)
      isPartial = true
    }
    for path in paths + ["/etc/security/pwquality.conf"] {
      do throws(FileError) {
        guard let content = try evidence.content(path) else { continue }
        if let line = apply(SettingsFile(content), path: path) {
          evidence.remark("\(path):\(line)", "reading stops here")
          return
        }
      } catch {
        isPartial = true
      }
    }
  }

  /// The setting, its default at the given place, or nil when it cannot be known.
  subscript(key: String, or standard: Int, at place: String) -> Setting<Int>? {
    values[key] ?? (isPartial ? nil : Setting(value: standard, place: place))
  }

  mutating func apply(argument: String, place: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let key = parts.first else { return }
    _ = assign(String(key), parts.count > 1 ? String(parts[1]) : "", place: place)
  }

  /// The line at which reading stops; nil when all could be read.
  private mutating func apply(_ file: SettingsFile, path: String) -> Int? {
    let overlong = file.overlongLines.first
    for assignment in file.assignments {
      if let overlong, overlong < assignment.line { return overlong }
      if !assign(assignment.key, assignment.value, place: "\(path):\(assignment.line)") { return assignment.line }
    }
    return overlong
  }

  /// False for an unknown key or a value that is no number.
  private mutating func assign(_ key: String, _ value: String, place: String) -> Bool {
    let key = key.lowercased()
    if PwqualityValues.numbers.contains(key) {
      guard let number = Int32(value), number != .max, number != .min else { return false }
      values[key] = Setting(value: key == "minlen" ? max(Int(number), 6) : Int(number), place: place)
      return true
    }
    if PwqualityValues.switches.contains(key) {
      values[key] = Setting(value: 1, place: place)
      return true
    }
    if key == "dictpath" { dictionaryPath = value.isEmpty ? nil : value }
    return PwqualityValues.texts.contains(key)
  }
}
