import Funding
import Model

/// The purchases one after the other: what each costs, and what is left of the risk after it.
struct OrderChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Kolejność zakupów", en: "Order of purchases") }

  var html: HTML {
    guard !report.plan.order.isEmpty else { return .nothing }
    return section(.class("flow"), .id("order"), HTML.Attribute("aria-labelledby", "order-title")) {
      h2(.id("order-title")) { OrderChapter.title(say) }
      p(.class("lead")) {
        say(
          pl:
            "Gdy pieniądze przychodzą w częściach albo coś drożeje, kupuj w tej kolejności: najpierw to, czego wymaga "
            + "program, potem to, co za złotówkę usuwa najwięcej ryzyka.",
          en:
            "When money comes in parts, or something gets dearer, buy in this order: first what the programme demands, "
            + "then what removes the most risk for a zloty.")
      }
      if report.risk.today > .zero { SpendingCurve(report: report, say: say).html }
      table
    }
  }

  private var table: HTML {
    Table(
      caption: say(pl: "Zakupy po kolei", en: "The purchases in turn"), captionIsHidden: true,
      heads: [
        (say(pl: "Krok", en: "Step"), .number), (say(pl: "Pozycja", en: "Item"), .text),
        (say(pl: "Koszt", en: "Cost"), .number), (say(pl: "Razem", en: "So far"), .number),
        (say(pl: "Usuwa", en: "Removes"), .number), (say(pl: "Zostaje ryzyka", en: "Risk left"), .number),
      ],
      rows: [start] + report.plan.order.map(row)
    ).html
  }

  private var start: HTML {
    tr {
      number { "0" }
      rowHead { say(pl: "Działania bez kosztu", en: "Work that costs nothing") }
      number { "–" }
      number { say.money(.zero) }
      number { share(report.risk.today - report.risk.afterFreeWork) }
      number { share(report.risk.afterFreeWork) }
    }
  }

  private func row(_ step: Report.PurchaseStep) -> HTML {
    tr {
      number { say.number(step.step) }
      rowHead {
        reference(to: step.number)
        " " + step.title
        element("small") { step.why }
      }
      number { say.money(step.total) }
      number { say.money(step.spent) }
      number { step.riskRemoved == .zero ? "–" : share(step.riskRemoved) }
      number { share(step.riskLeft) }
    }
  }

  private func share(_ risk: RiskPoints) -> String { say.tenths(perMille: risk.perMille(of: report.risk.today)) }
}
