import Model

/// What was examined and is in order: a short list.
struct PassedChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Sprawdzono i jest dobrze", en: "Examined and in order") }

  var html: HTML {
    section(.class("flow"), .id("passed"), HTML.Attribute("aria-labelledby", "passed-title")) {
      h2(.id("passed-title")) { PassedChapter.title(say) }
      if report.passed.isEmpty {
        p(.class("empty")) {
          say(pl: "Żadne sprawdzenie nie zakończyło się pomyślnie.", en: "No test passed.")
        }
      } else {
        p(.class("lead")) {
          let places = report.passed.reduce(0) { $0 + $1.places }
          say(
            pl: "Bez zastrzeżeń: \(say.counted(places, Nouns.examinations)). Tych słabości szukano i nie znaleziono.",
            en: "Passed: \(say.counted(places, Nouns.examinations)). These weaknesses were looked for and not found.")
        }
        Table(
          caption: say(pl: "Słabości, których nie znaleziono", en: "Weaknesses that were not found"),
          captionIsHidden: true,
          heads: [
            (say(pl: "Słabość, której szukano", en: "Weakness looked for"), .text),
            (say(pl: "Obszar", en: "Area"), .text), (say(pl: "Bez zastrzeżeń", en: "Passed"), .number),
          ],
          classes: "sortable",
          rows: report.passed.map { passed in
            tr {
              rowHead { passed.title }
              td { passed.area }
              number { say(pl: "\(passed.places) z \(passed.of)", en: "\(passed.places) of \(passed.of)") }
            }
          }
        ).html
      }
    }
  }
}
