package import Model

/// Whether a plan keeps to one rule of its programme.
package struct LimitCheck: Hashable, Sendable {
  package enum Rule: Hashable, Sendable {
    case programmeMaximum(Money?)
    case countyLimit(Money?)
    case programmeMinimum(Money?)
    /// Lines that the programme demands.
    case mandatoryItem(Item.ID)
    /// An area of which the programme demands at least one line.
    case mandatoryArea(Programme.Area.ID)
    /// The most that an area's lines may cost together, where the rules say.
    case areaCap(Programme.Area.ID, Money)
    /// At most one item of each variant group.
    case oneVariant
    /// Lines whose eligibility depends on a condition.
    case conditions(count: Int)
  }

  package enum Outcome: String, Codable, CaseIterable, Sendable {
    case met
    case notMet = "not-met"
    /// The programme's value is not known, or somebody must still confirm it.
    case unknown
  }

  package var rule: Rule
  package var outcome: Outcome
  /// How sure the rule itself is.
  package var confidence: Confidence

  package init(rule: Rule, outcome: Outcome, confidence: Confidence) {
    self.rule = rule
    self.outcome = outcome
    self.confidence = confidence
  }
}
