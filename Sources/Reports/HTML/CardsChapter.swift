import Model

/// One card for each finding: what it means, where, the proof, and how to mend it.
struct CardsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Karty ustaleń", en: "Findings in detail") }

  private var pieces: Pieces { Pieces(say: say) }
  /// Places named on a card; the rest stands in `raport.json`.
  private let mostPlaces = 60
  /// Different pieces of evidence that are shown.
  private let mostEvidence = 4

  var html: HTML {
    section(.id("cards"), HTML.Attribute("aria-labelledby", "cards-title")) {
      h2(.id("cards-title")) { CardsChapter.title(say) }
      if report.findings.isEmpty {
        p(.class("empty")) { say(pl: "Nie ma ustaleń do opisania.", en: "There are no findings to describe.") }
      }
      for finding in report.findings { card(finding) }
    }
  }

  private func card(_ finding: Report.Finding) -> HTML {
    element(
      "article", [.class("card"), .id(finding.number), HTML.Attribute("aria-labelledby", "\(finding.number)-title")]
    ) {
      element("header") {
        div(.class("row")) {
          pieces.chip(finding.severity)
          b { finding.number }
          span { finding.area }
          if finding.exposed { span { say(pl: "pod adresem publicznym", en: "at a public address") } }
          span { say.points(finding.points) + "\u{A0}" + say(pl: "pkt", en: "pts") }
        }
        h3(.id("\(finding.number)-title")) { finding.title }
      }
      dl {
        entry(say(pl: "Co to znaczy", en: "What it means")) { p { finding.meaning } }
        entry(say(pl: "Gdzie", en: "Where")) { places(finding) }
        entry(say(pl: "Dowód", en: "Evidence")) { evidence(finding) }
        entry(say(pl: "Jak naprawić", en: "How to mend it")) { ol { for step in finding.steps { li { step } } } }
        entry(say(pl: "Kto i ile czasu", en: "Who and how long")) { work(finding) }
        entry(say(pl: "Zakup", en: "Purchase")) { purchases(finding) }
        entry(say(pl: "Jak sprawdzić", en: "How to check")) { p { finding.verify } }
        if let state = history(finding) {
          entry(say(pl: "Od poprzedniego badania", en: "Since the last scan")) { p { state } }
        }
        entry(say(pl: "Odniesienia", en: "References")) { references(finding.references) }
      }
    }
  }

  private func entry(_ name: String, @HTMLBuilder content: () -> HTML) -> HTML {
    .sequence([dt { name }, dd(content: content)])
  }

  /// What became of the finding's places since the earlier examination; nil where none is known.
  private func history(_ finding: Report.Finding) -> String? {
    guard let row = report.changes?.rows.first(where: { $0.finding == finding.number }) else { return nil }
    return Report.Changes.State.allCases.compactMap { state in
      let count = row.places.count { $0.state == state }
      return count == 0 ? nil : "\(say.language.word(for: state)): \(say.number(count))"
    }.joined(separator: ", ")
  }

  private func places(_ finding: Report.Finding) -> HTML {
    .sequence([
      p { say.counted(finding.places.count, Nouns.places) },
      ul(.class(finding.places.count > 6 ? "many" : "few")) {
        for place in finding.places.prefix(mostPlaces) {
          li {
            place.label
            if let unit = place.unit { span(.class("small")) { " · " + unit } }
            if place.severity != finding.severity {
              " "
              pieces.chip(place.severity)
            }
          }
        }
      },
      finding.places.count > mostPlaces
        ? p(.class("small")) {
          let rest = finding.places.count - mostPlaces
          say(
            pl: "Pozostałe miejsca (\(say.number(rest))) są w pliku raport.json.",
            en: "The other places (\(say.number(rest))) are in raport.json.")
        } : .nothing,
    ])
  }

  /// One box for all places where the same was observed.
  private func evidence(_ finding: Report.Finding) -> HTML {
    var kinds: [[Report.Place]] = []
    for place in finding.places {
      if let index = kinds.firstIndex(where: { isSame($0.first, place) }) {
        kinds[index].append(place)
      } else if kinds.count <= mostEvidence {
        kinds.append([place])
      }
    }
    return .sequence([
      .sequence(kinds.prefix(mostEvidence).map { box($0, of: finding) }),
      kinds.count > mostEvidence
        ? p(.class("small")) {
          say(
            pl: "Dowody dla pozostałych miejsc są w pliku raport.json.",
            en: "The evidence for the other places is in raport.json.")
        } : .nothing,
    ])
  }

  private func isSame(_ left: Report.Place?, _ right: Report.Place) -> Bool {
    left?.reason == right.reason && left?.evidence == right.evidence
  }

  private func box(_ places: [Report.Place], of finding: Report.Finding) -> HTML {
    div(.class("evidence")) {
      element("strong") { names(places, of: finding) }
      if let place = places.first {
        if let reason = place.reason { span { reason } }
        for value in place.evidence {
          span {
            element("em") { value.label + ": " }
            value.value ?? say(pl: "nie ustalono", en: "not observed")
          }
        }
      }
    }
  }

  private func names(_ places: [Report.Place], of finding: Report.Finding) -> String {
    if places.count == finding.places.count, places.count > 1 {
      return say(pl: "Tak samo we wszystkich miejscach", en: "The same in all places")
    }
    let rest = places.count - 3
    return places.prefix(3).map(\.label).joined(separator: "; ")
      + (rest > 0 ? say(pl: " i jeszcze \(say.number(rest))", en: " and \(say.number(rest)) more") : "")
  }

  private func work(_ finding: Report.Finding) -> HTML {
    guard !finding.freeWork.isEmpty else {
      return p { say(pl: "nie ma działania bez kosztu", en: "no work that costs nothing") }
    }
    return .sequence(
      finding.freeWork.map { work in
        p {
          work.who + ", " + say.counted(work.hours, Nouns.hours)
            + say(pl: " na jedno miejsce: ", en: " for one place: ") + work.title + " ("
          reference(to: work.number)
          ")"
        }
      })
  }

  private func purchases(_ finding: Report.Finding) -> HTML {
    if report.programme == nil {
      return p { say(pl: "nie wybrano programu grantowego", en: "no grant programme was chosen") }
    }
    let planned = finding.purchases.filter(\.planned)
    if planned.isEmpty {
      let full = finding.mendedByFreeWork >= 100
      return p {
        full || finding.purchases.isEmpty
          ? say(pl: "nie wymaga zakupu", en: "needs no purchase")
          : say(pl: "poza planem: ", en: "not in the plan: ")
            + finding.purchases.map { "\($0.number) \($0.title)" }.joined(separator: "; ")
      }
    }
    return .sequence(
      planned.map { item in
        p {
          reference(to: item.number)
          " " + item.title
        }
      })
  }

  private func references(_ references: Report.References) -> HTML {
    let law = references.requirements.filter { $0.unit != nil || $0.title != nil }.map { link in
      "\(link.framework.uppercased()): " + [link.unit, link.title].compactMap(\.self).joined(separator: ", ")
    }
    let norms = [
      references.cis8.isEmpty ? nil : "CIS v8.1: " + references.cis8.joined(separator: ", "),
      references.artemis.isEmpty ? nil : "CERT Polska: " + references.artemis.joined(separator: ", "),
      references.cwe.isEmpty ? nil : references.cwe.map { "CWE-\($0)" }.joined(separator: ", "),
    ].compactMap(\.self)
    let lines = law + norms
    if lines.isEmpty, references.urls.isEmpty { return p { "–" } }
    return div(.class("refs")) {
      for line in lines { p { line } }
      for url in references.urls { p { link(toPage: url) } }
    }
  }
}
