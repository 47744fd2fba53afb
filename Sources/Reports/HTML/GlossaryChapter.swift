import Model

/// The technical words that occur in the report.
struct GlossaryChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Słowniczek", en: "Glossary") }

  var html: HTML {
    guard !report.glossary.isEmpty else { return .nothing }
    return section(.class("flow"), .id("glossary"), HTML.Attribute("aria-labelledby", "glossary-title")) {
      h2(.id("glossary-title")) { GlossaryChapter.title(say) }
      dl(.class("terms")) {
        for term in report.glossary {
          div {
            dt { term.word }
            dd { term.meaning }
          }
        }
      }
    }
  }
}
