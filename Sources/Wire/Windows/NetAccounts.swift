/// What `net accounts` prints: nine lines in the same order in every language, each a label, a colon and a value.
///
/// Values are numbers or a word that means never, none or unlimited, whatever the language: no language has digits in
/// it.
package struct NetAccounts: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(Int)
    /// Never, none or unlimited.
    case word
  }

  /// In the order of the lines.
  package enum Line: Int, CaseIterable, Sendable {
    case forceLogoff, minimumAge, maximumAge, minimumLength, history, lockoutThreshold, lockoutDuration, lockoutWindow
    case role
  }

  private var values: [(line: Int, value: Value)]

  /// Nil unless there are the nine lines, with the numbers that only they have.
  package init?(_ text: WindowsText) {
    var found: [(line: Int, value: Value)] = []
    for (index, line) in text.lines.enumerated() where index < 200 {
      guard let colon = line.lastIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingSpaces
      guard !value.isEmpty else { continue }
      found.append((index + 1, Int(value).map(Value.number) ?? .word))
    }
    guard found.count == Line.allCases.count else { return nil }
    let mustBeNumbers: [Line] = [.minimumAge, .minimumLength, .lockoutWindow]
    guard mustBeNumbers.allSatisfy({ if case .number = found[$0.rawValue].value { true } else { false } }),
      found[Line.role.rawValue].value == .word
    else { return nil }
    values = found
  }

  /// The value and the line in the file, from 1.
  package subscript(line: Line) -> (value: Value, line: Int) {
    let found = values[line.rawValue]
    return (found.value, found.line)
  }

  package static func == (one: NetAccounts, other: NetAccounts) -> Bool {
    one.values.elementsEqual(other.values, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    for (line, value) in values {
      hasher.combine(line)
      hasher.combine(value)
    }
  }
}
