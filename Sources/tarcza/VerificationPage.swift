import Model
import Reports

/// A report held against its case file, for people.
struct VerificationPage {
  let verification: ReportVerification
  let language: Language

  init(_ verification: ReportVerification, _ language: Language) {
    self.verification = verification
    self.language = language
  }

  var text: String {
    var lines = [
      verification.evidenceMatches
        ? say("Zapis obserwacji: zgodny z plikiem sprawy.", "Recorded observations: those of the case file.")
        : say(
          "Zapis obserwacji: INNY niż w pliku sprawy.", "Recorded observations: OTHERS than those of the case file."),
      verification.checksMatch
        ? say("Kontrole: te same.", "Checks: the same.")
        : say(
          "Kontrole: inne niż przy raporcie, więc różnice mogą wynikać z nich.",
          "Checks: others than the report's, so that differences may be theirs."),
      say(
        "Ustalenia wyprowadzone od nowa i zgodne: \(verification.confirmed).",
        "Findings derived again and equal: \(verification.confirmed)."),
    ]
    if verification.differences.isEmpty {
      lines.append(say("Nie ma różnic.", "There are no differences."))
    } else {
      lines += [
        say("Różnice: \(verification.differences.count).", "Differences: \(verification.differences.count)."), "",
      ]
      var table = TextTable([say("Co", "What"), say("Kontrola", "Check"), say("Gdzie", "Where")])
      for difference in verification.differences.prefix(50) {
        table.add([word(difference.kind), difference.subject, difference.detail])
      }
      lines += table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func word(_ kind: ReportVerification.Difference.Kind) -> String {
    switch kind {
    case .invented: say("nie wynika ze sprawy", "does not follow")
    case .missing: say("brak w raporcie", "left out")
    case .altered: say("zmienione", "altered")
    case .total: say("inna suma", "another total")
    }
  }
}
