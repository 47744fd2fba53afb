/// Who may run what on which hosts: one user specification of sudoers(5), for one list of hosts.
package struct SudoersRule: Hashable, Sendable {
  package struct Command: Hashable, Sendable {
    /// The users as whom it may be run; `root` when none is named, empty for `()` and `(:group)`: as oneself.
    package var runAs: [String]
    /// Whether no password is asked for; nil when the rule does not say.
    package var withoutPassword: Bool?
    /// Whether the command may not start others (NOEXEC).
    package var isContained: Bool
    /// A path with arguments, `ALL`, the name of an alias or a command of sudo's own; with `!` in front, refused.
    package var command: String
  }

  package var users: [String]
  package var hosts: [String]
  package var commands: [Command]

  /// The rules of a logical line; nil when sudo refuses it.
  static func rules(_ text: String) -> [SudoersRule]? {
    let segments = segments(text)
    guard let first = segments.first else { return nil }
    let halves = halves(first)
    guard let halves else { return nil }
    var lists = lists(halves.left)
    guard lists.count == 2, let hosts = lists.popLast(), let users = lists.popLast() else { return nil }
    var rules: [SudoersRule] = []
    for (hosts, right) in [(hosts, halves.right)]
      + segments.dropFirst().compactMap({ segment in Self.halves(segment).map { ([$0.left], $0.right) } })
    {
      let members = hosts.flatMap { SudoersText.split($0, at: ",") }
      guard let commands = commands(right), !members.contains("") else { return nil }
      rules.append(SudoersRule(users: users, hosts: members, commands: commands))
    }
    return rules.count == segments.count ? rules : nil
  }

  private static let tags: Set<String> = [
    "NOPASSWD", "PASSWD", "NOEXEC", "EXEC", "SETENV", "NOSETENV", "LOG_INPUT", "NOLOG_INPUT", "LOG_OUTPUT",
    "NOLOG_OUTPUT", "MAIL", "NOMAIL", "FOLLOW", "NOFOLLOW", "INTERCEPT", "NOINTERCEPT",
  ]

  private static let digests: Set<String> = ["sha224", "sha256", "sha384", "sha512"]

  /// The parts between the colons that stand between lists of hosts, and not behind a tag or a digest.
  private static func segments(_ text: String) -> [String] {
    var segments: [String] = []
    for part in SudoersText.split(text, at: ":") {
      let last = segments.last.map { $0.split { " \t,)=!".contains($0) }.last.map(String.init) ?? "" } ?? ""
      if let index = segments.indices.last, tags.contains(last) || digests.contains(last) {
        segments[index] += ": " + part
      } else {
        segments.append(part)
      }
    }
    return segments
  }

  private static func halves(_ text: String) -> (left: String, right: String)? {
    let parts = SudoersText.split(text, at: "=", most: 2)
    return parts.count == 2 && !parts[0].isEmpty ? (parts[0], parts[1]) : nil
  }

  /// Lists parted by blanks, whose members are parted by commas with or without blanks.
  private static func lists(_ text: String) -> [[String]] {
    var lists: [[String]] = []
    var (isOpen, isQuoted, isEscaped) = (false, false, false)
    var word = ""
    func close() {
      guard !word.isEmpty else { return }
      if isOpen, !lists.isEmpty { lists[lists.count - 1].append(word) } else { lists.append([word]) }
      (word, isOpen) = ("", false)
    }
    for character in text {
      if isEscaped {
        isEscaped = false
        word.append(character)
      } else if character == "\\" {
        isEscaped = true
        word.append(character)
      } else if character == "\"" {
        isQuoted.toggle()
        word.append(character)
      } else if !isQuoted, character == "," {
        close()
        isOpen = true
      } else if !isQuoted, character == " " || character == "\t" {
        close()
      } else {
        word.append(character)
      }
    }
    close()
    return lists.map { $0.map(SudoersText.unescaped) }
  }

  /// Users, tags and options carry on to the commands behind them until they are changed.
  private static func commands(_ text: String) -> [Command]? {
    var current = Command(runAs: ["root"], withoutPassword: nil, isContained: false, command: "")
    var commands: [Command] = []
    for part in SudoersText.split(text, at: ",") {
      var rest = part
      if rest.hasPrefix("(") {
        guard let end = rest.firstIndex(of: ")") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        let users = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        current.runAs = users.split(separator: ",").map { SudoersText.unescaped(String($0).trimmingBlanks) }
        rest = String(rest[rest.index(after: end)...]).trimmingBlanks
      }
      while let (tag, behind) = leading(rest) {
        switch tag {
        case "NOPASSWD": current.withoutPassword = true
        case "PASSWD": current.withoutPassword = false
        case "NOEXEC": current.isContained = true
        case "EXEC": current.isContained = false
        default: break
        }
        rest = behind
      }
      guard !rest.isEmpty else { return nil }
      current.command = rest
      commands.append(current)
    }
    return commands.isEmpty ? nil : commands
  }

  /// A tag, digest or option at the start, and what stands behind it.
  private static func leading(_ text: String) -> (name: String, rest: String)? {
    if let colon = text.firstIndex(of: ":") {
      let name = String(text[..<colon]).trimmingBlanks
      let rest = String(text[text.index(after: colon)...]).trimmingBlanks
      if tags.contains(name) { return (name, rest) }
      if digests.contains(name) {
        return (name, String(rest.drop { $0 != " " }).trimmingBlanks)
      }
    }
    let word = text.prefix { $0 != " " && $0 != "\t" }
    if let sign = word.firstIndex(of: "="), !word.hasPrefix("/"),
      ["CWD", "CHROOT", "ROLE", "TYPE", "TIMEOUT", "NOTBEFORE", "NOTAFTER", "APPARMOR_PROFILE", "PRIVS", "LIMITPRIVS"]
        .contains(String(word[..<sign]).trimmingBlanks)
    {
      return (String(word[..<sign]), String(text.dropFirst(word.count)).trimmingBlanks)
    }
    return nil
  }
}
