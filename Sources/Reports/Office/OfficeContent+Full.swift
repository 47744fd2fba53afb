import Funding
import Model

extension OfficeContent {
  /// The content of the full edition.
  init(_ report: Report) {
    let say = Voice(language: report.language)
    let none = say(pl: "nie podano", en: "not given")
    self.init(
      say: say, title: say(pl: "Raport z samooceny cyberbezpieczeństwa", en: "Cybersecurity self-assessment report"),
      marking: report.marking,
      edition: say(pl: "Wydanie pełne, do użytku wewnętrznego", en: "Full edition, for internal use"),
      cautions: [
        say(
          pl: "Ten dokument opisuje niezałatane słabości. Nie publikuj go i nie dołączaj do wniosku.",
          en: "This document describes open weaknesses. Do not publish it or attach it to an application."),
        ApplicationWords.publicInformation(say),
      ],
      office: report.office.name ?? say(pl: "Nazwy urzędu nie podano", en: "The office's name was not given"),
      facts: [
        (say(pl: "Dzień badania", en: "Examined on"), report.date.map(say.day) ?? none),
        (say(pl: "Program grantowy", en: "Grant programme"), report.programme?.name ?? none),
        (say(pl: "Zgoda na badanie", en: "Allowed by"), report.office.authorisedBy ?? none),
        (say(pl: "Osoba do kontaktu", en: "Contact"), report.office.contact ?? none),
      ], verdict: report.summary.verdict,
      letters: report.summary.letters.map {
        OfficeContent.letters([$0.today.grade, $0.afterFreeWork.grade, $0.afterPlan.grade], say)
      } ?? [],
      risks: report.summary.topRisks.map { risk in
        (
          "\(risk.title) (\(say.severity(risk.severity).lowercased())): \(risk.meaning)",
          risk.remedies.isEmpty
            ? say(pl: "do ustalenia", en: "to be decided") : risk.remedies.prefix(2).joined(separator: "; "),
          risk.cost.map(say.money) ?? (risk.remedies.isEmpty ? "–" : say(pl: "bez kosztu", en: "no cost"))
        )
      }, decisions: report.summary.decisions, headline: report.plan.headline,
      lines: report.plan.lines.map { OfficeContent.line($0, of: report, say) },
      budget: Budget(
        total: report.plan.budget.total, net: report.plan.budget.net, grant: report.plan.budget.grant,
        own: report.plan.budget.own, minimum: report.plan.budget.minimum, maximum: report.plan.budget.maximum,
        countyLimit: report.plan.budget.countyLimit),
      refused: report.plan.refused.map {
        Refused(number: $0.number, title: $0.title, total: $0.total, reason: $0.reason)
      }, assumptions: report.plan.assumptions,
      work: report.plan.freeWork.map {
        Work(
          number: $0.number, title: $0.title, who: $0.who, hours: $0.hours,
          findings: $0.findings.joined(separator: ", "))
      },
      workInWords: say(
        pl: "Działania bez kosztu, w kolejności usuwanego ryzyka.",
        en: "Work without cost, in the order of the risk that it removes."),
      findings: OfficeContent.findings(of: report, say),
      schedule: report.plan.freeWork.map { ($0.number, $0.title) } + report.plan.lines.map { ($0.number, $0.title) },
      glossary: report.glossary.map { ($0.word, $0.meaning) },
      digest: report.applicationDigest.map {
        say(pl: "SHA-256 wydania do wniosku: ", en: "SHA-256 of the application edition: ") + $0
      } ?? "")
  }

  private static func line(_ line: Report.Line, of report: Report, _ say: Voice) -> Line {
    Line(
      number: line.number, title: line.title, area: line.area, function: line.requirements,
      purpose: line.findings.joined(separator: ", "), count: line.count, quantity: line.quantity, price: line.price,
      vat: line.vat, net: line.net, total: line.total,
      riskRemoved: line.riskRemoved.perMille(of: report.risk.today),
      remarks: remarks(
        mandatory: line.mandatory, assumed: line.quantityAssumed, estimated: line.priceEstimated,
        condition: line.condition, mark: line.mark, say) + [line.priceSource].compactMap(\.self))
  }

  /// A row for every place.
  private static func findings(of report: Report, _ say: Voice) -> Findings {
    Findings(
      columns: [
        Sheet.Column(title: say(pl: "Nr", en: "No."), width: 8),
        Sheet.Column(title: say(pl: "Waga", en: "Severity"), width: 12),
        Sheet.Column(title: say(pl: "Ustalenie", en: "Finding"), width: 44),
        Sheet.Column(title: say(pl: "Obszar", en: "Area"), width: 20),
        Sheet.Column(title: say(pl: "Gdzie", en: "Where"), width: 34),
        Sheet.Column(title: say(pl: "Jednostka", en: "Unit"), width: 24),
        Sheet.Column(title: say(pl: "Powód", en: "Reason"), width: 44),
        Sheet.Column(title: say(pl: "Jak usunąć", en: "How to mend"), width: 40),
        Sheet.Column(title: say(pl: "Kontrola", en: "Check"), width: 26),
      ],
      rows: report.findings.flatMap { finding in
        let remedies = (finding.freeWork.map(\.number) + finding.purchases.filter(\.planned).map(\.number))
          .joined(separator: ", ")
        return finding.places.map { place -> [Sheet.Cell] in
          [
            .text(finding.number), .text(say.severity(place.severity)), .text(finding.title), .text(finding.area),
            .text(place.label), .text(place.unit ?? ""), .text(place.reason ?? ""), .text(remedies),
            .text(finding.check),
          ]
        }
      })
  }
}
