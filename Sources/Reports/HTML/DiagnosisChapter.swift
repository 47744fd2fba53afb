import Model

/// What the report is not, and the empty fields of the person who makes the diagnosis.
struct DiagnosisChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Samoocena a diagnoza", en: "Self-assessment and diagnosis") }

  var html: HTML {
    section(.class("flow"), .id("diagnosis"), HTML.Attribute("aria-labelledby", "diagnosis-title")) {
      h2(.id("diagnosis-title")) { DiagnosisChapter.title(say) }
      p { report.diagnosis.statement }
      dl(.class("blanks")) {
        for field in report.diagnosis.fields {
          div {
            dt { field }
            dd { "" }
          }
        }
      }
    }
  }
}
