import Model

/// The list of findings, one line each.
struct FindingsChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Wykaz ustaleń", en: "List of findings") }

  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.class("flow"), .id("findings"), HTML.Attribute("aria-labelledby", "findings-title")) {
      h2(.id("findings-title")) { FindingsChapter.title(say) }
      if report.findings.isEmpty {
        p(.class("empty")) {
          say(pl: "Nie stwierdzono słabości w tym, co zbadano.", en: "No weakness was found in what was examined.")
        }
      } else {
        table
      }
    }
  }

  private var table: HTML {
    let heads = [
      say(pl: "Nr", en: "No."), say(pl: "Ustalenie", en: "Finding"), say(pl: "Waga", en: "Severity"),
      say(pl: "Miejsca", en: "Places"), say(pl: "Punkty", en: "Points"), say(pl: "Usuwa", en: "Mended by"),
    ]
    return Table(
      caption: say(pl: "Ustalenia od najpoważniejszych", en: "Findings, the worst first"), captionIsHidden: true,
      heads: [
        (heads[0], .text), (heads[1], .text), (heads[2], .text), (heads[3], .number), (heads[4], .number),
        (heads[5], .text),
      ],
      rows: report.findings.map { finding in
        tr {
          td(.class("no")) { reference(to: finding.number) }
          rowHead {
            finding.title
            if finding.exposed {
              element("small") { say(pl: "pod adresem publicznym", en: "at a public address") }
            }
          }
          td { pieces.chip(finding.severity) }
          number { say.number(finding.places.count) }
          number { say.points(finding.points) }
          td {
            let planned = finding.purchases.filter(\.planned)
            let numbers = finding.freeWork.map(\.number) + planned.map(\.number)
            numbers.isEmpty ? .text("–") : pieces.findings(numbers)
          }
        }
      }
    ).html
  }
}
