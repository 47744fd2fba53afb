/// What sshd makes of its configuration: for each keyword the first value wins, and a `Match` that holds beats the
/// global part.
struct SSHDEvaluation {
  struct Found: Hashable {
    var value: String
    /// As `file:line`, or in words where it is a default.
    var place: String
  }

  let configuration: SSHDConfiguration
  let defaults: SSHDDefaults
  /// How a default's place is called.
  let defaultPlace: String

  /// The value for connections under none of the conditions, unless one always holds; nil when it cannot be known.
  func base(_ keyword: String, _ kind: SSHDValue) -> Found? {
    first(keyword, kind) { !$0.isEmpty && $0.allSatisfy(\.isAlways) && !$0.allSatisfy(\.criteria.isEmpty) }
      ?? first(keyword, kind) { !$0.isEmpty && $0.allSatisfy(\.criteria.isEmpty) } ?? global(keyword, kind)
  }

  /// What `sshd -T` prints: the global part and every `Match all`.
  func global(_ keyword: String, _ kind: SSHDValue) -> Found? {
    let isActive: ([SSHDMatch]) -> Bool = { $0.allSatisfy(\.criteria.isEmpty) }
    if SSHDDirective.accumulating.contains(keyword) { return accumulated(keyword, isActive) }
    let index = configuration.directives.firstIndex {
      $0.keyword == keyword && isActive($0.conditions) && kind.normal($0.arguments) != nil
    }
    if let unknown = configuration.firstUnknown, index ?? .max >= unknown { return nil }
    guard let index else { return standard(keyword, kind) }
    return found(configuration.directives[index], kind)
  }

  /// What `sshd -T -C` prints for a connection.
  func value(_ keyword: String, _ kind: SSHDValue, for connection: SSHDConnection) -> Found? {
    let isActive: ([SSHDMatch]) -> Bool = { !$0.isEmpty && $0.allSatisfy { $0.holds(connection) } }
    if SSHDDirective.accumulating.contains(keyword), let found = accumulated(keyword, isActive), !found.value.isEmpty {
      return found
    }
    return first(keyword, kind, where: isActive) ?? global(keyword, kind)
  }

  /// The values that differ from the base under a condition, each with it, in the order of the files.
  func conditional(_ keyword: String, _ kind: SSHDValue) -> [(conditions: [SSHDMatch], found: Found)] {
    let base = base(keyword, kind)
    var seen: Set<[SSHDMatch]> = []
    return configuration.directives.compactMap { directive in
      guard directive.keyword == keyword, !directive.conditions.allSatisfy(\.isAlways),
        seen.insert(directive.conditions).inserted, let found = found(directive, kind), found.value != base?.value
      else { return nil }
      return (directive.conditions, found)
    }
  }

  /// Lines of the global part whose value an earlier line has settled differently.
  var ignored: [String] {
    var settled: [String: String] = [:]
    return configuration.directives.compactMap { directive in
      guard directive.conditions.isEmpty, !SSHDDirective.accumulating.contains(directive.keyword) else { return nil }
      let value = directive.arguments.joined(separator: " ").lowercased()
      guard let earlier = settled[directive.keyword] else {
        settled[directive.keyword] = value
        return nil
      }
      return earlier == value ? nil : "\(directive.place) (\(directive.keyword))"
    }
  }

  private func first(_ keyword: String, _ kind: SSHDValue, where isActive: ([SSHDMatch]) -> Bool) -> Found? {
    for directive in configuration.directives where directive.keyword == keyword && isActive(directive.conditions) {
      if let found = found(directive, kind) { return found }
    }
    return nil
  }

  private func accumulated(_ keyword: String, _ isActive: ([SSHDMatch]) -> Bool) -> Found? {
    guard configuration.firstUnknown == nil else { return nil }
    let all = configuration.directives.filter { $0.keyword == keyword && isActive($0.conditions) }
    guard let first = all.first else { return standard(keyword, .text) }
    return Found(value: all.flatMap(\.arguments).joined(separator: " "), place: first.place)
  }

  private func found(_ directive: SSHDDirective, _ kind: SSHDValue) -> Found? {
    guard let value = kind.normal(directive.arguments) else { return nil }
    guard case .algorithms = kind else { return Found(value: value, place: directive.place) }
    return SSHDAlgorithms.list(value, defaults: defaults.value(directive.keyword)).map {
      Found(value: $0.joined(separator: ","), place: directive.place)
    }
  }

  private func standard(_ keyword: String, _ kind: SSHDValue) -> Found? {
    defaults.value(keyword).map { Found(value: $0, place: defaultPlace) }
  }
}
