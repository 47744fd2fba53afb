import Funding
import Model

/// The units side by side with the county's sum, then a page of its own for each.
struct UnitsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Jednostki powiatu", en: "The county's units") }

  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    guard !report.units.isEmpty else { return .nothing }
    return .sequence([overview] + report.units.enumerated().map { page($0.element, number: $0.offset + 1) })
  }

  private var overview: HTML {
    section(.id("units"), HTML.Attribute("aria-labelledby", "units-title")) {
      h2(.id("units-title")) { UnitsChapter.title(say) }
      p(.class("lead")) {
        say(
          pl:
            "Każda jednostka ma własną ocenę i własną stronę. Powiat otrzymuje sumę: każde miejsce i urządzenie liczy "
            + "się w jednej jednostce. Jednostki, których program nie finansuje, są badane, ale nic się dla nich nie "
            + "kupuje.",
          en:
            "Every unit has its own letter and its own page. The county gets the sum: each place and machine counts in "
            + "one unit. Units that the programme never pays for are examined, but nothing is bought for them.")
      }
      Table(
        caption: say(pl: "Jednostki i suma powiatu", en: "Units and the county's sum"), captionIsHidden: true,
        heads: [
          (say(pl: "Jednostka", en: "Unit"), .text), (say(pl: "Ocena dziś", en: "Letter today"), .text),
          (say(pl: "Po planie", en: "After the plan"), .text), (say(pl: "Urządzenia", en: "Devices"), .number),
          (say(pl: "Krytyczne", en: "Critical"), .number), (say(pl: "Wysokie", en: "High"), .number),
          (say(pl: "Pozostałe", en: "Others"), .number), (say(pl: "Zakupy", en: "Purchases"), .text),
        ], classes: "sortable", rows: report.units.enumerated().map { row($0.element, number: $0.offset + 1) } + [sum]
      ).html
    }
  }

  private func row(_ unit: Report.UnitSheet, number index: Int) -> HTML {
    tr {
      rowHead {
        link(to: "unit-\(index)") { unit.name }
        element("small") { unit.kind }
      }
      td { unit.letters?.today.rawValue ?? "–" }
      td { unit.letters?.afterPlan.rawValue ?? "–" }
      number { say.number(unit.assets) }
      number { say.number(unit.places.critical) }
      number { say.number(unit.places.high) }
      number { say.number(unit.places.medium + unit.places.low + unit.places.info) }
      td {
        unit.fundable
          ? (unit.purchases.isEmpty ? .text("–") : pieces.findings(unit.purchases))
          : pieces.mark(say(pl: "poza programem", en: "not fundable"))
      }
    }
  }

  private var sum: HTML {
    let units = report.units
    let total = { (value: (Report.UnitSheet) -> Int) in say.number(units.reduce(0) { $0 + value($1) }) }
    return element("tr", [.class("sum")]) {
      rowHead { say(pl: "Powiat razem", en: "The county") }
      td { report.summary.letters?.today.grade.rawValue ?? "–" }
      td { report.summary.letters?.afterPlan.grade.rawValue ?? "–" }
      number { total { $0.assets } }
      number { total { $0.places.critical } }
      number { total { $0.places.high } }
      number { total { $0.places.medium + $0.places.low + $0.places.info } }
      td { say.counted(report.plan.lines.count, Nouns.items) }
    }
  }

  private func page(_ unit: Report.UnitSheet, number index: Int) -> HTML {
    section(.id("unit-\(index)"), HTML.Attribute("aria-labelledby", "unit-\(index)-title")) {
      h2(.id("unit-\(index)-title")) { unit.name }
      p(.class("lead")) { lead(unit) }
      p { unit.reason }
      p(.class(unit.fundable || report.programme == nil ? "small" : "note stop")) { unit.funding }
      findings(unit)
      duties(unit)
      work(unit)
      if !unit.purchases.isEmpty {
        p {
          b { say(pl: "Zakupy, które usuwają ustalenia tej jednostki: ", en: "Purchases that mend findings here: ") }
          pieces.findings(unit.purchases)
        }
      }
    }
  }

  private func lead(_ unit: Report.UnitSheet) -> String {
    let assets = say.counted(unit.assets, Nouns.assets)
    let tests = say.counted(unit.asked, Nouns.examinations)
    let examined = say(
      pl: "Zbadano \(assets); \(tests), rozstrzygnięto \(say.number(unit.answered)).",
      en: "\(assets) examined; \(tests), \(say.number(unit.answered)) came to an answer.")
    let kind = unit.kind.isEmpty ? "" : unit.kind.prefix(1).uppercased() + unit.kind.dropFirst() + ". "
    guard let letters = unit.letters else { return kind + examined }
    let (today, free, plan) = (letters.today.rawValue, letters.afterFreeWork.rawValue, letters.afterPlan.rawValue)
    return kind
      + say(
        pl: "Ocena \(today) dziś, \(free) po działaniach bez kosztu, \(plan) po planie. ",
        en: "Letter \(today) today, \(free) after the free work, \(plan) after the plan. ") + examined
  }

  private func findings(_ unit: Report.UnitSheet) -> HTML {
    guard !unit.findings.isEmpty else {
      return p(.class("empty")) {
        say(pl: "W tej jednostce nie stwierdzono słabości.", en: "No weakness was found in this unit.")
      }
    }
    return Table(
      caption: say(pl: "Ustalenia w tej jednostce", en: "Findings in this unit"), captionIsHidden: true,
      heads: [
        (say(pl: "Nr", en: "No."), .text), (say(pl: "Ustalenie", en: "Finding"), .text),
        (say(pl: "Waga", en: "Severity"), .text), (say(pl: "Miejsca", en: "Places"), .number),
      ],
      rows: unit.findings.map { finding in
        tr {
          td(.class("no")) { reference(to: finding.number) }
          rowHead {
            finding.title
            element("small") {
              finding.labels.joined(separator: "; ") + (finding.places > finding.labels.count ? "…" : "")
            }
          }
          td { pieces.chip(finding.severity) }
          number { say.number(finding.places) }
        }
      }
    ).html
  }

  /// The requirements that bind a subordinate unit itself, answered from its own verdicts.
  private func duties(_ unit: Report.UnitSheet) -> HTML {
    let own = report.requirements.filter { $0.unitId != nil && $0.unitId == unit.unit }
    guard !own.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Obowiązki tej jednostki", en: "Duties of this unit") },
      Table(
        caption: say(pl: "Przepisy, które wiążą tę jednostkę", en: "What binds this unit"), captionIsHidden: true,
        heads: [
          (say(pl: "Przepis", en: "Point"), .text), (say(pl: "Wymaganie", en: "Requirement"), .text),
          (say(pl: "Stan", en: "Status"), .text), (say(pl: "Podstawa oceny", en: "Rests on"), .text),
        ],
        rows: own.map { answer in
          tr {
            td(.class("no")) { answer.unit ?? answer.id }
            rowHead {
              answer.title
              if let mark = answer.mark { element("small") { pieces.mark(mark) } }
            }
            td { pieces.chip(answer.status) }
            td(.class("basis")) {
              answer.basis
              pieces.findings(Array(answer.findings.prefix(6)))
            }
          }
        }
      ).html,
    ])
  }

  private func work(_ unit: Report.UnitSheet) -> HTML {
    guard !unit.freeWork.isEmpty else { return .nothing }
    let hours = say.counted(unit.freeWork.reduce(0) { $0 + $1.hours }, Nouns.hours)
    return .sequence([
      h3 { say(pl: "Do zrobienia bez kosztu: \(hours)", en: "To do for nothing: \(hours)") },
      ul {
        for work in unit.freeWork {
          li {
            pieces.findings([work.number])
            " " + work.title + ", " + say.counted(work.hours, Nouns.hours)
          }
        }
      },
    ])
  }
}
