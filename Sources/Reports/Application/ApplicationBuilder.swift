import CaseFile
import Checks
import Funding
import Model

/// Builds the application edition, field by field, from the same case and plan as the full one.
///
/// Of the full report it takes statuses, counts and digests only; every text is said anew in ``PublicText``.
struct ApplicationBuilder {
  let base: ReportBuilder
  let say: PublicVoice
  let language: Language

  init(_ base: ReportBuilder) {
    self.base = base
    language = base.inputs.language
    say = PublicVoice(language)
  }

  /// - Parameters:
  ///   - full: The full edition of the same case.
  ///   - digest: SHA-256 of its `raport.json`.
  /// - Returns: The edition for the grantor.
  func report(beside full: Report, digest: PublicText) -> ApplicationReport {
    let findings = findings()
    return ApplicationReport(
      schema: ApplicationReport.currentSchema, language: language, edition: "application", marking: "TLP:GREEN",
      number: PublicText(numberOf: base.inputs.contents.runs, on: base.date), date: base.date,
      office: OfficeStatement(base.inputs.contents.info), programme: base.inputs.programme.map(note),
      summary: summary(full.summary), areas: areas(findings), findings: findings,
      freeWork: ApplicationReport.FreeWork(
        actions: base.plan.freeWork.count, hours: base.plan.freeWork.reduce(0) { $0 + $1.hours }),
      plan: planSheet(), requirements: requirements(full.requirements),
      method: ApplicationReport.Method(
        toolVersion: PublicText(programVersion: base.inputs.toolVersion), checks: full.method.checks,
        catalogueDigest: PublicText(digest: base.inputs.catalogueDigest), fullEditionDigest: digest))
  }

  private func summary(_ full: Report.Summary) -> ApplicationReport.Summary {
    ApplicationReport.Summary(
      verdict: verdict(full),
      letters: full.letters.map {
        ApplicationReport.Letters(
          today: $0.today.grade, afterFreeWork: $0.afterFreeWork.grade, afterPlan: $0.afterPlan.grade)
      }, decided: full.coverage.asked == 0 ? 0 : full.coverage.share,
      counts: ApplicationReport.Counts(
        critical: full.counts.critical, high: full.counts.high,
        other: full.counts.medium + full.counts.low + full.counts.info))
  }

  /// The state in a sentence, without where a weakness can be reached from.
  private func verdict(_ full: Report.Summary) -> PublicText {
    guard full.letters != nil else {
      return say.nothingDecided
    }
    let state = say.state(critical: full.counts.critical > 0, high: full.counts.high > 0)
    let risk = base.plan.risk
    let free = (risk.today - risk.afterFreeWork).perMille(of: risk.today)
    let bought = (risk.afterFreeWork - risk.afterPlan).perMille(of: risk.today)
    var outlook: [PublicText] = []
    // Less than half a per cent would be printed as nothing.
    if free >= 5 {
      outlook.append(say.freeWork(removes: free))
    }
    if bought >= 5 {
      outlook.append(say.purchases(for: base.plan.budget.total, remove: bought))
    }
    return outlook.reduce(state, +)
  }

  /// By severity, then area and title: an order by points would tell what can be reached from the internet.
  private func findings() -> [ApplicationReport.Finding] {
    base.groups.enumerated().map { index, group in
      let check = group.check
      return ApplicationReport.Finding(
        number: say.number("U", index + 1, width: 3), title: PublicText(applicationTitleOf: check, language),
        area: area(of: check), severity: group.problem.severity,
        systems: Band(Set(group.problem.places.map { $0.asset ?? $0.id }).count),
        freeWork: base.plan.freeWork.contains { $0.problems.contains(check.id) },
        items: base.plan.lines.filter { $0.problems.contains(check.id) }.compactMap { number(of: $0.item) })
    }.sorted {
      ($1.severity, $0.area.text, $0.title.text, $0.number.text)
        < ($0.severity, $1.area.text, $1.title.text, $1.number.text)
    }
  }

  private func area(of check: Check) -> PublicText {
    base.inputs.modules.first { $0.id == check.module }.map { PublicText(titleOf: $0, language) }
      ?? say(pl: "Inne", en: "Other")
  }

  private func areas(_ findings: [ApplicationReport.Finding]) -> [ApplicationReport.AreaCount] {
    Dictionary(grouping: findings, by: \.area).sorted { $0.key.text < $1.key.text }.map { area, findings in
      let count = { (wanted: Severity) in findings.count { $0.severity == wanted } }
      return ApplicationReport.AreaCount(
        area: area,
        counts: ApplicationReport.Counts(
          critical: count(.critical), high: count(.high), other: findings.count - count(.critical) - count(.high)))
    }
  }

  /// Each requirement once; for units its worst status, without their names.
  private func requirements(_ answers: [Report.RequirementAnswer]) -> [ApplicationReport.RequirementStatus] {
    var order: [[String]] = []
    var statuses: [[String]: ApplicationReport.RequirementStatus.Status] = [:]
    for answer in answers {
      let key = [answer.framework, answer.id]
      let status = status(answer.status)
      if let known = statuses[key] {
        statuses[key] = worse(known, status)
      } else {
        order.append(key)
        statuses[key] = status
      }
    }
    return order.compactMap { key in
      guard let framework = base.inputs.frameworks.first(where: { $0.id == key[0] }),
        let requirement = framework.requirements.first(where: { $0.id == key[1] }), let status = statuses[key]
      else { return nil }
      let place = base.place(inForce: requirement)
      return ApplicationReport.RequirementStatus(
        framework: PublicText(titleOf: framework, language), id: PublicText(idOf: requirement),
        title: PublicText(titleOf: requirement, language), unit: place.map { PublicText(unitOf: $0) },
        mark: place.flatMap { PublicText(markOf: $0.confidence, law: true, language) }, status: status)
    }
  }

  private func status(
    _ status: Report.RequirementAnswer.Status
  ) -> ApplicationReport.RequirementStatus.Status {
    switch status {
    case .met: .met
    case .partly, .notMet: .toImprove
    case .needsSurvey: .needsSurvey
    case .notExamined: .notExamined
    }
  }

  private func worse(
    _ one: ApplicationReport.RequirementStatus.Status, _ other: ApplicationReport.RequirementStatus.Status
  ) -> ApplicationReport.RequirementStatus.Status {
    let order: [ApplicationReport.RequirementStatus.Status] = [.toImprove, .needsSurvey, .notExamined, .met]
    return order.first { $0 == one || $0 == other } ?? one
  }

  /// `Z-01`: the item's place in the programme's catalogue.
  func number(of item: Item.ID) -> PublicText? {
    base.inputs.programme?.items.firstIndex { $0.id == item }.map { say.number("Z", $0 + 1, width: 2) }
  }
}
