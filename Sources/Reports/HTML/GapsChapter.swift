import Model

/// What is not known, and why: never green.
struct GapsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String {
    say(pl: "Czego nie sprawdzono i dlaczego", en: "What was not examined, and why")
  }

  var html: HTML {
    section(.class("flow"), .id("gaps"), HTML.Attribute("aria-labelledby", "gaps-title")) {
      h2(.id("gaps-title")) { GapsChapter.title(say) }
      p(.class("lead")) {
        say(
          pl:
            "Brak ustalenia nie oznacza braku słabości. To, czego nie sprawdzono, obniża ocenę i nigdy jej nie podnosi.",
          en: "No finding does not mean no weakness. What was not examined can lower the letter and never raises it.")
      }
      notVerified
      jobs
      modules
      areas
    }
  }

  private var notVerified: HTML {
    .sequence([
      h3 { say(pl: "Sprawdzenia bez rozstrzygnięcia", en: "Tests without an answer") },
      report.gaps.notVerified.isEmpty
        ? p(.class("empty")) { say(pl: "Nie ma takich.", en: "There are none.") }
        : Table(
          caption: say(pl: "Sprawdzenia bez rozstrzygnięcia", en: "Tests without an answer"), captionIsHidden: true,
          heads: [
            (say(pl: "Czego szukano", en: "Looked for"), .text),
            (say(pl: "Dlaczego nie wiadomo", en: "Why it is not known"), .text),
            (say(pl: "Miejsca", en: "Places"), .number),
          ],
          classes: "sortable",
          rows: report.gaps.notVerified.map { gap in
            tr {
              rowHead {
                gap.title
                element("small") { gap.area }
              }
              td {
                gap.reason
                element("small") { gap.examples.joined(separator: "; ") + (gap.places > gap.examples.count ? "…" : "") }
              }
              number { say.number(gap.places) }
            }
          }
        ).html,
    ])
  }

  private var jobs: HTML {
    .sequence([
      h3 { say(pl: "Prace niewykonane lub wykonane częściowo", en: "Work not done, or done in part") },
      report.gaps.jobs.isEmpty
        ? p(.class("empty")) {
          report.summary.coverage.jobs == 0
            ? say(pl: "Plik sprawy nie zawiera żadnych prac.", en: "The case holds no work at all.")
            : say(pl: "Wszystkie zaplanowane prace wykonano.", en: "All planned work was done.")
        }
        : Table(
          caption: say(pl: "Prace niewykonane lub wykonane częściowo", en: "Work not done, or done in part"),
          captionIsHidden: true,
          heads: [
            (say(pl: "Cel", en: "Target"), .text), (say(pl: "Obszar", en: "Area"), .text),
            (say(pl: "Stan", en: "State"), .text), (say(pl: "Przyczyna", en: "Reason"), .text),
          ],
          rows: report.gaps.jobs.map { job in
            tr {
              rowHead { job.target }
              td { job.area }
              td { job.state }
              td { job.reason }
            }
          }
        ).html,
    ])
  }

  private var modules: HTML {
    guard !report.gaps.modulesNotRun.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Moduły, których nie uruchomiono", en: "Modules that were not run") },
      ul {
        for module in report.gaps.modulesNotRun {
          li {
            b { module.title + ". " }
            module.summary
          }
        }
      },
    ])
  }

  private var areas: HTML {
    guard !report.gaps.areas.isEmpty else { return .nothing }
    return .sequence([
      h3 { say(pl: "Obszary, których ta wersja nie bada", en: "Areas that this version does not examine") },
      ul(.class("columns")) { for area in report.gaps.areas { li { area } } },
      p(.class("small")) {
        say(
          pl: "Nie wykonywano ataków, prób zgadywania haseł ani testów odmowy usługi.",
          en: "No attacks, no guessing of passwords and no denial-of-service tests were made.")
      },
    ])
  }
}
