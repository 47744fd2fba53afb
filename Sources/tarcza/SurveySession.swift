import CaseFile
import Catalogue
import Checks
import Model

/// One use of `tarcza survey`.
struct SurveySession {
  let survey: Survey
  let path: String
  let short: Bool
  let by: String?
  let language: Language

  /// The unit that the user named, or the office.
  func respondent(_ unit: String?) throws -> Survey.Respondent {
    let all = try survey.respondents()
    guard let unit else { return all[0] }
    if let one = all.first(where: { $0.unit == unit }) { return one }
    let known = all.compactMap(\.unit)
    let near = Spelling.nearest(to: unit, among: known)
    let list =
      known.isEmpty ? say("plik sprawy nie zna jednostek", "the case file knows none") : known.joined(separator: ", ")
    throw Failure(
      "Nie ma jednostki „\(unit)”.\(near.map { " Może chodzi o \($0)?" } ?? "") Są: \(list).",
      "There is no unit “\(unit)”.\(near.map { " Did you mean \($0)?" } ?? "") There are: \(list).")
  }

  private func questions(for respondent: Survey.Respondent) -> [Question] {
    survey.questions(for: respondent).filter { !short || $0.weight == 3 }
  }

  /// Asks in the terminal.
  func ask(_ respondent: Survey.Respondent) throws -> SurveyWizard.Ending {
    try survey.begin(respondent)
    var wizard = SurveyWizard(
      survey, respondent: respondent, questions: questions(for: respondent), by: by, language: language)
    return try wizard.run()
  }

  /// Takes the answers of a file over, all or none.
  func read(_ answers: String) throws {
    let now = Clock.now()
    let entries = try AnswersFile.read(
      answers, questionnaire: survey.questionnaire, respondents: survey.respondents(), today: now.day)
    guard let first = entries.first else {
      throw Failure("W pliku \(answers) nie ma żadnej odpowiedzi.", "There is no answer in \(answers).")
    }
    guard let name = by ?? first.by else {
      throw Failure(
        "Podaj, kto odpowiada: w pliku pole „by” albo --by.", "Say who answers: the field “by” in the file, or --by.")
    }
    for respondent in Set(entries.map(\.respondent)) { try survey.begin(respondent) }
    var changed = 0
    for entry in entries {
      // Whoever gave the same answer before has given it.
      let known = try survey.answers(of: entry.respondent)[entry.question.id]
      if let known, known.answer == entry.answer, known.day == entry.day?.iso, known.comment == entry.comment,
        known.evidence == entry.evidence
      {
        continue
      }
      changed += 1
      let reply = Survey.Reply(
        answer: entry.answer, day: entry.day, comment: entry.comment, evidence: entry.evidence, by: name,
        at: entry.on.map { Timestamp(seconds: $0.number * 86_400) } ?? now)
      try survey.record(reply, to: entry.question, of: entry.respondent)
    }
    Terminal.line(
      say(
        "Wczytano odpowiedzi: \(entries.count), w tym nowych lub zmienionych: \(changed).",
        "Answers read: \(entries.count), new or changed: \(changed)."))
  }

  /// Writes questions and answers to a file that does not exist yet.
  func export(to target: String) throws {
    guard !SafeFile.exists(target) else {
      throw Failure(
        "Plik \(target) już istnieje i nie został zmieniony. Podaj inną nazwę.",
        "\(target) exists already and was left alone. Give another name.")
    }
    try SafeFile.write(Array(AnswersText(survey: survey, language: language).text(by: by).utf8), to: target)
    Terminal.line(
      say(
        "Zapisano \(target). Uzupełnij go, a potem uruchom: tarcza survey \(path) --answers \(target)",
        "Wrote \(target). Fill it in, then run: tarcza survey \(path) --answers \(target)"))
  }

  /// The questions with their answers.
  func list(_ respondent: Survey.Respondent) throws {
    let answers = try survey.answers(of: respondent)
    var table = TextTable([
      say("Nr", "No."), say("Pytanie", "Question"), say("Ważność", "Weight"), say("Odpowiedź", "Answer"),
      say("Kiedy", "When"), say("Kto", "Who"), say("Treść", "Text"),
    ])
    for (index, question) in questions(for: respondent).enumerated() {
      let row = answers[question.id]
      table.add([
        String(index + 1), question.id, String(repeating: "●", count: question.weight),
        row?.answer?.title[language] ?? "–", row?.day ?? "", row?.answeredBy ?? "", question.text[language],
      ])
    }
    for line in table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) { Terminal.line(line) }
  }

  /// Says how far the survey is and what comes next; returns how many questions have no answer.
  func conclude(_ respondent: Survey.Respondent) throws -> Int {
    let answers = try survey.answers(of: respondent)
    let questions = questions(for: respondent)
    let given = questions.compactMap { answers[$0.id]?.answer }
    let counts = SurveyAnswer.Answer.allCases.map { answer in
      "\(answer.title[language]) \(given.count { $0 == answer })"
    }
    let missing = questions.count - given.count
    Terminal.line()
    Terminal.line(
      say("Stan ankiety: ", "The survey: ") + counts.joined(separator: ", ")
        + say(", bez odpowiedzi \(missing).", ", without an answer \(missing)."))
    if missing > 0 {
      let unit = respondent.isOffice ? "" : respondent.unit.map { " --unit \($0)" } ?? ""
      Terminal.line(say("Dokończ: ", "Go on: ") + "tarcza survey \(path)\(unit)")
    }
    let open = try survey.respondents().filter { other in
      try other != respondent && survey.answers(of: other).values.allSatisfy { $0.answer == nil }
    }
    for other in open.prefix(10) {
      guard let unit = other.unit else { continue }
      Terminal.line(
        say("Jednostka bez ankiety: ", "A unit without a survey: ") + Terminal.harmless(other.name ?? unit)
          + " (tarcza survey \(path) --unit \(unit))")
    }
    Terminal.line(say("Raport: ", "The report: ") + "tarcza report \(path)")
    return missing
  }
}
