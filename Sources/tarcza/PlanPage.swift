import Model
import Reports

/// A plan for the terminal.
struct PlanPage {
  let report: Report
  let language: Language

  init(_ report: Report, _ language: Language) {
    self.report = report
    self.language = language
  }

  var text: String {
    [head, free, purchases, budget, refused, assumptions].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var width: Int? { Terminal.resultsAreSeen ? Terminal.width : nil }

  private var head: [String] {
    [report.programme.map { "\($0.name): \($0.statusSentence)" }, report.plan.headline].compactMap(\.self)
  }

  private var free: [String] {
    guard !report.plan.freeWork.isEmpty else { return [] }
    var table = TextTable([
      say("Nr", "No."), say("Najpierw, bez kosztu", "First, for nothing"), say("Godziny", "Hours"),
      say("Usuwa", "Mends"),
    ])
    for work in report.plan.freeWork {
      table.add([work.number, work.title, String(work.hours), work.findings.joined(separator: ", ")])
    }
    return table.lines(width: width)
  }

  private var purchases: [String] {
    guard !report.plan.lines.isEmpty else { return [say("Zakupy: brak.", "Purchases: none.")] }
    var table = TextTable([
      say("Nr", "No."), say("Zakup", "Purchase"), say("Ilość", "Quantity"), say("Wartość brutto", "Gross"),
      say("Usuwa", "Mends"),
    ])
    for line in report.plan.lines {
      let mark = line.priceEstimated ? "~" : ""
      let must = line.mandatory ? say(" (obowiązkowo)", " (mandatory)") : ""
      table.add([
        line.number, line.title + must, line.quantity, mark + line.total.text(language),
        line.findings.joined(separator: ", "),
      ])
    }
    return table.lines(width: width)
  }

  private var budget: [String] {
    let budget = report.plan.budget
    let total = say("Razem brutto: ", "Gross total: ") + budget.total.text(language)
    let parts = say(
      "; z grantu \(budget.grant.text(language)), wkład własny \(budget.own.text(language)).",
      "; from the grant \(budget.grant.text(language)), own contribution \(budget.own.text(language)).")
    return [total + parts]
      + report.plan.rules.map { rule in
        "  \(rule.title): \(rule.bound); \(say("w planie", "in the plan")) \(rule.value)"
          + (rule.mark.map { " [\($0)]" } ?? "")
      }
  }

  private var refused: [String] {
    guard !report.plan.refused.isEmpty else { return [] }
    return [say("Czego nie ma w planie i dlaczego:", "What is not in the plan, and why:")]
      + report.plan.refused.map { "  \($0.number) \($0.title) (\($0.total.text(language))): \($0.reason)" }
  }

  private var assumptions: [String] { report.plan.assumptions.map { "* \($0)" } }
}
