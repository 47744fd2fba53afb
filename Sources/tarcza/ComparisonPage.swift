import Funding
import Model

/// Two programmes side by side, for people.
struct ComparisonPage {
  let comparison: ProgrammeComparison
  let language: Language

  init(_ comparison: ProgrammeComparison, _ language: Language) {
    self.comparison = comparison
    self.language = language
  }

  var text: String {
    (facts + [""] + items).flatMap { $0.isEmpty ? [""] : Terminal.wrapped($0) }.map { $0 + "\n" }.joined()
  }

  private var first: Programme { comparison.first }
  private var second: Programme { comparison.second }

  private var facts: [String] {
    [
      pair(say("Stan naboru", "Call")) { $0.status.described(language) { $0.title[language] } },
      pair(say("Nabór od", "Opens")) { $0.callOpens.described(language) { $0.text(language) } },
      pair(say("Nabór do", "Closes")) { $0.callCloses.described(language) { $0.text(language) } },
      pair(say("Koniec realizacji", "Projects end")) { $0.projectEnds.described(language) { $0.text(language) } },
      pair(say("Grant od", "Grant from")) { $0.minimum.described(language) { $0.text(language) } },
      pair(say("Grant do", "Grant up to")) { $0.maximum.described(language) { $0.text(language) } },
      pair(say("Dofinansowanie", "Intensity")) { $0.intensity.described(language) { "\($0)\u{A0}%" } },
      pair(say("Trwałość, lata", "Durability, years")) { $0.durabilityYears.described(language) { String($0) } },
      pair(say("Pozycje obowiązkowe", "Mandatory items")) { programme in
        let items = programme.items.filter(\.mandatory).map { $0.title[language] }
        return items.isEmpty ? say("nie ustalono", "none known") : items.joined(separator: "; ")
      },
    ].flatMap(\.self)
  }

  private func pair(_ label: String, _ words: (Programme) -> String) -> [String] {
    ["\(label):", "  \(first.id): \(words(first))", "  \(second.id): \(words(second))"]
  }

  private var items: [String] {
    let different = comparison.rows.filter(\.differs)
    let alike = comparison.rows.filter { !$0.differs }
    let heading =
      different.isEmpty
      ? say("Pozycje: bez różnic", "Items: no differences") : say("Pozycje, które się różnią:", "Items that differ:")
    return [heading]
      + different.flatMap { row in
        [
          "  \(row.title[language]) (\(row.id))", "    \(first.id): \(words(row.first))",
          "    \(second.id): \(words(row.second))",
        ]
      } + ["", say("Tak samo w obu: ", "The same in both: ") + alike.map(\.id).joined(separator: ", ")]
  }

  private func words(_ standing: ProgrammeComparison.Standing) -> String { standing.described(language) }
}

extension ProgrammeComparison.Standing {
  func described(_ language: Language) -> String {
    switch self {
    case .named(let fact): fact.described(language) { $0.title[language] }
    case .absent(let instead) where instead.isEmpty: say("nie ma takiej pozycji", "there is no such item")
    case .absent(let instead):
      say("nie ma takiej pozycji; podobne: ", "there is no such item; similar: ") + instead.joined(separator: ", ")
    }
  }
}

/// An item of both programmes, for scripts.
struct ComparisonLine: Encodable {
  struct Side: Encodable {
    var programme: String
    var eligibility: String?
    var confidence: String?
    var reason: String?
    var source: String?
    var instead: [String]
  }
  var item: String
  var title: String
  var differs: Bool
  var sides: [Side]

  init(_ row: ProgrammeComparison.Row, _ comparison: ProgrammeComparison, _ language: Language) {
    item = row.id
    title = row.title[language]
    differs = row.differs
    sides = [(comparison.first.id, row.first), (comparison.second.id, row.second)].map { programme, standing in
      switch standing {
      case .named(let fact):
        Side(
          programme: programme, eligibility: fact.value?.rawValue, confidence: fact.confidence.rawValue,
          reason: fact.note?[language], source: fact.source, instead: [])
      case .absent(let instead):
        Side(
          programme: programme, eligibility: nil, confidence: nil, reason: nil, source: nil, instead: instead)
      }
    }
  }
}
