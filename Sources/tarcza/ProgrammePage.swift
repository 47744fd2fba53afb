import Funding
import Model

/// A programme for people, every uncertain fact marked.
struct ProgrammePage {
  let programme: Programme
  let language: Language

  init(_ programme: Programme, _ language: Language) {
    self.programme = programme
    self.language = language
  }

  var text: String {
    (head + [""] + areas + list(say("Obowiązki", "Duties"), programme.duties)
      + list(say("Nie finansuje się", "Not paid for"), programme.exclusions)
      + list(say("Zasady", "Rules"), programme.rules))
      .map { $0 + "\n" }.joined()
  }

  private var head: [String] {
    let amounts = { (fact: Fact<Money>) in fact.described(language) { $0.text(language) } }
    let days = { (fact: Fact<Day>) in fact.described(language) { $0.text(language) } }
    return [
      "\(programme.name[language]) (\(programme.id))",
      say("Operator: ", "Operated by: ") + programme.operatedBy.described(language) { $0 },
      say("Podstawa: ", "Legal frame: ") + programme.legalFrame.described(language) { $0 },
      say("Stan naboru: ", "Call: ") + programme.status.described(language) { $0.title[language] },
      say("Nabór od: ", "Opens: ") + days(programme.callOpens),
      say("Nabór do: ", "Closes: ") + days(programme.callCloses),
      say("Wydatki kwalifikowane od: ", "Eligible from: ") + days(programme.eligibleFrom),
      say("Koniec realizacji: ", "Projects end: ") + days(programme.projectEnds),
      say("Wnioskodawcy: ", "Applicants: ") + programme.applicants.described(language) { $0[language] },
      say("Grant od: ", "Grant from: ") + amounts(programme.minimum),
      say("Grant do: ", "Grant up to: ") + amounts(programme.maximum),
      say("Dofinansowanie: ", "Intensity: ") + programme.intensity.described(language) { "\($0)\u{A0}%" },
      say("Trwałość, lata: ", "Durability, years: ") + programme.durabilityYears.described(language) { String($0) },
      say("Nie finansuje: ", "Never pays for: ")
        + programme.excludedUnits.described(language) { kinds in
          UnitKind.allCases.filter(kinds.contains).map { $0.title[language] }.joined(separator: ", ")
        },
      say("Sprawdzono źródła: ", "Sources looked at: ") + programme.verified.text(language),
    ]
  }

  private var areas: [String] {
    programme.areas.flatMap { area -> [String] in
      let items = programme.items.filter { $0.area == area.id }
      let mandatory = area.mandatory.described(language) {
        $0 ? say("obszar obowiązkowy", "mandatory") : say("obszar nieobowiązkowy", "not mandatory")
      }
      return ["\(area.title[language]): \(mandatory)"] + items.map(line) + [""]
    }
  }

  private func line(_ item: Item) -> String {
    let eligibility = item.eligibility.described(language) { $0.title[language] }
    let price = "\(item.price.low.text(language)) – \(item.price.high.text(language))"
    let must = item.mandatory ? say(", obowiązkowo", ", mandatory") : ""
    let hint = say("szacunek orientacyjny", "a rough guess")
    return "  \(item.id): \(item.title[language])\(must); \(eligibility); \(price) (\(hint), \(item.price.year))"
  }

  private func list(_ heading: String, _ facts: [Fact<Phrase>]) -> [String] {
    facts.isEmpty ? [] : [heading] + facts.map { "  - " + $0.described(language) { $0[language] } } + [""]
  }
}

extension Fact {
  /// The value in words, with its mark of uncertainty and its note.
  func described(_ language: Language, _ words: (Value) -> String) -> String {
    let text = value.map(words) ?? say("nieznane", "unknown")
    let remarks = [confidence.mark?[language], note?[language]].compactMap(\.self)
    return remarks.isEmpty ? text : "\(text) [\(remarks.joined(separator: "; "))]"
  }
}

extension Item.Eligibility {
  var title: Phrase {
    switch self {
    case .yes: Phrase(pl: "kwalifikuje się", en: "eligible")
    case .conditional: Phrase(pl: "kwalifikuje się pod warunkiem", en: "eligible on a condition")
    case .no: Phrase(pl: "nie kwalifikuje się", en: "not eligible")
    case .unknown: Phrase(pl: "nie wiadomo, czy się kwalifikuje", en: "eligibility unknown")
    }
  }
}
