import CaseFile
import Checks
import Model
import Testing

@Suite struct SurveyTests {
  private static func question(_ id: String, _ bound: Set<Requirement.Bound>, asksDay: Bool = false) -> Question {
    Question(
      id: id, section: "rules", text: Phrase(same: id), help: Phrase(same: ""), evidence: Phrase(same: ""), weight: 1,
      day: asksDay ? Phrase(same: "When?") : nil, appliesTo: bound, line: 1)
  }

  private static let questionnaire = Questionnaire(
    id: "organisation", title: Phrase(same: "Survey"),
    sections: [Questionnaire.Section(id: "rules", title: Phrase(same: "Rules"))],
    questions: [
      question("policy", [.office, .units], asksDay: true), question("budget", [.office]), question("head", [.units]),
    ], file: "x")

  private func file(units: [Unit] = []) throws -> CaseFile {
    let file = try CaseFile.inMemory()
    try file.write { writer in
      var info = CaseInfo(scope: "{}")
      info.institution = "Starostwo"
      try writer.insert(&info)
      try writer.insert(contentsOf: units)
    }
    return file
  }

  private func reply(_ answer: SurveyAnswer.Answer, day: Day? = nil, comment: String? = nil) throws -> Survey.Reply {
    Survey.Reply(
      answer: answer, day: day, comment: comment, evidence: "a.pdf", by: "Anna",
      at: try #require(Timestamp(iso: "2026-11-24T10:00:00Z")))
  }

  @Test func theOfficeComesFirstWithOrWithoutUnits() throws {
    let alone = try Survey(Self.questionnaire, in: file()).respondents()
    #expect(alone == [Survey.Respondent(unit: nil, name: "Starostwo", isOffice: true)])
    let units = [
      Unit(unit: "szkola", name: "Szkoła", kind: "school"), Unit(unit: "starostwo", name: "Urząd", kind: "starostwo"),
    ]
    let survey = try Survey(Self.questionnaire, in: file(units: units))
    let all = try survey.respondents()
    #expect(all.map(\.unit) == ["starostwo", "szkola"] && all.map(\.isOffice) == [true, false])
    #expect(survey.questions(for: all[0]).map(\.id) == ["policy", "budget"])
    #expect(survey.questions(for: all[1]).map(\.id) == ["policy", "head"])
  }

  @Test func aSurveyThatHasBegunKeepsItsAnswersAndShowsWhatIsMissing() throws {
    let file = try file()
    let survey = Survey(Self.questionnaire, in: file)
    let office = try survey.respondents()[0]
    #expect(try survey.answers(of: office).isEmpty)
    try survey.begin(office)
    #expect(try survey.answers(of: office).mapValues(\.answer) == ["policy": nil, "budget": nil])
    let policy = Self.questionnaire.questions[0]
    try survey.record(reply(.yes, day: Day(iso: "2026-11-01")), to: policy, of: office)
    try survey.begin(office)
    let row = try #require(try survey.answers(of: office)["policy"])
    #expect(row.answer == .yes && row.day == "2026-11-01" && row.ageDays == 23 && row.answeredBy == "Anna")
    try survey.record(reply(.notApplicable, comment: "nie ma"), to: policy, of: office)
    let again = try #require(try survey.answers(of: office)["policy"])
    #expect(again.id == row.id && again.answer == .notApplicable && again.day == nil && again.ageDays == nil)
    #expect(again.comment == "nie ma" && again.evidence == "a.pdf")
    #expect(try file.all(SurveyAnswer.self).count == 2)
  }

  @Test func unitsDoNotShareTheirAnswers() throws {
    let file = try file(units: [
      Unit(unit: "starostwo", name: "Urząd", kind: "starostwo"), Unit(unit: "pcpr", name: "PCPR", kind: "pcpr"),
    ])
    let survey = Survey(Self.questionnaire, in: file)
    let all = try survey.respondents()
    try survey.record(reply(.no), to: Self.questionnaire.questions[0], of: all[1])
    #expect(try survey.answers(of: all[0]).isEmpty)
    #expect(try survey.answers(of: all[1])["policy"]?.answer == .no)
  }

  /// A day that the question does not ask for is not kept.
  @Test func onlyWhatWasAskedIsKept() throws {
    let survey = try Survey(Self.questionnaire, in: file())
    let office = try survey.respondents()[0]
    try survey.record(reply(.yes, day: Day(iso: "2026-11-01")), to: Self.questionnaire.questions[1], of: office)
    #expect(try survey.answers(of: office)["budget"]?.day == nil)
  }
}
