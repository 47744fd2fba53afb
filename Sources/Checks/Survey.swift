package import CaseFile
package import Model

/// A questionnaire put to the units of a case file; every answer is stored at once.
package struct Survey: Sendable {
  package let questionnaire: Questionnaire
  private let file: CaseFile

  package init(_ questionnaire: Questionnaire, in file: CaseFile) {
    self.questionnaire = questionnaire
    self.file = file
  }

  /// Who answers: the county office itself, or one of the county's units.
  package struct Respondent: Hashable, Sendable {
    /// Nil for the office where the case file knows no unit of its kind.
    package var unit: String?
    package var name: String?
    package var isOffice: Bool

    package init(unit: String?, name: String?, isOffice: Bool) {
      self.unit = unit
      self.name = name
      self.isOffice = isOffice
    }
  }

  /// One answer with what belongs to it.
  package struct Reply: Hashable, Sendable {
    package var answer: SurveyAnswer.Answer
    package var day: Day?
    package var comment: String?
    package var evidence: String?
    package var by: String
    package var at: Timestamp

    package init(
      answer: SurveyAnswer.Answer, day: Day? = nil, comment: String? = nil, evidence: String? = nil, by: String,
      at: Timestamp
    ) {
      self.answer = answer
      self.day = day
      self.comment = comment
      self.evidence = evidence
      self.by = by
      self.at = at
    }
  }

  /// Everybody that it can be put to, the office first.
  package func respondents() throws -> [Respondent] {
    let units = try file.all(Unit.self)
    let office = units.first { $0.kind == UnitKind.starostwo.rawValue }
    let institution = try file.all(CaseInfo.self).first?.institution
    return [Respondent(unit: office?.unit, name: office?.name ?? institution, isOffice: true)]
      + units.filter { $0.unit != office?.unit }.map { Respondent(unit: $0.unit, name: $0.name, isOffice: false) }
  }

  /// The questions that concern it, in order.
  package func questions(for respondent: Respondent) -> [Question] {
    questionnaire.questions.filter { $0.appliesTo.contains(respondent.isOffice ? .office : .units) }
  }

  /// Its questions' rows by question; those that nobody has put yet are missing.
  package func answers(of respondent: Respondent) throws -> [Question.ID: SurveyAnswer] {
    Dictionary(
      try file.all(SurveyAnswer.self, where: "unit IS :unit", ["unit": Survey.value(respondent.unit)])
        .map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes down that its questions were put: from now on a missing answer shows in the report.
  package func begin(_ respondent: Respondent) throws {
    let known = try answers(of: respondent)
    let missing = questions(for: respondent).filter { known[$0.id] == nil }
      .map { SurveyAnswer(unit: respondent.unit, section: $0.section, question: $0.id) }
    try file.write { writer in try writer.insert(contentsOf: missing) }
  }

  /// Stores an answer in the place of an earlier one.
  package func record(_ reply: Reply, to question: Question, of respondent: Respondent) throws {
    try file.write { writer in
      let rows = try writer.all(
        SurveyAnswer.self, where: "unit IS :unit AND question = :question",
        ["unit": Survey.value(respondent.unit), "question": .text(question.id)])
      var row = rows.first ?? SurveyAnswer(unit: respondent.unit, section: question.section, question: question.id)
      row.answer = reply.answer
      row.day = question.day == nil ? nil : reply.day?.iso
      row.ageDays = question.day == nil ? nil : reply.day.map { reply.at.day - $0 }
      (row.comment, row.evidence) = (reply.comment, reply.evidence)
      (row.answeredBy, row.answered) = (reply.by, reply.at.iso)
      if row.id == nil { try writer.insert(&row) } else { try writer.update(row) }
    }
  }

  private static func value(_ unit: String?) -> CaseValue { unit.map { .text($0) } ?? .null }
}
