import Model

/// What CERT Polska would see, with the limits of saying so.
struct OutsideChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Co zobaczyłby CERT Polska", en: "What CERT Polska would see") }

  private var pieces: Pieces { Pieces(say: say) }

  var html: HTML {
    section(.class("flow"), .id("outside"), HTML.Attribute("aria-labelledby", "outside-title")) {
      h2(.id("outside-title")) { OutsideChapter.title(say) }
      p { report.outside.limits }
      table
      unexamined
    }
  }

  private var examined: [Report.OutsideRow] {
    let order = Report.OutsideRow.State.allCases
    return report.outside.rows.filter { $0.state != .notExamined }.sorted {
      let (left, right) = (order.firstIndex(of: $0.state) ?? 0, order.firstIndex(of: $1.state) ?? 0)
      return left == right ? $0.severity > $1.severity : left < right
    }
  }

  private var table: HTML {
    guard !examined.isEmpty else {
      return p(.class("empty")) {
        say(
          pl: "W tym badaniu nie sprawdzono niczego, o czym pisze CERT Polska.",
          en: "This examination looked at nothing that CERT Polska writes about.")
      }
    }
    return Table(
      caption: say(
        pl: "Rodzaje zgłoszeń CERT Polska w świetle tego badania",
        en: "Reports of CERT Polska, going by this examination"),
      captionIsHidden: true,
      heads: [
        (say(pl: "Zgłoszenie", en: "Report"), .text), (say(pl: "Waga według CERT", en: "CERT's weight"), .text),
        (say(pl: "Z tego badania", en: "From this examination"), .text), (say(pl: "Ustalenia", en: "Findings"), .text),
      ],
      classes: "sortable",
      rows: examined.map { row in
        tr {
          rowHead {
            row.title
            element("small") { element("code") { row.id } }
          }
          td(.sort(row.severity)) { pieces.chip(row.severity) }
          td {
            state(row.state)
            if row.visible + row.inside > 0 { element("small") { places(row) } }
          }
          td { row.findings.isEmpty ? .text("–") : pieces.findings(row.findings) }
        }
      }
    ).html
  }

  private func state(_ state: Report.OutsideRow.State) -> HTML {
    switch state {
    case .visible: pieces.chip("critical", "✕", say(pl: "widoczne z zewnątrz", en: "visible from outside"))
    case .inside: pieces.chip("medium", "–", say(pl: "tylko w sieci wewnętrznej", en: "inside the network only"))
    case .unknown: pieces.chip("plain", "?", say(pl: "bez rozstrzygnięcia", en: "without an answer"))
    case .clean: pieces.chip("good", "✓", say(pl: "nie stwierdzono", en: "not found"))
    case .notExamined: pieces.chip("plain", "?", say(pl: "nie sprawdzono", en: "not examined"))
    }
  }

  private func places(_ row: Report.OutsideRow) -> String {
    let (outside, inside) = (say.number(row.visible), say.number(row.inside))
    return say(pl: "z zewnątrz: \(outside), wewnątrz: \(inside)", en: "outside: \(outside), inside: \(inside)")
  }

  private var unexamined: HTML {
    let rows = report.outside.rows.filter { $0.state == .notExamined }
    guard !rows.isEmpty else { return .nothing }
    return .sequence([
      h3 {
        say(
          pl: "O tym CERT też pisze, a to badanie tego nie sprawdziło",
          en: "CERT writes about this, too; it was not examined here")
      },
      ul(.class("columns")) { for row in rows { li { row.title } } },
    ])
  }
}
