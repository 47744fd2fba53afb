import Funding
import Model

extension PlanChapter {
  /// The same findings under another programme.
  func compared(_ other: Report.Comparison) -> HTML {
    let here = report.programme?.name ?? say(pl: "bez programu", en: "no programme")
    let money = { (total: Money, limit: Money?) in
      say.money(total) + (limit.map { say(pl: " z ", en: " of ") + say.money($0) } ?? "")
    }
    let budget = report.plan.budget
    let limit = [budget.maximum, budget.countyLimit].compactMap(\.self).min()
    return .sequence([
      h3 { say(pl: "Te same ustalenia w programie „\(other.name)”", en: "The same findings under “\(other.name)”") },
      p { other.statusSentence },
      Table(
        caption: say(pl: "Co finansuje każdy z programów", en: "What each programme pays for"), captionIsHidden: true,
        heads: [(say(pl: "Ustalenie", en: "Finding"), .text), (here, .text), (other.name, .text)],
        rows: other.rows.map { row in
          tr {
            rowHead {
              row.title + " "
              pieces.findings([row.finding])
            }
            td { lines(row.here) }
            td { lines(row.there) }
          }
        } + [
          total(
            say(pl: "Razem brutto", en: "Total, gross"), money(budget.total, limit), money(other.total, other.limit)),
          total(
            say(pl: "Zostaje ryzyka", en: "Risk left"), say.wholePoints(report.risk.afterPlan),
            say.wholePoints(other.risk)),
          total(
            say(pl: "Ocena po planie", en: "Letter after the plan"),
            report.summary.letters?.afterPlan.grade.rawValue ?? "–", other.letter?.rawValue ?? "–"),
        ]
      ).html,
    ])
  }

  private func lines(_ answers: [String]) -> HTML {
    .sequence(answers.map { answer in div { answer } })
  }

  private func total(_ title: String, _ here: String, _ there: String) -> HTML {
    element("tr", [.class("sum")]) {
      rowHead { title }
      td { here }
      td { there }
    }
  }
}
