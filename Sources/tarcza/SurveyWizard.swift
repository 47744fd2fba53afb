import CaseFile
import Catalogue
import Checks
import Model

/// Puts the questions to a person, one after another, in the terminal.
///
/// Every answer is stored as soon as it is given, what belongs to it as soon as it is typed: whoever leaves, by the
/// word, the end of the input or a broken line, goes on at the first question without an answer.
struct SurveyWizard {
  enum Ending { case finished, left }

  let survey: Survey
  let respondent: Survey.Respondent
  let questions: [Question]
  let language: Language
  private var input = LineInput()
  private var by: String
  private var index = 0

  init(
    _ survey: Survey, respondent: Survey.Respondent, questions: [Question], by: String?, language: Language
  ) {
    self.survey = survey
    self.respondent = respondent
    self.questions = questions
    self.by = by ?? ""
    self.language = language
  }

  mutating func run() throws -> Ending {
    var answers = try survey.answers(of: respondent)
    let answered = questions.count { answers[$0.id]?.answer != nil }
    greet(answered)
    while by.isEmpty {
      Terminal.write(say("Kto odpowiada (imię i nazwisko): ", "Who answers (name): "))
      guard let line = input.next() else { return .left }
      by = String(line.prefix(200))
    }
    index = questions.firstIndex { answers[$0.id]?.answer == nil } ?? 0
    var section = ""
    while questions.indices.contains(index) {
      let question = questions[index]
      if question.section != section {
        section = question.section
        heading(section)
      }
      guard try ask(question, answers[question.id]) else { return .left }
      answers = try survey.answers(of: respondent)
    }
    return .finished
  }

  private func greet(_ answered: Int) {
    Terminal.line()
    Terminal.line(
      survey.questionnaire.title[language] + ": "
        + Terminal.harmless(respondent.name ?? respondent.unit ?? say("cały urząd", "the whole office")))
    for line in Terminal.wrapped(
      say(
        "Odpowiedzi: \(answered) z \(questions.count). Każda jest od razu zapisywana: można przerwać w dowolnej chwili "
          + "i wrócić tym samym poleceniem.",
        "Answers: \(answered) of \(questions.count). Each is stored at once: leave at any time and come back with the "
          + "same command."))
    {
      Terminal.line(line)
    }
    Terminal.line()
  }

  private func heading(_ section: String) {
    let title = survey.questionnaire.sections.first { $0.id == section }?.title[language] ?? section
    let inside = questions.count { $0.section == section }
    Terminal.line("── \(title) (\(inside)) " + String(repeating: "─", count: max(3, 56 - title.count)))
  }

  /// Puts one question until it is answered or passed over; false when the person leaves.
  private mutating func ask(_ question: Question, _ known: SurveyAnswer?) throws -> Bool {
    show(question, known)
    while true {
      Terminal.write(say("Odpowiedź: ", "Answer: "))
      guard let line = input.next() else { return false }
      switch Choice(line, language) {
      case .answer(let answer):
        guard try record(answer, to: question, known) else { return false }
        index += 1
        return true
      case .help: help(question)
      case .back:
        index = max(0, index - 1)
        return true
      case .forward:
        index += 1
        return true
      case .jump(let number) where questions.indices.contains(number - 1):
        index = number - 1
        return true
      case .leave: return false
      case .jump, .unclear:
        put(Choice.legend(language), indent: "  ")
      }
    }
  }

  private func show(_ question: Question, _ known: SurveyAnswer?) {
    Terminal.line()
    put("\(index + 1)/\(questions.count)  \(question.text[language])")
    put(say("Dowód: ", "Evidence: ") + question.evidence[language], indent: "        ")
    if let known, let answer = known.answer {
      let day = known.day.flatMap { Day(iso: $0) }.map { ", \($0.text(language))" } ?? ""
      let who = known.answeredBy.map { ", \($0)" } ?? ""
      put(Terminal.harmless(say("Już jest: ", "Already: ") + answer.title[language] + day + who), indent: "        ")
      if let comment = known.comment {
        put(Terminal.harmless(say("Komentarz: ", "Comment: ") + comment), indent: "        ")
      }
    }
    put(Choice.legend(language), indent: "  ")
  }

  private func help(_ question: Question) {
    put(question.help[language], indent: "    ")
  }

  /// Stores the answer, asks for what belongs to it, and stores that; false when the person leaves in between.
  private mutating func record(
    _ answer: SurveyAnswer.Answer, to question: Question, _ known: SurveyAnswer?
  ) throws -> Bool {
    var reply = Survey.Reply(
      answer: answer, day: known?.day.flatMap { Day(iso: $0) }, comment: known?.comment, evidence: known?.evidence,
      by: by, at: Clock.now())
    try survey.record(reply, to: question, of: respondent)
    put(say("Zapisano: ", "Stored: ") + answer.title[language] + ".", indent: "    ")
    if answer == .yes || answer == .partly {
      if let words = question.day {
        guard let day = askForDay(words[language], known: reply.day) else { return false }
        reply.day = day.day
        try survey.record(reply, to: question, of: respondent)
      }
      let ask = say("Nazwa pliku lub dokumentu z dowodem", "Name of the file or document that proves it")
      guard let evidence = askForText(ask, known: reply.evidence, atMost: 300, needed: false) else { return false }
      reply.evidence = evidence.text
      try survey.record(reply, to: question, of: respondent)
    }
    let ask = answer == .notApplicable ? say("Dlaczego nie dotyczy", "Why not") : say("Komentarz", "Comment")
    guard
      let comment = askForText(ask, known: reply.comment, atMost: 2000, needed: answer == .notApplicable)
    else { return false }
    reply.comment = comment.text
    try survey.record(reply, to: question, of: respondent)
    return true
  }

  /// A day of the past; nil when the person leaves.
  private mutating func askForDay(_ words: String, known: Day?) -> (day: Day?, ())? {
    while true {
      let keep = known.map { "\($0.iso), " } ?? ""
      Terminal.write(
        "    \(words) " + say("(\(keep)np. 2026-05-31, Enter pomija): ", "(\(keep)such as 2026-05-31, Enter passes): "))
      guard let line = input.next() else { return nil }
      if line.isEmpty { return (known, ()) }
      if line == "-" { return (nil, ()) }
      if let day = Day(written: line), day <= Clock.now().day { return (day, ()) }
      Terminal.line(
        "    "
          + say(
            "Podaj dzień, który już był, np. 2026-05-31 albo 31.05.2026.",
            "Give a day that has been, such as 2026-05-31 or 31.05.2026."))
    }
  }

  /// A text; nil when the person leaves.
  private mutating func askForText(
    _ words: String, known: String?, atMost length: Int, needed: Bool
  ) -> (text: String?, ())? {
    let passes =
      needed
      ? "" : known == nil ? say(" (Enter pomija)", " (Enter passes)") : say(" (Enter zostawia)", " (Enter keeps)")
    while true {
      Terminal.write("    \(words)\(passes): ")
      guard let line = input.next() else { return nil }
      if line == "-" { return (nil, ()) }
      if line.isEmpty {
        if !needed || known != nil { return (known, ()) }
        Terminal.line("    " + say("Napisz w kilku słowach, dlaczego.", "Say why, in a few words."))
      } else if line.count <= length {
        return (line, ())
      } else {
        Terminal.line(
          "    " + say("Najwyżej \(length) znaków. Skróć tekst.", "At most \(length) characters. Shorten the text."))
      }
    }
  }

  private func put(_ text: String, indent: String = "") {
    for line in Terminal.wrapped(text, indent: indent.count) { Terminal.line(indent + line) }
  }
}

/// What a person typed at a question.
enum Choice: Equatable {
  case answer(SurveyAnswer.Answer)
  case help, back, forward, leave, unclear
  /// To the question of this number, from 1.
  case jump(Int)

  init(_ line: String, _ language: Language) {
    let letters: [String: SurveyAnswer.Answer] =
      language == .polish
      ? ["t": .yes, "c": .partly, "n": .no, "d": .notApplicable, "w": .unknown]
      : ["y": .yes, "p": .partly, "n": .no, "a": .notApplicable, "u": .unknown]
    let word = line.lowercased()
    switch word {
    case "?", "pomoc", "help": self = .help
    case "<", "wstecz", "back": self = .back
    case ">", "", "dalej", "next": self = .forward
    case "k", "koniec", "q", "quit": self = .leave
    default:
      if let answer = letters[word] ?? SurveyAnswer.Answer(words: word) {
        self = .answer(answer)
      } else {
        self = Int(word).map { .jump($0) } ?? .unclear
      }
    }
  }

  static func legend(_ language: Language) -> String {
    language == .polish
      ? "t tak · c częściowo · n nie · d nie dotyczy · w nie wiem · ? pomoc · < wstecz · Enter dalej · k koniec"
      : "y yes · p partly · n no · a not applicable · u unknown · ? help · < back · Enter next · q quit"
  }
}
