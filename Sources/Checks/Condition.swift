package import Model

/// A rule's SQL expression, looked at word by word before SQLite sees it.
///
/// SQLite prepares it afterwards; what is refused here is what SQLite would take and what a condition must not be: text
/// that leaves its parentheses, a function with effects or with an answer that changes from run to run.
package struct Condition: Hashable, Sendable {
  package let sql: String
  let tokens: [Token]
  /// Why it cannot be a condition; nil when only SQLite is left to ask.
  package let problem: Phrase?

  package init(_ sql: String) {
    self.sql = sql
    guard sql.utf8.count <= Condition.longest else {
      (tokens, problem) = (
        [],
        Phrase(
          pl: "warunek ma ponad \(Condition.longest) bajtów; podziel go na kilka werdyktów",
          en: "the condition has more than \(Condition.longest) bytes; split it into several verdicts")
      )
      return
    }
    var tokenizer = Tokenizer(Array(sql.utf8))
    let tokens = tokenizer.tokens()
    self.tokens = tokens
    problem = tokenizer.problem ?? Condition.problem(in: tokens)
  }

  private static let longest = 4096

  /// The `:parameters` that it names, in order, each once.
  package var parameters: [String] {
    var names: [String] = []
    for case .parameter(let name) in tokens where !names.contains(name) { names.append(name) }
    return names
  }

  /// Those of a table's columns that it mentions, in the order of their first mention.
  ///
  /// A name behind another table's alias (`l.port`) does not count.
  package func mentioned(of columns: [String], in table: String) -> [String] {
    var found: [String] = []
    for (index, token) in tokens.enumerated() {
      guard case .word(let word, _) = token else { continue }
      if index + 1 < tokens.count, tokens[index + 1] == .symbol(".") || tokens[index + 1] == .symbol("(") { continue }
      if index >= 2, tokens[index - 1] == .symbol("."), case .word(let owner, _) = tokens[index - 2],
        owner.lowercased() != table.lowercased()
      {
        continue
      }
      let name = word.lowercased()
      if let column = columns.first(where: { $0.lowercased() == name }), !found.contains(column) {
        found.append(column)
      }
    }
    return found
  }
}

extension Condition {
  private static func problem(in tokens: [Token]) -> Phrase? {
    guard !tokens.isEmpty else {
      return Phrase(pl: "warunek jest pusty", en: "the condition is empty")
    }
    var depth = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .symbol("("): depth += 1
      case .symbol(")"):
        depth -= 1
        if depth < 0 {
          return Phrase(pl: "nawias „)” bez pary", en: "a “)” without its “(”")
        }
      case .symbol(";"):
        return Phrase(
          pl: "średnik: warunek jest jednym wyrażeniem SQL", en: "a semicolon: a condition is one SQL expression")
      case .text(let text) where text.lowercased() == "now":
        return clock
      case .word(let word, let quoted):
        if !quoted, word.lowercased().hasPrefix("current_") { return clock }
        let called = index + 1 < tokens.count && tokens[index + 1] == .symbol("(")
        let bare = called && index + 2 < tokens.count && tokens[index + 2] == .symbol(")")
        if bare, clocks.contains(word.lowercased()) { return clock }
        if called, let problem = problem(calling: word, quoted: quoted) { return problem }
      default: break
      }
    }
    return depth == 0 ? nil : Phrase(pl: "nawias „(” bez pary", en: "a “(” without its “)”")
  }

  private static let clock = Phrase(
    pl: "warunek nie może pytać o bieżący czas, bo raport musi dać się powtórzyć; porównaj z kolumną „observed”",
    en: "a condition must not ask for the current time, since a report must be repeatable; compare with “observed”")

  private static func problem(calling word: String, quoted: Bool) -> Phrase? {
    let name = word.lowercased()
    if functions.contains(name) || (!quoted && keywords.contains(name)) { return nil }
    return Phrase(
      pl: "funkcji „\(word)” nie wolno użyć w warunku; dozwolone: \(functions.joined(separator: ", "))",
      en: "the function “\(word)” is not for conditions; these are: \(functions.joined(separator: ", "))")
  }

  /// Functions without effects whose answer depends on their arguments only (https://sqlite.org/lang_corefunc.html).
  package static let functions = [
    "abs", "avg", "cast", "coalesce", "count", "date", "datetime", "glob", "group_concat", "ifnull", "iif", "instr",
    "julianday", "length", "like", "lower", "ltrim", "max", "min", "nullif", "replace", "round", "rtrim", "sign",
    "strftime", "substr", "substring", "sum", "time", "tls_rank", "total", "trim", "typeof", "unicode", "upper",
  ]

  /// Those of them that answer with the current time when they are not asked for another.
  private static let clocks: Set<String> = ["date", "datetime", "julianday", "time"]

  /// Words that may stand before a parenthesis without being functions.
  private static let keywords: Set<String> = [
    "all", "and", "as", "between", "by", "case", "collate", "distinct", "else", "escape", "except", "exists", "filter",
    "from", "having", "in", "intersect", "is", "join", "limit", "not", "null", "offset", "on", "or", "over", "select",
    "then", "union", "using", "values", "when", "where",
  ]
}
