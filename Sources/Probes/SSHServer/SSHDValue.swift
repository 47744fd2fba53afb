/// How the value of one of sshd's keywords is written.
enum SSHDValue {
  /// One word of several; the first of each list is how the value is called here.
  case words([[String]])
  case number
  /// A span such as `2m`; told in seconds.
  case time
  /// Names of algorithms, or a change to the defaults (`+`, `-`, `^`).
  case algorithms
  /// Everything behind the keyword.
  case text

  private static let flag = SSHDValue.words([["yes"], ["no"]])

  /// The keywords that are told, each with its kind, in the order of the rows.
  static let kinds: [(keyword: String, kind: SSHDValue)] = [
    (
      "permitrootlogin",
      .words([["yes"], ["no"], ["prohibit-password", "without-password"], ["forced-commands-only"]])
    ),
    ("passwordauthentication", flag), ("kbdinteractiveauthentication", flag), ("usepam", flag),
    ("permitemptypasswords", flag), ("pubkeyauthentication", flag), ("hostbasedauthentication", flag),
    ("ignorerhosts", .words([["yes"], ["no"], ["shosts-only"]])), ("permituserenvironment", .text),
    ("strictmodes", flag), ("maxauthtries", .number), ("maxsessions", .number), ("logingracetime", .time),
    ("clientaliveinterval", .time), ("clientalivecountmax", .number), ("x11forwarding", flag),
    ("allowtcpforwarding", .words([["yes", "all"], ["no"], ["local"], ["remote"]])), ("allowagentforwarding", flag),
    ("disableforwarding", flag), ("gatewayports", .words([["yes"], ["no"], ["clientspecified"]])),
    ("permittunnel", .words([["yes"], ["no"], ["point-to-point"], ["ethernet"]])),
    ("compression", .words([["yes", "delayed"], ["no"]])), ("usedns", flag), ("authenticationmethods", .text),
    ("authorizedkeysfile", .text), ("maxstartups", .text), ("loglevel", .text), ("banner", .text),
    ("ciphers", .algorithms), ("macs", .algorithms), ("kexalgorithms", .algorithms),
    ("hostkeyalgorithms", .algorithms), ("pubkeyacceptedalgorithms", .algorithms), ("port", .text),
    ("allowusers", .text), ("allowgroups", .text), ("denyusers", .text), ("denygroups", .text),
  ]

  /// The value in one form for all ways of writing it; nil when sshd refuses it.
  func normal(_ arguments: [String]) -> String? {
    guard let first = arguments.first else { return nil }
    switch self {
    case .words(let words): return words.first { $0.contains(first.lowercased()) }?.first
    case .number: return Int32(first).map { String($0) }
    case .time: return SSHDValue.seconds(first).map { String($0) }
    case .algorithms: return first
    case .text: return arguments.joined(separator: " ")
    }
  }

  /// A span of time after sshd_config(5), section TIME FORMATS; `none` is 0.
  static func seconds(_ text: String) -> Int? {
    if text == "none" { return 0 }
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    var (total, digits) = (0, "")
    for letter in text.lowercased() {
      if let unit = units[letter] {
        guard let count = Int32(digits) else { return nil }
        total += Int(count) * unit
        digits = ""
      } else {
        digits.append(letter)
      }
    }
    if !digits.isEmpty {
      guard let count = Int32(digits), count >= 0, digits.first?.isNumber == true else { return nil }
      total += Int(count)
    }
    return text.isEmpty || total > Int(Int32.max) ? nil : total
  }
}
