package import CaseFile
package import Checks
package import Model

/// A survey's answers in a file: what `tarcza survey --export` writes and `--answers` reads.
package enum AnswersFile {
  /// One answer of the file.
  package struct Entry: Hashable, Sendable {
    package var respondent: Survey.Respondent
    package var question: Question
    package var answer: SurveyAnswer.Answer
    package var day: Day?
    package var comment: String?
    package var evidence: String?
    /// Nil when the file does not say.
    package var by: String?
    package var on: Day?
  }

  /// Reads the file at `path`; questions that it leaves empty are left out.
  ///
  /// - Throws: everything that is wrong with it, by line.
  package static func read(
    _ path: String, questionnaire: Questionnaire, respondents: [Survey.Respondent], today: Day
  ) throws(ContentErrors) -> [Entry] {
    let log = ContentLog()
    let document: YAMLDocument
    do { document = try YAMLDocument(TextFile.read(path, as: path), file: path) } catch { throw ContentErrors([error]) }
    var entries: [Entry] = []
    if let fields = document.reader(log).fields(["by", "on", "answers", "units"]) {
      let by = fields["by"].flatMap { words($0, atMost: 200) }
      let on = fields["on"].flatMap { past($0, today) }
      func add(_ reader: NodeReader, _ respondent: Survey.Respondent) {
        let questions = questionnaire.questions.filter {
          $0.appliesTo.contains(respondent.isOffice ? .office : .units)
        }
        guard let answers = reader.fields(questions.map(\.id)) else { return }
        for question in questions {
          guard let value = answers[question.id] else { continue }
          entry(value, question, respondent, today).map { found in
            var entry = found
            (entry.by, entry.on) = (by, on)
            entries.append(entry)
          }
        }
      }
      if let office = respondents.first(where: \.isOffice) { fields["answers"].map { add($0, office) } }
      let units = respondents.filter { !$0.isOffice }
      if let answers = fields["units"]?.fields(units.compactMap(\.unit)) {
        for unit in units {
          if let id = unit.unit, let reader = answers[id] { add(reader, unit) }
        }
      }
    }
    guard log.errors.isEmpty else { throw ContentErrors(log.errors.sorted(by: ContentError.precedes)) }
    return entries
  }

  private static func entry(
    _ reader: NodeReader, _ question: Question, _ respondent: Survey.Respondent, _ today: Day
  ) -> Entry? {
    guard reader.isMapping else {
      return answer(reader).map { Entry(respondent: respondent, question: question, answer: $0) }
    }
    guard let fields = reader.fields(["answer", "day", "comment", "evidence"]) else { return nil }
    let answer = fields.required("answer").flatMap(answer)
    let day = fields["day"].flatMap { past($0, today) }
    if let reader = fields["day"], question.day == nil {
      reader.report("to pytanie nie pyta o datę", "this question asks for no day")
    }
    let comment = fields["comment"].flatMap { words($0, atMost: 2000) }
    let evidence = fields["evidence"].flatMap { words($0, atMost: 300) }
    if answer == .notApplicable, comment == nil {
      reader.report("„nie dotyczy” wymaga powodu w „comment”", "“not-applicable” needs a reason in “comment”")
    }
    guard let answer else { return nil }
    return Entry(
      respondent: respondent, question: question, answer: answer, day: day, comment: comment, evidence: evidence)
  }

  private static func answer(_ reader: NodeReader) -> SurveyAnswer.Answer? {
    guard let text = reader.text() else { return nil }
    if let answer = SurveyAnswer.Answer(words: text) { return answer }
    reader.report(
      "„\(text)” to nie jest żadne z: tak, częściowo, nie, nie dotyczy, nie wiem",
      "“\(text)” is none of: yes, partly, no, not-applicable, unknown")
    return nil
  }

  private static func words(_ reader: NodeReader, atMost length: Int) -> String? {
    guard let text = reader.text() else { return nil }
    guard text.count <= length else {
      reader.report(
        "tekst ma ponad \(length) znaków; skróć go", "the text has more than \(length) characters; shorten it")
      return nil
    }
    return text
  }

  private static func past(_ reader: NodeReader, _ today: Day) -> Day? {
    guard let day = reader.day() else { return nil }
    guard day <= today else {
      reader.report("ta data jeszcze nie nadeszła", "this day has not come yet")
      return nil
    }
    return day
  }
}
