import CaseFile
import Funding
import Model

extension ApplicationReport {
  /// An edition of no case: every part of it once, so that its renderings hold all words of the program itself.
  static func specimen(_ language: Language) -> ApplicationReport {
    let text: PublicText = "×"
    var info = CaseInfo(scope: "")
    (info.institution, info.teryt, info.address, info.contact, info.authorisedBy) = ("×", "×", "×", "×", "×")
    let counts = Counts(critical: 1, high: 1, other: 1)
    let money = Money(zloty: 1)
    return ApplicationReport(
      schema: currentSchema, language: language, edition: "application", marking: "TLP:GREEN",
      number: PublicText(numberOf: [], on: nil), date: Day(number: 0), office: OfficeStatement(info),
      programme: ProgrammeNote(name: text, status: text),
      summary: Summary(
        verdict: text, letters: Letters(today: .c, afterFreeWork: .b, afterPlan: .a), decided: 1, counts: counts),
      areas: [AreaCount(area: text, counts: counts)],
      findings: Severity.allCases.flatMap { severity in
        Band.allCases.map {
          Finding(
            number: "U-001", title: text, area: text, severity: severity, systems: $0, freeWork: $0 == .one,
            items: $0 == .few ? ["Z-01"] : [])
        }
      }, freeWork: FreeWork(actions: 2, hours: 5), plan: specimenPlan(text, money, PublicVoice(language).allSentences),
      requirements: RequirementStatus.Status.allCases.map {
        RequirementStatus(framework: text, id: text, title: text, unit: text, mark: text, status: $0)
      },
      method: Method(toolVersion: nil, checks: 1, catalogueDigest: noDigest, fullEditionDigest: noDigest))
  }

  private static func specimenPlan(_ text: PublicText, _ money: Money, _ sentences: [PublicText]) -> PlanSheet {
    PlanSheet(
      headline: text,
      lines: [0, 23].map { rate in
        Line(
          number: "Z-01", title: text, area: text, function: text, purpose: [text], count: 1, quantity: text,
          quantityAssumed: true, price: money, priceEstimated: true, vat: rate, net: money, total: money,
          riskRemoved: 1, mandatory: true, condition: text, mark: text)
      }, refused: [Refused(number: "Z-02", title: text, total: money, reason: text)],
      budget: Budget(
        total: money, net: money, grant: money, own: money, minimum: money, maximum: money, countyLimit: money),
      rules: LimitCheck.Outcome.allCases.map { Rule(title: text, outcome: $0, mark: text) }, assumptions: sentences)
  }

  /// The edition in these forms; without `fonts` its page is set in the reader's own.
  ///
  /// - Throws: what a form's writer throws.
  package func files(_ forms: [ReportFile.Form], fonts: FontFaces? = nil) throws -> [ReportFile] {
    try forms.compactMap { form in
      switch form {
      case .html: ReportFile(form, .application, html(fonts: fonts))
      case .json: ReportFile(form, .application, try json())
      case .xlsx: ReportFile(form, .application, try XLSXFile.bytes(of: OfficeContent(self).workbook))
      case .docx: ReportFile(form, .application, try DOCXFile.bytes(of: OfficeContent(self).document))
      // Typst sets the PDF, outside this room; the others are for the office only.
      case .pdf, .csv, .ocsf: nil
      }
    }
  }
}
