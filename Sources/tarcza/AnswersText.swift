import CaseFile
import Checks
import Model

/// A survey with its answers as YAML, every question as a comment above its place.
struct AnswersText {
  let survey: Survey
  let language: Language

  /// The file's text; `by` is who answers.
  func text(by: String?) throws -> String {
    let respondents = try survey.respondents()
    var lines = [
      "# " + survey.questionnaire.title[language],
      "# "
        + say(
          "Odpowiedzi: tak, częściowo, nie, nie dotyczy, nie wiem. Puste pole to brak odpowiedzi.",
          "Answers: yes, partly, no, not-applicable, unknown. An empty field is no answer."),
      "# "
        + say(
          "Więcej: { answer: tak, day: 2026-05-01, comment: 'uwaga', evidence: 'nazwa pliku' }",
          "More: { answer: yes, day: 2026-05-01, comment: 'remark', evidence: 'name of a file' }"),
      "by: " + (by.map(AnswersText.quoted) ?? ""),
    ]
    for respondent in respondents where respondent.isOffice {
      lines.append("answers:")
      lines += try self.lines(respondent, indent: "  ")
    }
    let units = respondents.filter { !$0.isOffice }
    if !units.isEmpty { lines.append("units:") }
    for unit in units {
      lines.append("  \(unit.unit ?? ""):  # \(Terminal.harmless(unit.name ?? ""))")
      lines += try self.lines(unit, indent: "    ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ respondent: Survey.Respondent, indent: String) throws -> [String] {
    let answers = try survey.answers(of: respondent)
    var section = ""
    return survey.questions(for: respondent).flatMap { question -> [String] in
      var lines: [String] = []
      if question.section != section {
        section = question.section
        let title = survey.questionnaire.sections.first { $0.id == section }?.title[language] ?? section
        lines.append("\(indent)# --- \(title)")
      }
      lines.append("\(indent)# \(question.text[language])")
      if let day = question.day { lines.append("\(indent)# day: \(day[language])") }
      return lines + ["\(indent)\(question.id):" + (answers[question.id].map(value) ?? "")]
    }
  }

  private func value(_ row: SurveyAnswer) -> String {
    guard let answer = row.answer else { return "" }
    let parts = [
      "answer: \(AnswersText.quoted(answer.title[language]))", row.day.map { "day: \($0)" },
      row.comment.map { "comment: \(AnswersText.quoted($0))" },
      row.evidence.map { "evidence: \(AnswersText.quoted($0))" },
    ].compactMap(\.self)
    return parts.count == 1 ? " \(AnswersText.quoted(answer.title[language]))" : " { \(parts.joined(separator: ", ")) }"
  }

  /// A text as a double-quoted scalar of YAML, which JSON's strings are (YAML 1.2.2 § 1.3).
  private static func quoted(_ text: String) -> String { JSON.string(text) }
}
