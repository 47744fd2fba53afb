import Model

extension PlanChapter {
  /// What is known of the programme, each uncertain fact marked.
  func facts(_ programme: Report.ProgrammeSheet) -> HTML {
    .sequence([
      h3 { say(pl: "Co wiadomo o programie", en: "What is known of the programme") },
      p(.class("small")) {
        say(
          pl: "Źródła sprawdzono \(say.day(programme.verified)). Wszystko poza faktami potwierdzonymi "
            + "wymaga sprawdzenia w regulaminie naboru, który zawsze rozstrzyga.",
          en: "Sources looked at on \(say.day(programme.verified)). Everything but the confirmed facts "
            + "must be looked up in the call's own rules, which always decide.")
      },
      Table(
        caption: say(pl: "Fakty o programie i ich pewność", en: "Facts and how sure they are"), captionIsHidden: true,
        heads: [
          (say(pl: "Fakt", en: "Fact"), .text), (say(pl: "Wartość", en: "Value"), .text),
          (say(pl: "Pewność", en: "Standing"), .text),
        ],
        rows: programme.facts.map { fact in
          tr {
            rowHead { fact.label }
            td {
              fact.value ?? say(pl: "nieustalone", en: "not known")
              if let note = fact.note { element("small") { note } }
            }
            td { standing(fact) }
          }
        }
      ).html,
      rules(programme),
    ])
  }

  private func rules(_ programme: Report.ProgrammeSheet) -> HTML {
    guard !programme.rules.isEmpty else { return .nothing }
    return .sequence([
      h4 { say(pl: "O czym trzeba pamiętać", en: "What to keep in mind") },
      ul {
        for rule in programme.rules {
          li {
            (rule.value ?? "") + " "
            standing(rule)
          }
        }
      },
    ])
  }

  private func standing(_ fact: Report.SheetFact) -> HTML {
    .sequence([
      fact.mark.map { pieces.mark($0) }
        ?? span(.class("small")) { say(pl: "potwierdzone", en: "confirmed") },
      fact.source.map { source in
        .sequence([
          .text(" "),
          source.hasPrefix("https://")
            ? span(.class("small")) { link(toPage: source, title: say(pl: "źródło", en: "source")) }
            : span(.class("small")) { source },
        ])
      } ?? .nothing,
    ])
  }
}
