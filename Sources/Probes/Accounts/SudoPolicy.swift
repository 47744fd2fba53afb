internal import Wire

/// Who may do what with sudo, aliases and groups resolved.
struct SudoPolicy {
  /// An account, as sudo looks at it.
  struct Person {
    var name: String
    var uid: UInt32?
    var groups: [GroupFile.Group]
  }

  /// What a person may run, in the order of the files; the last one that fits a command decides.
  struct Right: Hashable {
    /// As in ``SudoersRule/Command/runAs``, with the members of aliases in their places.
    var runAs: [String]
    var withoutPassword: Bool
    /// `ALL`, a path with arguments, or either with `!` in front.
    var command: String
    var place: String

    /// Whether the command may be run as the superuser.
    var isAsRoot: Bool

    var isEverything: Bool { command == "ALL" }
  }

  struct Rule {
    var rule: SudoersRule
    var place: String
    /// Whether it holds on this host.
    var isHere: Bool
  }

  private(set) var rules: [Rule] = []
  /// The settings for everybody that were set last, each with its place; a switched-off one has `!` in front.
  private(set) var defaults: [(name: String, value: String?, isOff: Bool, place: String)] = []
  private var scoped: [(scope: String, name: String, isOff: Bool)] = []
  private var aliases: [String: [String: [String]]] = [:]
  private let hostname: String?

  init(_ reader: SudoersReader, hostname: String?) {
    self.hostname = hostname
    for line in reader.lines {
      if case .alias(let kind, let name, let members) = line.content { aliases[kind, default: [:]][name] = members }
    }
    for line in reader.lines {
      switch line.content {
      case .rule(let rule):
        rules.append(Rule(rule: rule, place: line.place, isHere: matchesHost(rule.hosts)))
      case .defaults(let scope, let settings): for setting in settings { add(setting, scope, line.place) }
      case .alias, .include, .includeFolder, .faulty: break
      }
    }
  }

  /// The last word on a setting for everybody.
  func setting(_ name: String) -> (value: String?, isOff: Bool, place: String)? {
    defaults.last { $0.name == name }.map { ($0.value, $0.isOff, $0.place) }
  }

  /// Everything that a person may run here, in the order of the files.
  func rights(of person: Person) -> [Right] {
    rules.filter { $0.isHere && matches($0.rule.users, person) ?? false }.flatMap { rule in
      rule.rule.commands.flatMap { command in
        let (runAs, isAsRoot) = (expandRunAs(command.runAs), isRoot(command.runAs))
        return expand(command.command).map {
          Right(
            runAs: runAs, withoutPassword: command.withoutPassword ?? !asks(person), command: $0, place: rule.place,
            isAsRoot: isAsRoot)
        }
      }
    }
  }

  /// The right by which a person may do everything as root; nil when there is none or a later one takes it away.
  func fullRight(of person: Person) -> Right? {
    var full: Right?
    for right in rights(of: person) where right.isAsRoot {
      if right.isEverything { full = right }
      if right.command == "!ALL" { full = nil }
    }
    return full
  }

  /// Whether sudo asks this person for a password unless a rule says otherwise.
  private func asks(_ person: Person) -> Bool {
    var asks = true
    for setting in scoped where setting.name == "authenticate" {
      if setting.scope.isEmpty || (setting.scope.hasPrefix(":") && matches(list(setting.scope), person) ?? false) {
        asks = !setting.isOff
      }
    }
    return asks
  }

  private func list(_ scope: String) -> [String] {
    scope.dropFirst().split(separator: ",").map(String.init)
  }

  private mutating func add(_ setting: String, _ scope: String, _ place: String) {
    let isOff = setting.hasPrefix("!")
    let text = isOff ? setting.dropFirst() : setting[...]
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = (parts.first ?? "").filter { $0 != " " && $0 != "\t" && $0 != "+" && $0 != "-" }
    scoped.append((scope, name, isOff))
    guard scope.isEmpty else { return }
    let value = parts.count > 1 ? String(parts[1].drop { $0 == " " }).filter { $0 != "\"" } : nil
    defaults.append((name, value, isOff, place))
  }

  /// Whether a list of users to run commands as has the superuser.
  func isRoot(_ runAs: [String]) -> Bool {
    let root = Person(name: "root", uid: 0, groups: [.init(name: "root", number: 0, members: [])])
    return matches(runAs, root, aliases: "runas") ?? false
  }

  /// The users as whom a command may be run, with those that aliases stand for.
  func expandRunAs(_ runAs: [String]) -> [String] { runAs.flatMap { expand($0, alias: "runas") } }

  /// Whether a list of users has this person; the last member that fits decides; nil when none does.
  private func matches(_ users: [String], _ person: Person, aliases kind: String = "user", depth: Int = 0) -> Bool? {
    guard depth < 32 else { return nil }
    var result: Bool?
    for member in users {
      let name = String(member.drop { $0 == "!" })
      let isNegated = (member.count - name.count) % 2 == 1
      let fits: Bool? =
        if name == "ALL" {
          true
        } else if name.hasPrefix("%#") {
          person.groups.contains { String($0.number) == name.dropFirst(2) } ? true : nil
        } else if name.hasPrefix("%") {
          person.groups.contains { $0.name == name.dropFirst() } ? true : nil
        } else if name.hasPrefix("#") {
          person.uid.map(String.init) == String(name.dropFirst()) ? true : nil
        } else if let members = aliases[kind]?[name] {
          matches(members, person, aliases: kind, depth: depth + 1)
        } else {
          name == person.name ? true : nil
        }
      if let fits { result = fits != isNegated }
    }
    return result
  }

  /// Addresses and netgroups cannot be told from the files and are taken to have this host.
  private func matchesHost(_ hosts: [String], depth: Int = 0) -> Bool {
    guard depth < 32 else { return false }
    var result = false
    for member in hosts {
      let name = String(member.drop { $0 == "!" })
      let isNegated = (member.count - name.count) % 2 == 1
      let short = hostname?.split(separator: ".").first.map(String.init)
      let fits =
        name == "ALL" || SudoPolicy.isAddress(name)
        || (aliases["host"]?[name]).map { matchesHost($0, depth: depth + 1) }
          ?? [hostname, short].contains { $0.map(GlobPattern(name, hasSets: true).matches) ?? false }
      // What may be here is not taken away by a guess.
      if fits, !(isNegated && SudoPolicy.isAddress(name)) { result = !isNegated }
    }
    return result
  }

  private static func isAddress(_ host: String) -> Bool {
    host.hasPrefix("+") || host.contains(":") || (host.contains(".") && host.allSatisfy { "0123456789./".contains($0) })
  }

  /// A member of a list, or those that an alias of the given kind stands for.
  func expand(_ member: String, alias kind: String = "cmnd", depth: Int = 0) -> [String] {
    let name = String(member.drop { $0 == "!" || $0 == " " })
    guard depth < 32, let members = aliases[kind]?[name] else { return [member] }
    let isNegated = (member.filter { $0 == "!" }.count) % 2 == 1
    return members.prefix(200).flatMap { expand($0, alias: kind, depth: depth + 1) }.prefix(1000).map { member in
      guard isNegated else { return member }
      return member.hasPrefix("!") ? String(member.dropFirst()) : "!" + member
    }
  }
}
