import Funding
import Model

/// How much risk there is, and what each step takes away.
struct RiskChapter {
  let report: Report
  let say: Voice

  static func title(_ say: Voice) -> String { say(pl: "Ryzyko i efekt wydatków", en: "Risk and what spending does") }

  var html: HTML {
    section(.id("risk"), HTML.Attribute("aria-labelledby", "risk-title")) {
      h2(.id("risk-title")) { RiskChapter.title(say) }
      if report.risk.today.thousandths == 0 {
        p(.class("empty")) {
          say(
            pl: "Nie ma ustaleń, więc nie ma punktów ryzyka do porównania.",
            en: "There are no findings, so there are no points to compare.")
        }
      } else {
        RiskBars(risk: report.risk, withPlan: !report.plan.lines.isEmpty, say: say).html
        areas
      }
    }
  }

  private var areas: HTML {
    let heads: [(String, Table.Kind)] = [
      (say(pl: "Obszar", en: "Area"), .text), (say(pl: "Krytyczne", en: "Critical"), .number),
      (say(pl: "Wysokie", en: "High"), .number), (say(pl: "Średnie", en: "Medium"), .number),
      (say(pl: "Niskie", en: "Low"), .number), (say(pl: "Punkty ryzyka", en: "Risk points"), .number),
    ]
    return .sequence([
      h3 { say(pl: "Gdzie są problemy", en: "Where the problems are") },
      Table(
        caption: say(
          pl: "Liczba rodzajów ustaleń w obszarze; w nawiasie liczba miejsc",
          en: "Kinds of findings in each area; places in brackets"),
        heads: heads.map { (title: $0.0, kind: $0.1) }, rows: sums.map(row)
      ).html,
    ])
  }

  private func row(_ area: (name: String, findings: [Report.Finding])) -> HTML {
    tr {
      rowHead { area.name }
      for severity in [Severity.critical, .high, .medium, .low] {
        number { cell(area.findings.filter { $0.severity == severity }) }
      }
      number { say.points(total(area.findings)) }
    }
  }

  private func cell(_ findings: [Report.Finding]) -> String {
    findings.isEmpty ? "0" : "\(findings.count) (\(findings.reduce(0) { $0 + $1.places.count }))"
  }

  /// The areas with the most points first.
  private var sums: [(name: String, findings: [Report.Finding])] {
    var names: [String] = []
    for finding in report.findings where !names.contains(finding.area) { names.append(finding.area) }
    return names.map { name in (name, report.findings.filter { $0.area == name }) }
      .sorted { total($1.findings) < total($0.findings) }
  }

  private func total(_ findings: [Report.Finding]) -> RiskPoints { findings.reduce(.zero) { $0 + $1.points } }
}
