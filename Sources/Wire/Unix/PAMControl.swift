/// What a line of a PAM stack does with its module's answer: the control field of pam.conf(5).
package struct PAMControl: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case ignore, ok, done, bad, die, reset
    /// Skips that many entries.
    case jump(Int)
  }

  private var actions: [PAMReturn: Action] = [:]
  /// What answers without an action of their own do.
  private var rest: Action

  package func action(_ answer: PAMReturn) -> Action { actions[answer] ?? rest }

  package init(rest: Action) { self.rest = rest }

  /// The keyword, or the inside of `[value=action …]`; what cannot be read makes every answer bad, as in libpam.
  package init(_ text: String) {
    switch text.lowercased() {
    case "required": self.init(success: .ok, ignore: .ignore, rest: .bad)
    case "requisite": self.init(success: .ok, ignore: .ignore, rest: .die)
    case "optional": self.init(success: .ok, ignore: .ignore, rest: .ignore)
    case "sufficient": self.init(success: .done, ignore: .ignore, rest: .ignore)
    default: self = PAMControl(pairs: Array(text.utf8)[...]) ?? PAMControl(rest: .bad)
    }
  }

  private init(success: Action, ignore: Action, rest: Action) {
    actions = [.success: success, .newAuthtokRequired: success, .ignore: ignore]
    self.rest = rest
  }

  private init?(pairs text: ArraySlice<UInt8>) {
    var text = text.drop(while: \.isSpace)
    var fallback: Action?
    rest = .bad
    while !text.isEmpty {
      let answers = PAMReturn.allCases.map(Optional.some) + [nil]
      guard let answer = answers.first(where: { text.starts(with: ($0?.rawValue ?? "default").utf8) }) else {
        return nil
      }
      text = text.dropFirst((answer?.rawValue ?? "default").utf8.count).drop(while: \.isSpace)
      guard text.first == UInt8(ascii: "=") else { return nil }
      text = text.dropFirst().drop(while: \.isSpace)
      guard let action = Action(prefixOf: &text) else { return nil }
      if let answer {
        actions[answer] = action
      } else if fallback == nil {
        fallback = action
      }
      text = text.drop(while: \.isSpace)
    }
    rest = fallback ?? .bad
  }
}

extension PAMControl.Action {
  private static let words: [(String, PAMControl.Action)] = [
    ("ignore", .ignore), ("ok", .ok), ("done", .done), ("bad", .bad), ("die", .die), ("reset", .reset),
  ]

  /// Takes the action that the text starts with; a jump is at least 1.
  fileprivate init?(prefixOf text: inout ArraySlice<UInt8>) {
    if let (word, action) = Self.words.first(where: { text.starts(with: $0.0.utf8) }) {
      text = text.dropFirst(word.utf8.count)
      self = action
      return
    }
    let digits = text.prefix(while: \.isDigit)
    guard let count = Int(digits.text), count > 0 else { return nil }
    text = text.dropFirst(digits.count)
    self = .jump(count)
  }
}
