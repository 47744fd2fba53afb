package import Model

extension Report {
  /// How far scan and survey answer one requirement.
  package struct RequirementAnswer: Hashable, Codable, Sendable {
    package enum Status: String, Codable, CaseIterable, Sendable {
      case met
      case needsSurvey = "needs-survey"
      case partly
      case notMet = "not-met"
      case notExamined = "not-examined"
    }

    /// The part of the sheet that it stands in.
    package var part: String
    package var framework: String
    package var frameworkTitle: String
    package var id: String
    package var title: String
    /// The subordinate unit that it is answered for; nil for the county office and the county as a whole.
    package var unitId: String?
    package var unitName: String?
    /// Where it stands on the report's day; nil when it is no longer, or not yet, in force.
    package var unit: String?
    package var act: String?
    /// How sure that place is; nil when it is confirmed.
    package var mark: String?
    /// Where it stood when the programme's call opened; nil when that is the same place, or it was not in force.
    package var programmeUnit: String?
    package var programmeAct: String?
    package var programmeMark: String?
    /// By when it has to be met for the first time.
    package var due: Day?
    /// scan, survey or both.
    package var answeredBy: [String]
    package var passed: Int
    package var failed: Int
    package var notVerified: Int
    package var status: Status
    /// What the status rests on.
    package var basis: String
    /// What the office answered itself.
    package var answers: [SurveyVoice]
    package var findings: [String]
  }

  /// One answer of the survey, with its source.
  package struct SurveyVoice: Hashable, Codable, Sendable {
    package var id: String
    /// In its own words.
    package var question: String
    /// Such as `tak`.
    package var answer: String
    package var unitName: String?
    package var by: String?
    package var on: Day?
    package var evidence: String?
  }
}
