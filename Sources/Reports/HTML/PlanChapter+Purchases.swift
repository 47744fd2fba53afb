import Funding
import Model

extension PlanChapter {
  /// The lines of the budget in the order in which they pay.
  var purchases: HTML {
    let heads = [
      say(pl: "Poz.", en: "Item"), say(pl: "Przedmiot i uzasadnienie", en: "What and why"),
      say(pl: "Ilość", en: "Quantity"), say(pl: "Cena jedn.", en: "Price of one"), say(pl: "Wartość", en: "Value"),
      say(pl: "Mniej ryzyka", en: "Risk removed"),
    ]
    return .sequence([
      h3 { say(pl: "Zakupy", en: "Purchases") },
      report.plan.lines.isEmpty
        ? p(.class("empty")) { say(pl: "Plan nie zawiera zakupów.", en: "The plan holds no purchases.") }
        : Table(
          caption: say(
            pl: "Pozycje planu w kolejności opłacalności, kwoty brutto",
            en: "Items in the order in which they pay, gross"),
          heads: [
            (heads[0], .text), (heads[1], .text), (heads[2], .number), (heads[3], .number), (heads[4], .number),
            (heads[5], .number),
          ], rows: report.plan.lines.map(row) + [sum]
        ).html,
      assumptions, explanations,
    ])
  }

  /// What was proved, the price of the next letter, and what other prices would change.
  private var explanations: HTML {
    .sequence([
      h3 { say(pl: "Dlaczego właśnie te zakupy", en: "Why these purchases") },
      p { report.plan.proof.sentence },
      report.plan.nextLetter.map { next in
        p {
          b { say(pl: "Następna ocena. ", en: "The next letter. ") }
          next.sentence
        }
      } ?? .nothing,
      report.plan.priceShifts.isEmpty
        ? .nothing
        : .sequence([
          h4 { say(pl: "Gdyby ceny były inne", en: "If prices were different") },
          ul { for shift in report.plan.priceShifts { li { shift.sentence } } },
        ]),
    ])
  }

  private func row(_ line: Report.Line) -> HTML {
    element("tr", [.id(line.number)]) {
      td(.class("no")) { line.number }
      rowHead {
        line.title
        element("small") { about(line) }
        element("small") { say(pl: "Dlaczego: ", en: "Why: ") + line.why }
        if !line.requirements.isEmpty { element("small") { line.requirements } }
        if let condition = line.condition {
          element("small") {
            pieces.mark(say(pl: "kwalifikowalne pod warunkiem", en: "eligible on a condition"))
            ": " + condition
          }
        }
        if let mark = line.mark { element("small") { pieces.mark(mark) } }
      }
      number {
        line.quantity
        if line.quantityAssumed { element("small") { pieces.mark(say(pl: "do uzupełnienia", en: "to be filled in")) } }
      }
      number {
        say.money(line.price)
        if line.priceEstimated {
          element("small") { pieces.mark(say(pl: "szacunek orientacyjny", en: "rough estimate")) }
        }
        if let source = line.priceSource { element("small") { source } }
      }
      number {
        say.money(line.total)
        element("small") { say(pl: "netto ", en: "net ") + say.money(line.net) }
        element("small") { vat(line.vat) }
      }
      number {
        line.riskRemoved == .zero ? "–" : say.tenths(perMille: line.riskRemoved.perMille(of: report.risk.today))
      }
    }
  }

  private func vat(_ rate: Int) -> String {
    rate == 0 ? say(pl: "zw. z VAT", en: "VAT exempt") : "VAT " + say.percent(rate)
  }

  /// Area, findings, and who insists on it.
  private func about(_ line: Report.Line) -> HTML {
    .sequence([
      .text(line.area),
      line.findings.isEmpty
        ? .nothing : .sequence([.text(say(pl: " · usuwa ", en: " · mends ")), pieces.findings(line.findings)]),
      line.mandatory ? .text(say(pl: " · pozycja obowiązkowa", en: " · mandatory")) : .nothing,
      line.insisted ? .text(say(pl: " · na życzenie urzędu", en: " · asked for by the office")) : .nothing,
      line.requires.isEmpty
        ? .nothing : .text(say(pl: " · wymaga: ", en: " · requires: ") + line.requires.joined(separator: ", ")),
    ])
  }

  private var sum: HTML {
    let removed = report.plan.lines.reduce(RiskPoints.zero) { $0 + $1.riskRemoved }
    return element("tr", [.class("sum")]) {
      element("th", [HTML.Attribute("scope", "row"), HTML.Attribute("colspan", "4")]) {
        say(pl: "Razem brutto", en: "Total, gross")
        if report.plan.budget.own.grosze > 0 {
          element("small") {
            say(pl: "z tego grant ", en: "of which the grant ") + say.money(report.plan.budget.grant)
              + say(pl: ", wkład własny ", en: ", own contribution ") + say.money(report.plan.budget.own)
          }
        }
      }
      number {
        say.money(report.plan.budget.total)
        element("small") { say(pl: "netto ", en: "net ") + say.money(report.plan.budget.net) }
      }
      number { say.tenths(perMille: removed.perMille(of: report.risk.today)) }
    }
  }

  private var assumptions: HTML {
    guard !report.plan.assumptions.isEmpty else { return .nothing }
    return div(.class("note")) { for assumption in report.plan.assumptions { p { assumption } } }
  }
}
