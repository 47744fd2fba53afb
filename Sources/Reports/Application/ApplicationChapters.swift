import Funding
import Model

/// The state of the office and what is asked for, on one page.
struct ApplicationSummary {
  let report: ApplicationReport
  let say: Voice

  var html: HTML {
    section(.id("summary"), HTML.Attribute("aria-labelledby", "summary-title")) {
      h2(.id("summary-title")) { say(pl: "Podsumowanie", en: "Summary") }
      p(.class("verdict")) { report.summary.verdict.text }
      if let letters = report.summary.letters { grade(letters) }
      areas
      p { ApplicationWords.freeWork(report.freeWork, say) }
      div(.class("sign")) {
        div { say(pl: "Sporządził (data, podpis)", en: "Prepared by (date, signature)") }
        div {
          say(
            pl: "Starosta (data, podpis kwalifikowany lub zaufany)",
            en: "Head of the office (date, qualified signature)")
        }
      }
    }
  }

  private func grade(_ letters: ApplicationReport.Letters) -> HTML {
    div(.class("grade")) {
      div(.class("top")) {
        div(.class("letter \(letters.today.rawValue)")) {
          b { letters.today.rawValue }
          span { say(pl: "dziś", en: "today") }
        }
        element("figure", [.class("ruler")]) {
          LetterRuler(
            letters: Report.Stages(
              today: letters.today, afterFreeWork: letters.afterFreeWork, afterPlan: letters.afterPlan),
            withPlan: !report.plan.lines.isEmpty, say: say
          ).html
        }
      }
      p(.class("small")) {
        say(
          pl: "Rozstrzygnięto \(say.percent(perMille: report.summary.decided)) sprawdzeń.",
          en: "\(say.percent(perMille: report.summary.decided)) of the tests came to an answer.")
      }
    }
  }

  private var areas: HTML {
    .sequence([
      h3 { say(pl: "Ustalenia według obszarów", en: "Findings by area") },
      report.areas.isEmpty
        ? p(.class("empty")) { say(pl: "Nie stwierdzono słabości.", en: "No weakness was found.") }
        : Table(
          caption: say(pl: "Liczba rodzajów ustaleń w obszarach", en: "Kinds of findings in each area"),
          heads: [
            (say(pl: "Obszar", en: "Area"), .text), (say(pl: "Krytyczne", en: "Critical"), .number),
            (say(pl: "Wysokie", en: "High"), .number), (say(pl: "Pozostałe", en: "Other"), .number),
          ], rows: report.areas.map { row($0.area.text, $0.counts) } + [total]
        ).html,
    ])
  }

  private func row(_ name: String, _ counts: ApplicationReport.Counts) -> HTML {
    tr {
      rowHead { name }
      number { say.number(counts.critical) }
      number { say.number(counts.high) }
      number { say.number(counts.other) }
    }
  }

  private var total: HTML {
    element("tr", [.class("sum")]) {
      rowHead { say(pl: "Razem", en: "Total") }
      number { say.number(report.summary.counts.critical) }
      number { say.number(report.summary.counts.high) }
      number { say.number(report.summary.counts.other) }
    }
  }
}

/// The purchases, the money, the rules, and what is not bought.
struct ApplicationPlan {
  let report: ApplicationReport
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Plan zakupów", en: "Plan of purchases") }
  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.id("plan"), HTML.Attribute("aria-labelledby", "plan-title")) {
      h2(.id("plan-title")) { ApplicationPlan.title(say) }
      p(.class("lead")) { report.plan.headline.text }
      if let programme = report.programme {
        div(.class("note")) {
          p {
            b { programme.name.text + ". " }
            programme.status.text
          }
        }
      }
      if !report.plan.lines.isEmpty { lines }
      if !report.plan.assumptions.isEmpty {
        div(.class("note")) { for assumption in report.plan.assumptions { p { assumption.text } } }
      }
      if !report.plan.rules.isEmpty { rules }
      if !report.plan.refused.isEmpty { refused }
    }
  }

  private var lines: HTML {
    Table(
      caption: say(
        pl: "Pozycje planu w kolejności opłacalności, kwoty brutto", en: "Items in the order in which they pay, gross"),
      heads: [
        (say(pl: "Poz.", en: "Item"), .text), (say(pl: "Przedmiot i cel", en: "What and what for"), .text),
        (say(pl: "Ilość", en: "Quantity"), .number), (say(pl: "Cena jedn.", en: "Price of one"), .number),
        (say(pl: "Wartość", en: "Value"), .number), (say(pl: "Mniej ryzyka", en: "Risk removed"), .number),
      ], rows: report.plan.lines.map(row) + [sum]
    ).html
  }

  private func row(_ line: ApplicationReport.Line) -> HTML {
    element("tr", [.id(line.number.text)]) {
      td(.class("no")) { line.number.text }
      rowHead {
        line.title.text
        element("small") {
          line.area.text
          if line.mandatory { say(pl: " · pozycja obowiązkowa", en: " · mandatory") }
        }
        if !line.function.isEmpty { element("small") { line.function.text } }
        if !line.purpose.isEmpty {
          element("small") {
            say(pl: "Cel: ", en: "Purpose: ") + line.purpose.map(\.text).joined(separator: "; ")
          }
        }
        if let condition = line.condition {
          element("small") {
            pieces.mark(say(pl: "kwalifikowalne pod warunkiem", en: "eligible on a condition"))
            ": " + condition.text
          }
        }
        if let mark = line.mark { element("small") { pieces.mark(mark.text) } }
      }
      number {
        line.quantity.text
        if line.quantityAssumed { element("small") { pieces.mark(say(pl: "do uzupełnienia", en: "to be filled in")) } }
      }
      number {
        say.money(line.price)
        if line.priceEstimated {
          element("small") { pieces.mark(say(pl: "szacunek orientacyjny", en: "rough estimate")) }
        }
      }
      number {
        say.money(line.total)
        element("small") { say(pl: "netto ", en: "net ") + say.money(line.net) }
        element("small") { "VAT " + ApplicationWords.vat(line.vat, say) }
      }
      number { line.riskRemoved == 0 ? "–" : say.tenths(perMille: line.riskRemoved) }
    }
  }

  private var sum: HTML {
    element("tr", [.class("sum")]) {
      element("th", [HTML.Attribute("scope", "row"), HTML.Attribute("colspan", "4")]) {
        say(pl: "Razem brutto", en: "Total, gross")
        if report.plan.budget.own > .zero {
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
      number { say.tenths(perMille: report.plan.lines.reduce(0) { $0 + $1.riskRemoved }) }
    }
  }

  private var rules: HTML {
    .sequence([
      h3 { say(pl: "Czy plan mieści się w zasadach", en: "Whether the plan keeps the rules") },
      Table(
        caption: say(pl: "Zasady programu i wynik planu", en: "The programme's rules and the plan"),
        captionIsHidden: true,
        heads: [(say(pl: "Zasada", en: "Rule"), .text), (say(pl: "Wynik", en: "Result"), .text)],
        rows: report.plan.rules.map { rule in
          tr {
            rowHead {
              rule.title.text
              if let mark = rule.mark { element("small") { pieces.mark(mark.text) } }
            }
            td { say.outcome(rule.outcome) }
          }
        }
      ).html,
    ])
  }

  private var refused: HTML {
    .sequence([
      h3 { say(pl: "Czego nie ma w planie i dlaczego", en: "What is not in the plan, and why") },
      Table(
        caption: say(pl: "Pozycje katalogu poza planem", en: "Items of the catalogue left out"), captionIsHidden: true,
        heads: [
          (say(pl: "Poz.", en: "Item"), .text), (say(pl: "Przedmiot", en: "What"), .text),
          (say(pl: "Wartość", en: "Value"), .number), (say(pl: "Powód", en: "Why not"), .text),
        ],
        rows: report.plan.refused.map { item in
          tr {
            td(.class("no")) { item.number.text }
            rowHead { item.title.text }
            number { say.money(item.total) }
            td { item.reason.text }
          }
        }
      ).html,
    ])
  }
}

/// What is wrong, in general words.
struct ApplicationFindings {
  let report: ApplicationReport
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Co wymaga poprawy", en: "What needs mending") }

  var html: HTML {
    section(.id("findings"), HTML.Attribute("aria-labelledby", "findings-title")) {
      h2(.id("findings-title")) { ApplicationFindings.title(say) }
      report.findings.isEmpty
        ? p(.class("empty")) { say(pl: "Nie stwierdzono słabości.", en: "No weakness was found.") }
        : Table(
          caption: say(
            pl: "Ustalenia od najpoważniejszych; liczba systemów w przedziałach",
            en: "Findings, the worst first; the number of systems in bands"),
          heads: [
            (say(pl: "Nr", en: "No."), .text), (say(pl: "Ustalenie", en: "Finding"), .text),
            (say(pl: "Waga", en: "Severity"), .text), (say(pl: "Systemy", en: "Systems"), .number),
            (say(pl: "Jak usunąć", en: "How to mend"), .text),
          ],
          rows: report.findings.map { finding in
            tr {
              td(.class("no")) { finding.number.text }
              rowHead {
                finding.title.text
                element("small") { finding.area.text }
              }
              td { Pieces(say: say).chip(finding.severity) }
              number { ApplicationWords.band(finding.systems, say) }
              td { ApplicationWords.remedy(of: finding, say) }
            }
          }
        ).html
    }
  }
}

/// Each requirement and how far it is met.
struct ApplicationRequirements {
  let report: ApplicationReport
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Wymagania KRI i uKSC", en: "Requirements of KRI and uKSC") }

  var html: HTML {
    section(.id("requirements"), HTML.Attribute("aria-labelledby", "requirements-title")) {
      h2(.id("requirements-title")) { ApplicationRequirements.title(say) }
      p(.class("lead")) {
        say(
          pl: "Stan według samooceny. To, czego nie sprawdzono, nie liczy się jako spełnione.",
          en: "The state by self-assessment. What was not examined does not count as met.")
      }
      if report.requirements.isEmpty {
        p(.class("empty")) { say(pl: "Katalog nie zawiera wymagań.", en: "The catalogue holds no requirements.") }
      } else {
        Table(
          caption: say(pl: "Wymagania i ich stan", en: "Requirements and their state"), captionIsHidden: true,
          heads: [
            (say(pl: "Przepis", en: "Point"), .text), (say(pl: "Wymaganie", en: "Requirement"), .text),
            (say(pl: "Stan", en: "Status"), .text),
          ], rows: rows
        ).html
      }
    }
  }

  private var rows: [HTML] {
    var rows: [HTML] = []
    var framework: PublicText?
    for requirement in report.requirements {
      if requirement.framework != framework {
        framework = requirement.framework
        rows.append(
          element("tr", [.class("group")]) {
            element("th", [HTML.Attribute("scope", "rowgroup"), HTML.Attribute("colspan", "3")]) {
              requirement.framework.text
            }
          })
      }
      rows.append(
        tr {
          td(.class("no")) { (requirement.unit ?? requirement.id).text }
          rowHead {
            requirement.title.text
            if let mark = requirement.mark { element("small") { Pieces(say: say).mark(mark.text) } }
          }
          td { chip(requirement.status) }
        })
    }
    return rows
  }

  private func chip(_ status: ApplicationReport.RequirementStatus.Status) -> HTML {
    let word = ApplicationWords.status(status, say)
    return switch status {
    case .met: Pieces(say: say).chip("good", "✓", word)
    case .toImprove: Pieces(say: say).chip("medium", "–", word)
    case .needsSurvey: Pieces(say: say).chip("low", "…", word)
    case .notExamined: Pieces(say: say).chip("plain", "?", word)
    }
  }
}
