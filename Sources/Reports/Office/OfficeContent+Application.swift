import Funding
import Model

extension OfficeContent {
  /// The content of the application edition, of its own type alone.
  init(_ report: ApplicationReport) {
    let say = Voice(language: report.language)
    self.init(
      say: say, title: ApplicationWords.title(say), marking: report.marking.text,
      edition: ApplicationWords.edition(say), cautions: [ApplicationWords.safety(say), ApplicationWords.law(say)],
      office: report.office.name?.text ?? say(pl: "Nazwy urzędu nie podano", en: "The office's name was not given"),
      facts: ApplicationWords.facts(of: report, say), verdict: report.summary.verdict.text,
      letters: report.summary.letters.map {
        OfficeContent.letters([$0.today, $0.afterFreeWork, $0.afterPlan], say)
      } ?? [],
      risks: report.findings.prefix(5).map { finding in
        (
          "\(finding.title.text) (\(say.severity(finding.severity).lowercased()))",
          ApplicationWords.remedy(of: finding, say), ""
        )
      }, decisions: [], headline: report.plan.headline.text,
      lines: report.plan.lines.map { line in
        Line(
          number: line.number.text, title: line.title.text, area: line.area.text, function: line.function.text,
          purpose: line.purpose.map(\.text).joined(separator: "; "), count: line.count, quantity: line.quantity.text,
          price: line.price, vat: line.vat, net: line.net, total: line.total, riskRemoved: line.riskRemoved,
          remarks: OfficeContent.remarks(
            mandatory: line.mandatory, assumed: line.quantityAssumed, estimated: line.priceEstimated,
            condition: line.condition?.text, mark: line.mark?.text, say))
      },
      budget: Budget(
        total: report.plan.budget.total, net: report.plan.budget.net, grant: report.plan.budget.grant,
        own: report.plan.budget.own, minimum: report.plan.budget.minimum, maximum: report.plan.budget.maximum,
        countyLimit: report.plan.budget.countyLimit),
      refused: report.plan.refused.map {
        Refused(number: $0.number.text, title: $0.title.text, total: $0.total, reason: $0.reason.text)
      }, assumptions: report.plan.assumptions.map(\.text), work: nil,
      workInWords: ApplicationWords.freeWork(report.freeWork, say),
      findings: OfficeContent.findings(of: report, say),
      schedule: report.plan.lines.map { ($0.number.text, $0.title.text) }, glossary: ApplicationWords.glossary(say),
      digest: ApplicationWords.digest(say) + " " + report.method.fullEditionDigest.text)
  }

  private static func findings(of report: ApplicationReport, _ say: Voice) -> Findings {
    Findings(
      columns: [
        Sheet.Column(title: say(pl: "Nr", en: "No."), width: 8),
        Sheet.Column(title: say(pl: "Waga", en: "Severity"), width: 12),
        Sheet.Column(title: say(pl: "Ustalenie", en: "Finding"), width: 60),
        Sheet.Column(title: say(pl: "Obszar", en: "Area"), width: 26),
        Sheet.Column(title: say(pl: "Systemy", en: "Systems"), width: 12),
        Sheet.Column(title: say(pl: "Jak usunąć", en: "How to mend"), width: 34),
      ],
      rows: report.findings.map { finding in
        [
          .text(finding.number.text), .text(say.severity(finding.severity)), .text(finding.title.text),
          .text(finding.area.text), .text(ApplicationWords.band(finding.systems, say)),
          .text(ApplicationWords.remedy(of: finding, say)),
        ]
      })
  }
}
