internal import Wire

/// What a module that counts failed logins does in its place in the stack.
struct LockoutSettings {
  enum Role {
    /// Refuses locked accounts, and counts nothing.
    case check
    /// Counts a failure, and refuses locked accounts.
    case count
    /// Counts every attempt, and refuses locked accounts (pam_tally2).
    case countAll
  }

  var role: Role
  /// After how many failures; 0 is never; nil when it cannot be known.
  var attempts: Setting<Int>?
  /// For how many seconds; 0 until an administrator unlocks it; nil when it cannot be known.
  var unlockSeconds: Int?
  /// Whether a file named in the arguments is missing, so that the module refuses to work.
  var isBroken = false

  /// pam_faillock(8): faillock.conf(5), then the arguments.
  init(faillock arguments: [String], place: String, _ evidence: Evidence) {
    role = arguments.last { ["preauth", "authfail", "authsucc"].contains($0) } == "authfail" ? .count : .check
    attempts = Setting(value: 3, place: place)
    unlockSeconds = 600
    let named = arguments.value("conf=")
    let path = named ?? "/etc/security/faillock.conf"
    do throws(FileError) {
      if let content = try evidence.content(path) {
        for line in SettingsFile(content).assignments { apply(line.key, line.value, place: "\(path):\(line.line)") }
      } else if named != nil {
        isBroken = true
        evidence.remark(path, FileError.notFound.rawValue)
      }
    } catch {
      (attempts, unlockSeconds) = (nil, nil)
    }
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { apply(parts[0], parts[1], place: place) }
    }
  }

  /// pam_tally2(8): arguments only; without `deny` it counts and never refuses.
  init(tally arguments: [String], place: String) {
    role = .countAll
    attempts = Setting(value: max(arguments.value("deny=").flatMap(leadingNumber) ?? 0, 0), place: place)
    unlockSeconds = max(arguments.value("unlock_time=").flatMap(leadingNumber) ?? 0, 0)
  }

  private mutating func apply(_ key: String, _ value: String, place: String) {
    switch key {
    case "deny":
      // An unsigned 16-bit number for the module.
      if let number = leadingNumber(value) { attempts = Setting(value: number & 0xFFFF, place: place) }
    case "unlock_time":
      if value == "never" {
        unlockSeconds = 0
      } else if let number = leadingNumber(value), (0...604_800).contains(number) {
        unlockSeconds = number
      }
    default: break
    }
  }
}
