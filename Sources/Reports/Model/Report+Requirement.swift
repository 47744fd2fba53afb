extension Report {
  /// How far the scan answers one requirement.
  package struct RequirementAnswer: Hashable, Codable, Sendable {
    package enum Status: String, Codable, CaseIterable, Sendable {
      case met
      case needsSurvey = "needs-survey"
      case partly
      case notMet = "not-met"
      case notExamined = "not-examined"
    }

    package var framework: String
    package var frameworkTitle: String
    package var id: String
    package var title: String
    /// Where it stands on the report's day.
    package var unit: String?
    package var act: String?
    /// How sure that place is; nil when it is confirmed.
    package var mark: String?
    package var passed: Int
    package var failed: Int
    package var notVerified: Int
    package var status: Status
    /// What the status rests on.
    package var basis: String
    package var findings: [String]
  }
}
