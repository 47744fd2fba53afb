import CaseFile
import Checks
import Model

/// A check for people: what it asks, how it decides, what to do.
struct CheckPage {
  let check: Check
  let language: Language
  /// What is sent for it; nil where its module names nothing.
  let exchange: CheckModule.Exchange?

  init(_ check: Check, _ exchange: CheckModule.Exchange?, _ language: Language) {
    self.check = check
    self.exchange = exchange
    self.language = language
  }

  var text: String { (head + decision + advice + references).map { $0 + "\n" }.joined() }

  private var words: Check.Text { check.texts[language] }

  private var head: [String] {
    [
      "\(words.title)",
      "\(check.id), \(say("waga", "severity")): \(check.severity.title[language])",
      "\(say("Plik", "File")): \(check.file)", "",
    ] + Terminal.wrapped(words.meaning) + [""]
      + (exchange.map { exchange in
        ["\(say("Wymiana", "Exchange")): \(exchange.id) (\(exchange.ports[language]))"]
          + ExchangeWords(exchange, language).sentences.flatMap(Terminal.wrapped) + [""]
      } ?? [])
  }

  private var decision: [String] {
    let parameters = check.parameters.sorted { $0.key < $1.key }.map { ":\($0.key) = \($0.value.text ?? "NULL")" }
    let rules = check.rules.map { rule in
      let reason = rule.reason.map { " (\($0)) \(words.reasons[$0] ?? "")" } ?? ""
      return
        "  \(rule.condition ?? say("w pozostałych przypadkach", "otherwise"))\n    → \(rule.verdict.rawValue)\(reason)"
    }
    return ["\(say("Ocenia wiersze tabeli", "Judges the rows of")) \(check.judges):"] + rules
      + (parameters.isEmpty ? [] : ["  " + parameters.joined(separator: ", ")]) + [""]
  }

  private var advice: [String] {
    let steps = words.remedy.enumerated().map { "  \($0.offset + 1). \($0.element)" }
    return [say("Jak naprawić:", "How to mend it:")] + steps + [
      "\(say("Jak sprawdzić", "How to verify")): \(words.verify)",
      "\(say("Środki", "Remedies")): "
        + check.remedies.map { "\($0.remedy) (\($0.effect) %)" }.joined(separator: ", "), "",
    ]
  }

  private var references: [String] {
    let points = check.references.requirements.sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.joined(separator: ", "))" }
    let others = [
      check.references.cis8.isEmpty ? nil : "CIS Controls v8.1: \(check.references.cis8.joined(separator: ", "))",
      check.references.cwe.isEmpty ? nil : check.references.cwe.map { "CWE-\($0)" }.joined(separator: ", "),
      check.references.artemis.isEmpty
        ? nil : "CERT Polska (Artemis): \(check.references.artemis.joined(separator: ", "))",
    ].compactMap(\.self)
    return (points + others + check.references.urls).map { "  \($0)" }
  }
}
