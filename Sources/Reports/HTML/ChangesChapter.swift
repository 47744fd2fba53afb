import Funding
package import Model

/// What became of an earlier case's findings.
struct ChangesChapter {
  let changes: Report.Changes
  let say: Voice

  static func title(_ say: Voice) -> String {
    say(pl: "Co się zmieniło od poprzedniego badania", en: "What has changed since the earlier examination")
  }

  var html: HTML {
    section(.class("flow"), .id("changes"), HTML.Attribute("aria-labelledby", "changes-title")) {
      h2(.id("changes-title")) { ChangesChapter.title(say) }
      p(.class("lead")) { changes.sentence }
      standings
      settlement
      rows
      p(.class("small")) { changes.method.sentence }
      if !changes.method.checks.isEmpty { ul { for title in changes.method.checks { li { title } } } }
    }
  }

  private var standings: HTML {
    let (before, now) = (changes.earlier, changes.now)
    let line = { (label: String, of: (Report.Changes.Standing) -> String) in
      tr {
        rowHead { label }
        number { of(before) }
        number { of(now) }
      }
    }
    return Table(
      caption: say(pl: "Wtedy i teraz", en: "Then and now"),
      heads: [
        ("", .text),
        (before.date.map(say.day) ?? say(pl: "Poprzednio", en: "Then"), .number),
        (now.date.map(say.day) ?? say(pl: "Teraz", en: "Now"), .number),
      ],
      rows: [
        line(say(pl: "Ocena", en: "Letter")) { $0.grade?.rawValue ?? "–" },
        line(say(pl: "Ryzyko, pkt", en: "Risk, pts")) { say.points($0.risk) },
        line(say(pl: "Rodzaje ustaleń", en: "Kinds of findings")) { say.number($0.findings) },
        line(say(pl: "Miejsca", en: "Places")) { say.number($0.places) },
        line(say(pl: "Rozstrzygnięte sprawdzenia", en: "Examinations with an answer")) {
          say.percent(perMille: $0.coverage)
        },
        line(say(pl: "Zbadane urządzenia", en: "Devices examined")) { say.number($0.assets) },
      ]
    ).html
  }

  private var settlement: HTML {
    guard let settlement = changes.settlement else { return .nothing }
    let count = { (before: Int, now: Int) in "\(say.number(before)) → \(say.number(now))" }
    return .sequence([
      h3 { say(pl: "Co kupiono i co to dało", en: "What was bought, and what it did") },
      Table(
        caption: say(pl: "Zakupy i usunięte ryzyko", en: "Purchases and the risk removed"), captionIsHidden: true,
        heads: [
          (say(pl: "Pozycja", en: "Item"), .text), (say(pl: "Koszt brutto", en: "Gross cost"), .number),
          (say(pl: "Ustalenia: miejsca wtedy → teraz", en: "Findings: places then → now"), .text),
          (say(pl: "Usunięte ryzyko, pkt", en: "Risk removed, pts"), .number),
        ],
        rows: settlement.lines.map { line in
          tr {
            rowHead {
              "\(line.number) \(line.title)"
              if !line.planned {
                element("small") { say(pl: "spoza planu poprzedniego badania", en: "not in the earlier plan") }
              }
            }
            number {
              say.money(line.cost)
              if line.costEstimated { element("small") { say(pl: "szacunek", en: "an estimate") } }
            }
            td {
              if line.findings.isEmpty {
                say(pl: "Nie było ustaleń, które by usuwała.", en: "There were no findings for it to mend.")
              } else {
                ul {
                  for effect in line.findings { li { "\(effect.title): \(count(effect.placesBefore, effect.places))" } }
                }
              }
            }
            number { say.points(line.removed) }
          }
        }
      ).html,
      p(.class("small")) {
        say(
          pl: "Razem \(say.money(settlement.total)). Bez związku z zakupami ubyło "
            + "\(say.points(settlement.removedOtherwise)) pkt ryzyka. Każde ustalenie liczy się raz, na konto "
            + "najlepszego kupionego środka.",
          en: "Together \(say.money(settlement.total)). \(say.points(settlement.removedOtherwise)) pts of risk went "
            + "without a purchase. Each finding counts once, for the best measure bought.")
      },
    ])
  }

  private var rows: HTML {
    guard !changes.rows.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Ustalenia wtedy i teraz", en: "Findings then and now") },
      Table(
        caption: say(pl: "Ustalenia wtedy i teraz", en: "Findings then and now"), captionIsHidden: true,
        heads: [
          (say(pl: "Ustalenie", en: "Finding"), .text), (say(pl: "Waga", en: "Severity"), .text),
          (say(pl: "Co się stało i gdzie", en: "What happened, and where"), .text),
        ],
        rows: changes.rows.map { row in
          tr {
            rowHead {
              if let number = row.finding {
                reference(to: number)
                " "
              }
              row.title
              element("small") { row.area }
            }
            td { Pieces(say: say).chip(row.severity) }
            td { for state in Report.Changes.State.allCases { places(row, state) } }
          }
        }
      ).html,
    ])
  }

  private func places(_ row: Report.Changes.Row, _ state: Report.Changes.State) -> HTML {
    let places = row.places.filter { $0.state == state }
    guard let first = places.first else { return .nothing }
    let shown = places.prefix(6).map(\.label).joined(separator: "; ")
    let more = places.count > 6 ? say(pl: " i \(places.count - 6) innych", en: " and \(places.count - 6) more") : ""
    return div {
      b { "\(say.language.word(for: state)) (\(say.number(places.count))): " }
      "\(shown)\(more)"
      if let reason = first.reason, places.allSatisfy({ $0.reason == reason }) { element("small") { reason } }
    }
  }
}

extension Language {
  /// What became of a place, in a word.
  package func word(for state: Report.Changes.State) -> String {
    let word =
      switch state {
      case .new: Phrase(pl: "Nowe", en: "New")
      case .firstExamined: Phrase(pl: "Zbadane po raz pierwszy", en: "Examined for the first time")
      case .gone: Phrase(pl: "Usunięte", en: "Gone")
      case .unknown: Phrase(pl: "Nie wiadomo", en: "Not known")
      case .worse: Phrase(pl: "Gorzej", en: "Worse")
      case .better: Phrase(pl: "Lepiej", en: "Better")
      case .same: Phrase(pl: "Bez zmian", en: "As before")
      }
    return word[self]
  }
}
