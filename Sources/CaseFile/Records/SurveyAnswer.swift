import GRDB
import Model

/// One question of the survey to one unit, and what the office answered.
package struct SurveyAnswer: CaseRecord, Hashable {
  /// What can be answered.
  package enum Answer: String, Codable, CaseIterable, Sendable {
    case yes, partly, no
    case notApplicable = "not-applicable"
    case unknown
  }

  package var id: Int64?
  package var unit: String?
  package var section: String
  package var question: String
  package var answer: Answer?
  package var day: String?
  package var ageDays: Int?
  package var comment: String?
  package var evidence: String?
  package var answeredBy: String?
  package var answered: String?

  package init(unit: String?, section: String, question: String) {
    self.unit = unit
    self.section = section
    self.question = question
  }

  package static let table = CaseTable(
    "survey_answer",
    "The survey's questions about rules, procedures, training and contracts, with the office's own answers.",
    identity: ["unit", "question"],
    columns: [
      .number("id", "The row's number.", .plain),
      .text("unit", "The organisational unit that was asked; NULL for the office as a whole.", .plain),
      .text("section", "The section of the survey.", .plain),
      .text("question", "The question's id, as in checks/survey.", .plain),
      .text(
        "answer", "yes, partly, no, not-applicable or unknown; NULL when nobody has answered yet.", .plain),
      .day("day", "When it was last done, where the question asks for a day; NULL when nobody said."),
      .number("age_days", "How old that was on the day of the answer.", unit: "days"),
      .text("comment", "The office's own words.", .name),
      .text("evidence", "The name of the file or document that proves it; the file itself is not kept.", .path),
      .text("answered_by", "Who answered.", .account),
      .moment("answered", "When it was answered."),
    ])
}
