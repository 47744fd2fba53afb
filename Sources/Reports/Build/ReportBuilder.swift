import CaseFile
import Checks
import Funding
import Model

/// Makes a report of a case: everything that needs more than one part of it is put together here, once.
struct ReportBuilder {
  let inputs: ReportInputs
  let voice: Voice
  /// What counts: all failures but those that the office has accepted.
  let groups: [FindingGroup]
  /// The accepted ones while the decision holds.
  let acceptedGroups: [FindingGroup]
  let acceptances: Acceptances
  let question: PlanQuestion
  let plan: Funding.Plan
  /// A finding's number by its check.
  let numbers: [Check.ID: String]
  /// A free work's number by its remedy.
  let workNumbers: [Remedy.ID: String]
  /// An item's number: its place in the catalogue.
  let itemNumbers: [Item.ID: String]
  let date: Day?
  /// By organisational unit; findings without one under nil.
  let unitTallies: [String?: Tally]
  /// Of the whole case.
  let tally: Tally
  private let assetsByID: [Int64: Asset]

  init(_ inputs: ReportInputs) {
    self.inputs = inputs
    voice = Voice(language: inputs.language)
    let moments =
      inputs.contents.runs.map { $0.finished ?? $0.started } + inputs.contents.answers.compactMap(\.answered)
    date = moments.compactMap { Timestamp(iso: $0)?.day }.max()
    let acceptances = Acceptances(inputs.contents.accepted, on: date)
    self.acceptances = acceptances
    let found = FindingGroup.groups(of: inputs)
    groups = found.compactMap { $0.narrowed { !acceptances.holds(for: $0) } }.sorted(by: FindingGroup.isGraver)
    acceptedGroups = found.compactMap { $0.narrowed(to: acceptances.holds) }
    let info = inputs.contents.info
    question = PlanQuestion(
      problems: groups.map(\.problem), accepted: acceptedGroups.map(\.problem), remedies: inputs.remedies,
      programme: inputs.programme,
      limit: inputs.limit ?? info?.grantLimit.map { Money(grosze: $0) },
      headcounts: Headcounts(
        employees: info?.employees, workstations: info?.workstations, servers: info?.servers,
        administrators: info?.administrators), estate: inputs.contents.estate, prices: inputs.prices, must: inputs.must,
      never: inputs.never)
    plan = Planner().plan(question)
    // Accepting a finding must not change the numbers of the others: they stand on paper.
    numbers = ReportBuilder.numbered("U", found.map(\.check.id), width: 3)
    workNumbers = ReportBuilder.numbered("D", plan.freeWork.map(\.remedy), width: 2)
    itemNumbers = ReportBuilder.numbered("Z", inputs.programme?.items.map(\.id) ?? [], width: 2)
    unitTallies = Tally.byUnit(inputs.contents.findings)
    tally = Tally(unitTallies.values)
    assetsByID = Dictionary(
      inputs.contents.assets.compactMap { asset in asset.id.map { ($0, asset) } },
      uniquingKeysWith: { first, _ in first })
  }

  func report() -> Report {
    let findings = self.findings()
    let sheet = planSheet()
    let assets = self.assets()
    var report = Report(
      schema: Report.currentSchema, language: inputs.language, edition: "internal", marking: "TLP:AMBER+STRICT",
      date: date, office: office(), summary: summary(findings: findings, sheet: sheet),
      risk: Report.Stages(
        today: plan.risk.today, afterFreeWork: plan.risk.afterFreeWork, afterPlan: plan.risk.afterPlan),
      findings: findings, accepted: acceptedRisks(), plan: sheet, units: unitSheets(), programme: programmeSheet(),
      requirements: requirementAnswers(),
      passed: passed(), gaps: gaps(), outside: outsideView(), assets: assets, network: network(assets),
      changes: changes(), method: method(), glossary: [], diagnosis: diagnosis())
    report.glossary = Glossary.terms(in: report, voice)
    return report
  }

  /// The module's title; its id when it is not known.
  func area(_ module: String) -> String {
    inputs.modules.first { $0.id == module }.map { voice($0.title) } ?? Untrusted.line(module, limit: 60)
  }

  /// The organisational unit's name.
  func unitName(_ unit: String?) -> String? {
    guard let unit else { return nil }
    return Untrusted.line(inputs.contents.units.first { $0.unit == unit }?.name ?? unit, limit: 120)
  }

  func asset(_ id: Int64?) -> Asset? { id.flatMap { assetsByID[$0] } }

  func numbers(of checks: [Check.ID]) -> [String] { checks.compactMap { numbers[$0] } }

  private static func numbered(_ letter: String, _ ids: [String], width: Int) -> [String: String] {
    Dictionary(
      ids.enumerated().map { ($0.element, "\(letter)-\(String($0.offset + 1).padded(to: width))") },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Report {
  /// Makes the report of a case.
  package init(_ inputs: ReportInputs) { self = ReportBuilder(inputs).report() }
}
