import Funding
import Model

extension ReportBuilder {
  func programmeSheet() -> Report.ProgrammeSheet? {
    guard let programme = inputs.programme else { return nil }
    return Report.ProgrammeSheet(
      id: programme.id, name: voice(programme.name), status: programme.status.value,
      statusSentence: statusSentence(programme), closed: isClosed(programme),
      facts: [
        fact(voice(pl: "Stan naboru", en: "State of the call"), programme.status, word),
        fact(voice(pl: "Operator", en: "Operated by"), programme.operatedBy) { $0 },
        fact(voice(pl: "Podstawa", en: "Legal frame"), programme.legalFrame) { $0 },
        fact(voice(pl: "Dla kogo", en: "Applicants"), programme.applicants) { voice($0) },
        fact(voice(pl: "Początek naboru", en: "Call opens"), programme.callOpens, voice.day),
        fact(voice(pl: "Koniec naboru", en: "Call closes"), programme.callCloses, voice.day),
        fact(voice(pl: "Koszty kwalifikowalne od", en: "Costs eligible from"), programme.eligibleFrom, voice.day),
        fact(voice(pl: "Koniec realizacji", en: "Projects end"), programme.projectEnds, voice.day),
        fact(voice(pl: "Najmniejszy grant", en: "Smallest grant"), programme.minimum, voice.money),
        fact(voice(pl: "Największy grant", en: "Largest grant"), programme.maximum, voice.money),
        fact(voice(pl: "Część kosztów pokrywana grantem", en: "Share of cost covered"), programme.intensity) {
          voice(pl: "do ", en: "up to ") + voice.percent($0)
        },
        fact(voice(pl: "Trwałość", en: "Durability"), programme.durabilityYears) { voice.counted($0, Nouns.years) },
        fact(voice(pl: "Jednostki wyłączone", en: "Units excluded"), programme.excludedUnits) { kinds in
          kinds.isEmpty
            ? voice(pl: "żadne", en: "none")
            : UnitKind.allCases.filter(kinds.contains).map { voice($0.title) }.joined(separator: ", ")
        },
      ], rules: (programme.duties + programme.exclusions + programme.rules).map { fact("", $0) { voice($0) } },
      verified: programme.verified)
  }

  private func word(_ status: Programme.Status) -> String {
    switch status {
    case .announced: voice(pl: "zapowiedziany", en: "announced")
    case .open: voice(pl: "otwarty", en: "open")
    case .closed: voice(pl: "zamknięty", en: "closed")
    case .settled: voice(pl: "rozliczony", en: "settled")
    }
  }

  func isClosed(_ programme: Programme) -> Bool {
    if programme.status.value == .closed || programme.status.value == .settled { return true }
    guard let date, let end = programme.callCloses.value else { return false }
    return end < date
  }

  func statusSentence(_ programme: Programme) -> String {
    let past = programme.callCloses.value.map { end in date.map { end < $0 } ?? false } ?? false
    switch programme.status.value {
    case .settled:
      return voice(
        pl:
          "Program jest rozliczony: nie można już złożyć wniosku. Plan pokazuje, co warto zaplanować w następnym naborze.",
        en: "The programme is settled: no application is possible. The plan shows what to prepare for the next call.")
    case .closed:
      return voice(
        pl:
          "Nabór jest zamknięty: nie można już złożyć wniosku. Plan może służyć rozliczeniu albo następnemu naborowi.",
        en: "The call is closed: no application is possible. The plan can serve the settlement or the next call.")
    case .open where past, .announced where past:
      return voice(
        pl: "Podany termin naboru już minął. Sprawdź w regulaminie, czy został przedłużony.",
        en: "The call's date has passed. Look up in the rules whether it was prolonged.")
    case .open: return voice(pl: "Nabór trwa.", en: "The call is open.")
    case .announced: return voice(pl: "Nabór zapowiedziano.", en: "The call is announced.")
    case nil:
      return voice(
        pl: "Nie ustalono, czy nabór trwa. Sprawdź na stronie operatora.",
        en: "It is not known whether the call is open. Look it up on the operator's page.")
    }
  }

  private func fact<Value>(_ label: String, _ fact: Fact<Value>, _ text: (Value) -> String) -> Report.SheetFact {
    Report.SheetFact(
      label: label, value: fact.value.map(text), confidence: fact.confidence,
      mark: fact.confidence.mark.map { voice($0) }, note: fact.note.map { voice($0) }, source: fact.source)
  }
}
