import Funding
import Model

/// Free work, purchases, the programme's rules, and what is left out.
struct PlanChapter {
  let report: Report
  let say: Voice

  static func title(_ report: Report, _ say: Voice) -> String {
    report.programme == nil
      ? say(pl: "Plan działań", en: "Plan of work") : say(pl: "Plan w ramach grantu", en: "Plan within the grant")
  }

  var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.id("plan"), HTML.Attribute("aria-labelledby", "plan-title")) {
      h2(.id("plan-title")) { PlanChapter.title(report, say) }
      p(.class("lead")) { report.plan.headline }
      if let programme = report.programme {
        div(.class(programme.closed ? "note stop" : "note")) {
          p {
            b { programme.name + ". " }
            programme.statusSentence + " "
            pieces.mark(programme.facts.isEmpty ? nil : statusMark(programme))
          }
        }
        BudgetRuler(plan: report.plan, say: say).html
      }
      freeWork
      if report.programme != nil {
        purchases
        rules
        refused
        if let comparison = report.plan.comparison { compared(comparison) }
      }
      if let programme = report.programme { facts(programme) }
    }
  }

  private func statusMark(_ programme: Report.ProgrammeSheet) -> String? {
    programme.status == nil
      ? nil : say(pl: "stan na \(say.day(programme.verified))", en: "as of \(say.day(programme.verified))")
  }

  private var freeWork: HTML {
    let (no, work, who, hours, about) = (
      say(pl: "Nr", en: "No."), say(pl: "Działanie", en: "Work"), say(pl: "Kto", en: "Who"),
      say(pl: "Godziny", en: "Hours"), say(pl: "Dotyczy", en: "Mends")
    )
    return .sequence([
      h3 { say(pl: "Najpierw: działania bez kosztu", en: "First: work that costs nothing") },
      report.plan.freeWork.isEmpty
        ? p(.class("empty")) {
          say(pl: "Nie ma działań bez kosztu do wykonania.", en: "There is no free work to do.")
        }
        : Table(
          caption: say(
            pl: "Działania w kolejności usuwanego ryzyka, razem "
              + say.counted(report.plan.freeWork.reduce(0) { $0 + $1.hours }, Nouns.hours),
            en: "Work in the order of the risk it removes, altogether "
              + say.counted(report.plan.freeWork.reduce(0) { $0 + $1.hours }, Nouns.hours)),
          heads: [(no, .text), (work, .text), (who, .text), (hours, .number), (about, .text)],
          rows: report.plan.freeWork.map { item in
            element("tr", [.id(item.number)]) {
              td(.class("no")) { item.number }
              rowHead { item.title }
              td { item.who }
              number { say.number(item.hours) }
              td { pieces.findings(item.findings) }
            }
          }
        ).html,
    ])
  }

  private var rules: HTML {
    .sequence([
      h3 { say(pl: "Czy plan mieści się w zasadach", en: "Whether the plan keeps the rules") },
      Table(
        caption: say(pl: "Zasady programu i wynik planu", en: "The programme's rules and the plan"),
        captionIsHidden: true,
        heads: [
          (say(pl: "Zasada", en: "Rule"), .text), (say(pl: "Wymaganie", en: "Asks for"), .number),
          (say(pl: "Plan", en: "Plan"), .number), (say(pl: "Wynik", en: "Result"), .text),
        ],
        rows: report.plan.rules.map { rule in
          tr {
            rowHead {
              rule.title
              if let mark = rule.mark { element("small") { pieces.mark(mark) } }
            }
            number { rule.bound }
            number { rule.value }
            td { pieces.chip(rule) }
          }
        }
      ).html,
    ])
  }

  private var refused: HTML {
    guard !report.plan.refused.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Czego nie ma w planie i dlaczego", en: "What is not in the plan, and why") },
      Table(
        caption: say(pl: "Pozycje katalogu poza planem", en: "Items of the catalogue left out"), captionIsHidden: true,
        heads: [
          (say(pl: "Poz.", en: "Item"), .text), (say(pl: "Przedmiot", en: "What"), .text),
          (say(pl: "Wartość", en: "Value"), .number), (say(pl: "Powód", en: "Why not"), .text),
        ],
        rows: report.plan.refused.map { item in
          tr {
            td(.class("no")) { item.number }
            rowHead { item.title }
            number { say.money(item.total) }
            td { item.reason }
          }
        }
      ).html,
    ])
  }
}
