package import Model

/// Which branch of a check decided about a row.
package enum Decision: Hashable, Sendable {
  /// The condition of the rule at this index was true, or it is `otherwise`.
  case rule(Int)
  /// The condition of the rule at this index was NULL: something that it needs was not observed.
  case unobserved(Int)

  /// As the check's statement writes it: the index, or -1 minus it.
  init(code: Int64) { self = code >= 0 ? .rule(Int(code)) : .unobserved(Int(-1 - code)) }

  /// The index of the deciding rule; nil where NULL decided.
  package var rule: Int? { if case .rule(let index) = self { index } else { nil } }
}

/// What a check says of one row.
package struct Outcome: Hashable, Sendable {
  package var verdict: Verdict
  package var severity: Severity
  /// A reason code of the check, or `missing:` and the columns that were not observed.
  package var reason: String?

  package init(verdict: Verdict, severity: Severity, reason: String?) {
    self.verdict = verdict
    self.severity = severity
    self.reason = reason
  }
}

extension Check {
  /// What the branch says; `missing` are the NULL columns that an undecidable condition mentions.
  func outcome(of decision: Decision, missing: @autoclosure () -> [String]) -> Outcome {
    switch decision {
    case .rule(let index) where rules.indices.contains(index):
      Outcome(verdict: rules[index].verdict, severity: rules[index].severity ?? severity, reason: rules[index].reason)
    default:
      Outcome(
        verdict: .notVerified, severity: severity, reason: Check.missingPrefix + missing().joined(separator: ","))
    }
  }

  /// How the reason of a verdict begins that NULL decided; names of columns follow, separated by commas.
  package static let missingPrefix = "missing:"
}
