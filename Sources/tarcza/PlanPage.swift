import Funding
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
    [head, letters, free, purchases, reasons, refused, rules, choice, units, comparison, assumptions].filter {
      !$0.isEmpty
    }
    .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var plan: Report.PlanSheet { report.plan }
  private var width: Int? { Terminal.resultsAreSeen ? Terminal.width : nil }

  private var head: [String] {
    [report.programme.map { "\($0.name): \($0.statusSentence)" }, plan.headline].compactMap(\.self)
      .flatMap(Terminal.wrapped)
  }

  private var letters: [String] {
    guard let letters = report.summary.letters else { return [] }
    let stages = [letters.today, letters.afterFreeWork, letters.afterPlan].map(\.grade.rawValue)
    let line = say(
      "Ocena: \(stages[0]) dziś, \(stages[1]) po działaniach bez kosztu, \(stages[2]) po planie zakupów.",
      "Letter: \(stages[0]) today, \(stages[1]) after work that costs nothing, \(stages[2]) after the purchases.")
    let letter = plan.lines.isEmpty ? letters.afterFreeWork : letters.afterPlan
    return ([line, letter.reason] + [plan.nextLetter?.sentence, report.summary.acceptedSentence].compactMap(\.self))
      .flatMap(Terminal.wrapped)
  }

  private var free: [String] {
    guard !plan.freeWork.isEmpty else { return [] }
    var table = TextTable(
      [
        say("Nr", "No."), say("Najpierw, bez kosztu", "First, for nothing"), say("Godziny", "Hours"),
        say("Usuwa", "Mends"),
      ], numbers: [2])
    for work in plan.freeWork {
      table.add([work.number, work.title, String(work.hours), work.findings.joined(separator: ", ")])
    }
    table.add(["", say("Razem", "Total"), String(plan.freeWork.reduce(0) { $0 + $1.hours }), ""])
    return table.lines(width: width)
  }

  private var purchases: [String] {
    guard !plan.lines.isEmpty else {
      return report.programme == nil ? [] : [say("Zakupy: brak.", "Purchases: none.")]
    }
    var table = TextTable(
      [
        say("Poz.", "Item"), say("Potem zakupy", "Then purchases"), say("Ilość", "Quantity"), say("Netto", "Net"),
        "VAT", say("Brutto", "Gross"), say("Usuwa", "Mends"),
      ], numbers: [3, 4, 5])
    for line in plan.lines {
      table.add([
        line.number, line.title + (line.mandatory ? say(" (obowiązkowo)", " (mandatory)") : ""),
        line.quantity + (line.quantityAssumed ? "?" : ""), line.net.text(language),
        line.vat == 0 ? say("zw.", "exempt") : "\(line.vat)\u{A0}%",
        (line.priceEstimated ? "~" : "") + line.total.text(language), line.findings.joined(separator: ", "),
      ])
    }
    let budget = plan.budget
    table.add(["", say("Razem", "Total"), "", budget.net.text(language), "", budget.total.text(language), ""])
    return table.lines(width: width) + [
      say(
        "Z grantu \(budget.grant.text(language)), wkład własny \(budget.own.text(language)).",
        "From the grant \(budget.grant.text(language)), own contribution \(budget.own.text(language)).")
    ]
  }

  private var reasons: [String] {
    guard !plan.lines.isEmpty else { return [] }
    return [say("Dlaczego w tej kolejności:", "Why in this order:")]
      + plan.lines.flatMap { line in
        let parts = [
          line.why,
          line.requires.isEmpty
            ? nil : say("wymaga ", "requires ") + line.requires.joined(separator: ", "),
          line.condition.map { say("kwalifikowalne pod warunkiem: ", "eligible on a condition: ") + $0 },
          line.mark.map { "[\($0)]" }, line.priceSource.map { say("cena: ", "price: ") + $0 },
        ].compactMap(\.self)
        return indented("\(line.number) " + parts.joined(separator: "; "))
      }
  }

  /// Items with the same reason stand together.
  private var refused: [String] {
    guard !plan.refused.isEmpty else { return [] }
    var reasons: [String] = []
    for item in plan.refused where !reasons.contains(item.reason) { reasons.append(item.reason) }
    return [say("Czego nie ma w planie i dlaczego:", "What is not in the plan, and why:")]
      + reasons.flatMap { reason in
        let items = plan.refused.filter { $0.reason == reason }
          .map { "\($0.number) \($0.title) (\($0.total.text(language)))" }
        return indented("\(reason): \(items.joined(separator: "; "))")
      }
  }

  private var rules: [String] {
    guard !plan.rules.isEmpty else { return [] }
    return [say("Zasady programu:", "The programme's rules:")]
      + plan.rules.flatMap { rule in
        let sign =
          switch rule.outcome {
          case .met: "✓"
          case .notMet: "✕"
          case .unknown: "?"
          }
        return indented(
          "\(sign) \(rule.title): \(rule.bound) (plan: \(rule.value))"
            + (rule.mark.map { " [\($0)]" } ?? ""))
      }
  }

  private var choice: [String] {
    guard report.programme != nil else { return [] }
    return ([plan.proof.sentence] + plan.priceShifts.map(\.sentence)).flatMap(Terminal.wrapped)
  }

  private var units: [String] {
    guard !report.units.isEmpty else { return [] }
    var table = TextTable(
      [
        say("Jednostka", "Unit"), say("Dziś", "Today"), say("Po planie", "Plan"), say("Urządz.", "Devices"),
        say("Kryt.", "Crit."), say("Wys.", "High"), say("Inne", "Others"), say("Godz.", "Hours"),
        say("Zakupy", "Purchases"),
      ], numbers: [3, 4, 5, 6, 7])
    for unit in report.units {
      table.add([
        unit.name, unit.letters?.today.rawValue ?? "–", unit.letters?.afterPlan.rawValue ?? "–", String(unit.assets),
        String(unit.places.critical), String(unit.places.high),
        String(unit.places.medium + unit.places.low + unit.places.info),
        String(unit.freeWork.reduce(0) { $0 + $1.hours }),
        unit.fundable ? unit.purchases.joined(separator: ", ") : say("poza programem", "not fundable"),
      ])
    }
    let total = { (value: (Report.UnitSheet) -> Int) in String(report.units.reduce(0) { $0 + value($1) }) }
    table.add([
      say("Powiat razem", "The county"), report.summary.letters?.today.grade.rawValue ?? "–",
      report.summary.letters?.afterPlan.grade.rawValue ?? "–", total { $0.assets }, total { $0.places.critical },
      total { $0.places.high }, total { $0.places.medium + $0.places.low + $0.places.info },
      String(plan.freeWork.reduce(0) { $0 + $1.hours }), "",
    ])
    return table.lines(width: width)
      + report.units.filter { !$0.fundable && report.programme != nil }.flatMap {
        indented("\($0.name): \($0.funding)")
      }
  }

  private var comparison: [String] {
    guard let other = plan.comparison else { return [] }
    let here = report.programme?.name ?? say("bez programu", "no programme")
    let rows = other.rows.flatMap { row in
      indented("\(row.finding) \(row.title)")
        + row.here.flatMap { indented("  \(here): \($0)") } + row.there.flatMap { indented("  \(other.name): \($0)") }
    }
    let after = { (letter: String?, points: Int) in
      say(
        "ocena po planie \(letter ?? "–"), zostaje \(points) pkt ryzyka",
        "letter after the plan \(letter ?? "–"), \(points) points of risk left")
    }
    let totals = [
      "\(here): \(plan.budget.total.text(language)), "
        + after(report.summary.letters?.afterPlan.grade.rawValue, (report.risk.afterPlan.thousandths + 500) / 1000),
      "\(other.name): \(other.total.text(language)), "
        + after(other.letter?.rawValue, (other.risk.thousandths + 500) / 1000),
    ]
    return Terminal.wrapped(
      say(
        "Te same ustalenia w programie „\(other.name)”. \(other.statusSentence)",
        "The same findings under “\(other.name)”. \(other.statusSentence)")) + rows + totals.flatMap(indented)
  }

  private var assumptions: [String] { plan.assumptions.flatMap { indented("* \($0)") } }

  /// A paragraph set in by two columns, in lines that fit the terminal.
  private func indented(_ text: String) -> [String] {
    Terminal.wrapped(Terminal.harmless(text), indent: 4).enumerated().map {
      ($0.offset == 0 ? "  " : "    ") + $0.element
    }
  }
}
