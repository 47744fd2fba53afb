import Funding
import Model
import Reports

/// What a scan came to, for the person at the terminal.
struct ScanSummary {
  let report: Report
  let casePath: String
  let files: [String]
  /// Whether something was left out for want of the superuser's rights.
  let needsRights: Bool

  init(report: Report, case path: String, files: [String], needsRights: Bool) {
    self.report = report
    casePath = path
    self.files = files
    self.needsRights = needsRights
  }

  func text(_ language: Language) -> String {
    let blocks = [head(language), counts(language), worst(language), gaps(language), results(language)]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func head(_ language: Language) -> [String] {
    var lines = [""] + Terminal.wrapped(Terminal.harmless(report.summary.verdict))
    if let letters = report.summary.letters {
      let stages = [letters.today, letters.afterFreeWork, letters.afterPlan].map(\.grade.rawValue)
      lines.append(
        say(
          "Ocena: \(stages[0]) dziś, \(stages[1]) po działaniach bez kosztu, \(stages[2]) po planie zakupów.",
          "Grade: \(stages[0]) today, \(stages[1]) after work that costs nothing, \(stages[2]) after the purchases."))
    }
    return lines
  }

  private func counts(_ language: Language) -> [String] {
    let found = Severity.allCases.filter { report.summary.counts[$0] > 0 }
      .map { "\($0.noun.counted(report.summary.counts[$0], language))" }
    let assets = Plural(
      pl: ("urządzenie", "urządzenia", "urządzeń"), en: ("machine", "machines")
    ).counted(report.summary.coverage.assets, language)
    let none = say("brak", "none")
    return [
      say("Zbadano: \(assets).", "Examined: \(assets)."),
      say("Ustalenia: ", "Findings: ") + (found.isEmpty ? none : found.joined(separator: ", ")) + ".",
    ] + (report.summary.acceptedSentence.map(Terminal.wrapped) ?? [])
  }

  private func worst(_ language: Language) -> [String] {
    let places = Plural(pl: ("miejsce", "miejsca", "miejsc"), en: ("place", "places"))
    let others = Plural(pl: ("dalsze", "dalsze", "dalszych"), en: ("more", "more"))
    let shown = report.findings.filter { $0.severity >= .low }.prefix(12)
    guard !shown.isEmpty else { return [] }
    var table = TextTable([
      say("Nr", "No."), say("Waga", "Severity"), say("Ustalenie", "Finding"), say("Gdzie", "Where"),
    ])
    for finding in shown {
      let place = finding.places.count == 1 ? finding.places.first?.label : nil
      table.add([
        finding.number, finding.severity.sign + " " + finding.severity.title[language], finding.title,
        place ?? places.counted(finding.places.count, language),
      ])
    }
    let more = report.findings.count - shown.count
    return table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil)
      + (more > 0
        ? [say("… i ", "… and ") + others.counted(more, language) + say(" w raporcie.", " in the report.")] : [])
  }

  private func gaps(_ language: Language) -> [String] {
    let jobs = report.gaps.jobs.map { "  - \($0.area), \($0.target): \($0.reason)" }
    let unknown = report.gaps.notVerified.reduce(0) { $0 + $1.places }
    let questions = Plural(pl: ("pytanie", "pytania", "pytań"), en: ("question", "questions"))
    guard !jobs.isEmpty || unknown > 0 else { return [] }
    let count = questions.counted(unknown, language)
    let advice = say(
      "    Aby zbadać i to, uruchom Tarczę jako administrator: sudo tarcza scan",
      "    To examine that, too, run Tarcza as the superuser: sudo tarcza scan")
    return [say("Czego nie sprawdzono:", "What was not checked:")] + jobs.map(Terminal.harmless)
      + (needsRights ? [advice] : [])
      + (unknown > 0
        ? [
          say(
            "  - bez odpowiedzi: \(count); powody są w raporcie.", "  - without an answer: \(count); see the report.")
        ] : [])
  }

  private func results(_ language: Language) -> [String] {
    [say("Pliki:", "Files:")]
      + files.map { "  \($0)" }
      + ["  \(casePath)" + say("  (plik sprawy: raport można z niego zrobić ponownie)", "  (the case file)")]
      + [
        "",
        say(
          "Raport opisuje słabości urzędu: nie publikuj go. Wspiera diagnozę, ale jej nie zastępuje.",
          "The report describes weaknesses: do not publish it. It supports the diagnosis, it does not replace it."),
      ]
  }
}

extension Severity {
  /// A shape for each severity, so that colour is not needed.
  var sign: String {
    switch self {
    case .critical: "◆"
    case .high: "▲"
    case .medium: "■"
    case .low: "●"
    case .info: "○"
    }
  }

  /// Findings of this severity, as a noun with an adjective.
  var noun: Plural {
    switch self {
    case .critical: Plural(pl: ("krytyczne", "krytyczne", "krytycznych"), en: ("critical", "critical"))
    case .high: Plural(pl: ("wysokie", "wysokie", "wysokich"), en: ("high", "high"))
    case .medium: Plural(pl: ("średnie", "średnie", "średnich"), en: ("medium", "medium"))
    case .low: Plural(pl: ("niskie", "niskie", "niskich"), en: ("low", "low"))
    case .info: Plural(pl: ("informacyjne", "informacyjne", "informacyjnych"), en: ("informational", "informational"))
    }
  }
}
