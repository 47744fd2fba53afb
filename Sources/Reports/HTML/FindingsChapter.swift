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
        filter
        table
      }
    }
  }

  /// Shown by the script; without it all findings are there to read.
  private var filter: HTML {
    var areas: [String] = []
    for finding in report.findings where !areas.contains(finding.area) { areas.append(finding.area) }
    return div(.class("filter"), .id("filter"), HTML.Attribute("hidden", ""), HTML.Attribute("role", "search")) {
      element("label") {
        say(pl: "Szukaj w ustaleniach", en: "Search the findings")
        HTML.void(
          "input", [HTML.Attribute("type", "search"), .id("filter-text"), HTML.Attribute("autocomplete", "off")])
      }
      choice(
        "filter-severity", say(pl: "Waga", en: "Severity"),
        Severity.allCases.filter { severity in report.findings.contains { $0.severity == severity } }
          .map { ($0.rawValue, say.severity($0)) })
      choice("filter-area", say(pl: "Obszar", en: "Area"), areas.map { ($0, $0) })
      element(
        "p",
        [
          .class("hits"), .id("filter-hits"), HTML.Attribute("role", "status"),
          HTML.Attribute("data-text", say(pl: "Widać {n} z {m}", en: "{n} of {m} shown")),
        ])
    }
  }

  private func choice(_ id: String, _ name: String, _ options: [(value: String, title: String)]) -> HTML {
    element("label") {
      name
      element("select", [.id(id)]) {
        element("option", [HTML.Attribute("value", "")]) { say(pl: "wszystkie", en: "all") }
        for option in options {
          element("option", [HTML.Attribute("value", option.value)]) { option.title }
        }
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
      classes: "sortable",
      rows: report.findings.map { finding in
        element(
          "tr",
          [
            HTML.Attribute("data-finding", finding.number), HTML.Attribute("data-severity", finding.severity.rawValue),
            HTML.Attribute("data-area", finding.area),
          ]
        ) {
          td(.class("no")) { reference(to: finding.number) }
          rowHead {
            finding.title
            if finding.exposed {
              element("small") { say(pl: "pod adresem publicznym", en: "at a public address") }
            }
          }
          td(.sort(finding.severity)) { pieces.chip(finding.severity) }
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
