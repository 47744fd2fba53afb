internal import Model
internal import Wire

/// The condition of a `Match` line of sshd_config(5).
struct SSHDMatch: Hashable {
  struct Criterion: Hashable {
    /// In lower case, such as `user` or `address`.
    var name: String
    var patterns: String
  }

  /// All of these must hold; empty for `Match all`.
  var criteria: [Criterion]

  /// As the file has it.
  var text: String {
    criteria.isEmpty
      ? "all"
      : criteria.map { $0.patterns.isEmpty ? $0.name : "\($0.name) \($0.patterns)" }
        .joined(separator: " ")
  }

  /// Nil for a line that makes sshd refuse to start.
  init?(_ arguments: [String]) {
    criteria = []
    if arguments.count == 1, arguments.first?.lowercased() == "all" { return }
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = (parts.first ?? word).lowercased()
      if name == "invalid-user" {
        criteria.append(Criterion(name: name, patterns: ""))
        continue
      }
      guard SSHDMatch.names.contains(name), let patterns = parts.count > 1 ? parts[1] : rest.popFirst(),
        !patterns.isEmpty
      else { return nil }
      criteria.append(Criterion(name: name, patterns: patterns))
    }
    if criteria.isEmpty { return nil }
  }

  private static let names: Set<String> = [
    "user", "group", "host", "address", "localaddress", "localport", "rdomain", "version", "sessiontype", "command",
  ]

  /// Whether it holds for every connection of somebody with an account.
  var isAlways: Bool {
    criteria.allSatisfy { ["*", "0.0.0.0/0,::/0", "::/0,0.0.0.0/0"].contains($0.patterns) }
  }

  /// Whether it holds for a connection; what the connection does not tell holds for none.
  func holds(_ connection: SSHDConnection) -> Bool {
    criteria.allSatisfy { criterion in
      switch criterion.name {
      case "user": Self.list(criterion.patterns, connection.user)
      case "group": Self.list(criterion.patterns, any: connection.groups)
      case "host": connection.host.map { Self.list(criterion.patterns, $0.lowercased()) } ?? false
      case "address": Self.addresses(criterion.patterns, connection.address)
      case "localaddress": Self.addresses(criterion.patterns, connection.localAddress)
      case "localport": connection.localPort.map { criterion.patterns == String($0) } ?? false
      default: false
      }
    }
  }

  /// Whether it can hold for the account of this name at all.
  func canHold(for user: String, groups: [String]) -> Bool {
    criteria.allSatisfy { criterion in
      switch criterion.name {
      case "user": Self.list(criterion.patterns, user)
      case "group": Self.list(criterion.patterns, any: groups)
      case "invalid-user": false
      default: true
      }
    }
  }

  /// A list as `match_pattern_list` reads it: a negated pattern that matches beats all others.
  private static func list(_ patterns: String, _ text: String) -> Bool { list(patterns, any: [text]) }

  private static func list(_ patterns: String, any texts: [String]) -> Bool {
    var isFound = false
    for part in patterns.split(separator: ",") {
      let isNegated = part.hasPrefix("!")
      let pattern = GlobPattern(String(isNegated ? part.dropFirst() : part))
      guard texts.contains(where: pattern.matches) else { continue }
      if isNegated { return false }
      isFound = true
    }
    return isFound
  }

  /// Patterns, and blocks of addresses with their lengths.
  private static func addresses(_ patterns: String, _ address: String?) -> Bool {
    guard let address, let number = IPAddress(address) else { return false }
    var isFound = false
    for part in patterns.split(separator: ",") {
      let isNegated = part.hasPrefix("!")
      let pattern = String(isNegated ? part.dropFirst() : part)
      let isInside = AddressBlock(pattern).map { $0.contains(number) } ?? GlobPattern(pattern).matches(address)
      guard isInside else { continue }
      if isNegated { return false }
      isFound = true
    }
    return isFound
  }
}

/// What a `Match` line can ask of a connection.
struct SSHDConnection {
  var user: String
  var groups: [String] = []
  var host: String?
  var address: String?
  var localAddress: String?
  var localPort: Int?
}
