package import Funding
package import Model

extension Report {
  /// A step of the purchases, in the order in which they pay.
  package struct PurchaseStep: Hashable, Codable, Sendable {
    /// From 1 on.
    package var step: Int
    /// The plan's line: `Z-01`.
    package var number: String
    package var title: String
    package var total: Money
    /// What this and all steps before cost.
    package var spent: Money
    package var riskRemoved: RiskPoints
    /// What is left of the risk after this step.
    package var riskLeft: RiskPoints
    /// Why it stands here.
    package var why: String
  }

  /// A word that occurs in the report, explained.
  package struct Term: Hashable, Codable, Sendable {
    package var word: String
    package var meaning: String
  }

  /// What the report is not, and the empty fields of the certified person who makes the diagnosis.
  package struct Diagnosis: Hashable, Codable, Sendable {
    package var statement: String
    /// Names of the fields that this person fills in by hand.
    package var fields: [String]
  }
}
