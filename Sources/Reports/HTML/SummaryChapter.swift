import Funding
import Model

/// One page for the head of the office, without technical words.
struct SummaryChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String {
    say(pl: "Podsumowanie dla Starosty", en: "Summary for the head of the office")
  }

  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.id("summary"), HTML.Attribute("aria-labelledby", "summary-title")) {
      h2(.id("summary-title")) { SummaryChapter.title(say) }
      p(.class("verdict")) { report.summary.verdict }
      if let letters = report.summary.letters { grade(letters) }
      if let accepted = report.summary.acceptedSentence {
        div(.class("note")) {
          p {
            accepted + " "
            link(to: "accepted") { say(pl: "Wykaz", en: "The list") }
          }
        }
      }
      figures
      risks
      h3 { say(pl: "Decyzje do podjęcia", en: "Decisions to take") }
      ul(.class("todo")) { for decision in report.summary.decisions { li { decision } } }
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

  private func grade(_ letters: Report.Stages<Report.Letter>) -> HTML {
    div(.class("grade")) {
      div(.class("top")) {
        div(.class("letter \(letters.today.grade.rawValue)")) {
          b { letters.today.grade.rawValue }
          span { say(pl: "dziś", en: "today") }
        }
        element("figure", [.class("ruler")]) {
          LetterRuler(
            letters: Report.Stages(
              today: letters.today.grade, afterFreeWork: letters.afterFreeWork.grade,
              afterPlan: letters.afterPlan.grade), withPlan: !report.plan.lines.isEmpty, say: say
          ).html
        }
      }
      element("ol", [.class("why")]) { for stage in stages(letters) { li { stage } } }
      if let next = report.plan.nextLetter { p(.class("next")) { glued(next.sentence) } }
    }
  }

  /// Each stage's letter and the rule that decides it; a stage that changes nothing says so.
  private func stages(_ letters: Report.Stages<Report.Letter>) -> [HTML] {
    let (today, free, plan) = (letters.today, letters.afterFreeWork, letters.afterPlan)
    return [
      stage(say(pl: "Dziś", en: "Today"), today, after: nil),
      stage(say(pl: "Po działaniach bez kosztu", en: "After the free work"), free, after: today),
    ]
      + (report.plan.lines.isEmpty
        ? [] : [stage(say(pl: "Po planie zakupów", en: "After the purchases"), plan, after: free)])
  }

  private func stage(_ name: String, _ letter: Report.Letter, after earlier: Report.Letter?) -> HTML {
    let isSame = earlier.map { $0.grade == letter.grade && $0.reason == letter.reason } ?? false
    return .sequence([
      b {
        span(.class("mini \(letter.grade.rawValue)")) { letter.grade.rawValue }
        " " + name
      },
      p {
        isSame
          ? say(pl: "Bez zmian, z tego samego powodu.", en: "The same, for the same reason.") : glued(letter.reason)
      },
    ])
  }

  /// Keeps the numbers of findings on one line: with a hyphen that does not break.
  private func glued(_ text: String) -> String {
    text.split(separator: "-", omittingEmptySubsequences: false).reduce(into: "") { result, part in
      let joins = result.last == "U" && part.first?.isNumber == true
      result += result.isEmpty ? String(part) : (joins ? "\u{2011}" : "-") + part
    }
  }

  private var figures: HTML {
    let summary = report.summary
    let counts = summary.counts
    let left = report.plan.lines.isEmpty ? report.risk.afterFreeWork : report.risk.afterPlan
    let removed = (report.risk.today - left).perMille(of: report.risk.today)
    let places = say.counted(counts.places, Nouns.inPlaces)
    return ul(.class("figures")) {
      li {
        b { say.number(summary.coverage.assets) }
        say(
          pl: "\(Nouns.assets.form(summary.coverage.assets, .polish)) w badaniu",
          en: "\(Nouns.assets.form(summary.coverage.assets, .english)) examined")
      }
      li {
        b { say.number(counts.kinds) }
        say(
          pl: "\(Nouns.kinds.form(counts.kinds, .polish)) w \(places): krytyczne \(counts.critical), wysokie "
            + "\(counts.high)",
          en: "\(Nouns.kinds.form(counts.kinds, .english)) in \(places): \(counts.critical) critical, "
            + "\(counts.high) high")
      }
      li {
        b { report.risk.today == .zero ? "–" : removed == 0 ? say.percent(0) : "−" + say.percent(perMille: removed) }
        report.plan.lines.isEmpty
          ? say(pl: "ryzyka po działaniach bez kosztu", en: "of the risk after the free work")
          : say(pl: "ryzyka po wykonaniu całego planu", en: "of the risk after the whole plan")
      }
      li {
        b { summary.coverage.asked == 0 ? "–" : say.percent(summary.coverage.share / 10) }
        say(pl: "sprawdzeń rozstrzygniętych", en: "of the tests came to an answer")
      }
    }
  }

  private var risks: HTML {
    let what = say(pl: "Co może się stać", en: "What can happen")
    let severity = say(pl: "Waga", en: "Severity")
    let remedy = say(pl: "Co zrobić", en: "What to do")
    let cost = say(pl: "Koszt", en: "Cost")
    return .sequence([
      h3 { say(pl: "Największe ryzyka", en: "The largest risks") },
      report.summary.topRisks.isEmpty
        ? p(.class("empty")) {
          say(
            pl: "W tym badaniu nie stwierdzono słabości. To, czego nie sprawdzono, opisuje osobny rozdział.",
            en: "No weakness was found. A chapter of its own says what was not examined.")
        }
        : Table(
          caption: say(pl: "Największe ryzyka według wagi i punktów", en: "The largest risks by severity and points"),
          captionIsHidden: true,
          heads: [(what, .text), (severity, .text), (remedy, .text), (cost, .number)], classes: "risks",
          rows: report.summary.topRisks.map { risk in
            tr {
              rowHead {
                risk.title
                element("small") {
                  risk.meaning + " "
                  pieces.findings([risk.finding])
                }
              }
              td { pieces.chip(risk.severity) }
              td {
                risk.remedies.isEmpty
                  ? say(pl: "do ustalenia", en: "to be decided") : risk.remedies.prefix(2).joined(separator: "; ")
              }
              number {
                risk.cost.map(say.money)
                  ?? (risk.remedies.isEmpty ? "–" : say(pl: "bez kosztu", en: "no cost"))
              }
            }
          }
        ).html,
    ])
  }
}
