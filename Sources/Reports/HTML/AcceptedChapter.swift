import Model

/// What the office has decided to live with: listed in full, so that no decision hides a weakness.
struct AcceptedChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Przyjęte ryzyka", en: "Accepted risks") }

  private let mostPlaces = 40
  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    guard !report.accepted.isEmpty else { return .nothing }
    return section(.class("flow"), .id("accepted"), HTML.Attribute("aria-labelledby", "accepted-title")) {
      h2(.id("accepted-title")) { AcceptedChapter.title(say) }
      p(.class("lead")) {
        say(
          pl:
            "Te słabości istnieją, ale urząd przyjął ich ryzyko na piśmie i na pewien czas. Dopóki decyzja obowiązuje, "
            + "nie liczą się do punktów ani do planu. Przyjęte ryzyko krytyczne nadal ogranicza ocenę do C, a wysokie do "
            + "B. Decyzja nie zwalnia z wymagań przepisów. Po terminie słabość znów się liczy.",
          en: "These weaknesses exist, but the office has decided in writing to live with them for a time. While a "
            + "decision holds they count neither in points nor in the plan. An accepted critical risk still holds the "
            + "letter at C, a high one at B. A decision changes no requirement of law. After its day the weakness counts "
            + "again.")
      }
      if let sentence = report.summary.acceptedSentence { p { sentence } }
      for risk in report.accepted { card(risk) }
    }
  }

  private func card(_ risk: Report.AcceptedRisk) -> HTML {
    element(
      "article", [.class("card"), .id(risk.number), HTML.Attribute("aria-labelledby", "\(risk.number)-title")]
    ) {
      element("header") {
        div(.class("row")) {
          pieces.chip(risk.severity)
          b { risk.number }
          if let finding = risk.finding { number(of: finding, in: risk) }
          state(risk.state)
          span { risk.area }
        }
        h3(.id("\(risk.number)-title")) { risk.title }
      }
      dl {
        entry(say(pl: "Powód", en: "Reason")) { p { risk.reason } }
        entry(say(pl: "Kto i kiedy", en: "Who and when")) { p { decision(risk) } }
        entry(say(pl: "Obowiązuje do", en: "Holds until")) {
          p { risk.until.map(say.day) ?? say(pl: "zapisany termin nie jest datą", en: "the stored word is no day") }
        }
        if !risk.meaning.isEmpty { entry(say(pl: "Co to znaczy", en: "What it means")) { p { risk.meaning } } }
        entry(say(pl: "Gdzie", en: "Where")) { places(risk) }
      }
    }
  }

  /// A link where the finding has a card; where all its places are accepted, the anchor that other chapters lead to.
  private func number(of finding: String, in risk: Report.AcceptedRisk) -> HTML {
    if report.findings.contains(where: { $0.number == finding }) { return reference(to: finding) }
    let first = report.accepted.first { $0.finding == finding }?.number
    return first == risk.number ? span(.id(finding)) { finding } : reference(to: finding)
  }

  private func state(_ state: Report.AcceptedRisk.State) -> HTML {
    switch state {
    case .inForce: pieces.chip("low", "…", say(pl: "decyzja obowiązuje", en: "the decision holds"))
    case .expired: pieces.chip("critical", "✕", say(pl: "termin minął, liczy się znów", en: "expired, counts again"))
    case .worse:
      pieces.chip(
        "critical", "✕", say(pl: "gorsze niż przyjęto, liczy się znów", en: "worse than accepted, counts again"))
    case .notFound: pieces.chip("good", "✓", say(pl: "tym razem nie stwierdzono", en: "not found this time"))
    }
  }

  private func decision(_ risk: Report.AcceptedRisk) -> String {
    risk.by + (risk.on.map { ", " + say.day($0) } ?? "")
  }

  private func entry(_ name: String, @HTMLBuilder content: () -> HTML) -> HTML {
    .sequence([dt { name }, dd(content: content)])
  }

  private func places(_ risk: Report.AcceptedRisk) -> HTML {
    .sequence([
      p { say.counted(risk.places.count, Nouns.places) },
      ul(.class(risk.places.count > 6 ? "many" : "few")) {
        for place in risk.places.prefix(mostPlaces) {
          li {
            place.label
            if let unit = place.unit { span(.class("small")) { " · " + unit } }
          }
        }
      },
      risk.places.count > mostPlaces
        ? p(.class("small")) {
          let rest = say.number(risk.places.count - mostPlaces)
          say(
            pl: "Pozostałe miejsca (\(rest)) są w pliku raport.json.",
            en: "The other places (\(rest)) are in raport.json.")
        } : .nothing,
    ])
  }
}
