import Checks
import Funding
import Model

extension ApplicationBuilder {
  func note(_ programme: Programme) -> ApplicationReport.ProgrammeNote {
    ApplicationReport.ProgrammeNote(
      name: PublicText(nameOf: programme, language),
      status: say.status(programme.status.value, isClosed: base.isClosed(programme)))
  }

  func planSheet() -> ApplicationReport.PlanSheet {
    let budget = base.plan.budget
    return ApplicationReport.PlanSheet(
      headline: headline(), lines: base.plan.lines.compactMap(line), refused: base.plan.refusals.compactMap(refused),
      budget: ApplicationReport.Budget(
        total: budget.total, net: budget.net, grant: budget.grant, own: budget.own, minimum: budget.minimum,
        maximum: budget.maximum, countyLimit: budget.countyLimit), rules: base.plan.limits.compactMap(rule),
      assumptions: assumptions())
  }

  private func headline() -> PublicText {
    let plan = base.plan
    guard base.inputs.programme != nil else { return say.headline(.withoutProgramme) }
    guard !plan.lines.isEmpty else { return say.headline(.nothing) }
    let share = (plan.risk.afterFreeWork - plan.risk.afterPlan).perMille(of: plan.risk.today)
    return say.headline(
      share > 0 && !plan.proof.isTrifling
        ? .removes(share, for: plan.budget.total) : .onlyDemanded(plan.budget.total))
  }

  private func line(_ line: Funding.Plan.Line) -> ApplicationReport.Line? {
    guard let item = base.item(line.item), let number = number(of: item.id) else { return nil }
    let purpose = base.groups.filter { line.problems.contains($0.check.id) }
      .map { PublicText(applicationTitleOf: $0.check, language) }
    return ApplicationReport.Line(
      number: number, title: PublicText(titleOf: item, language), area: area(item.area),
      function: PublicText(functionOf: item, language), purpose: unique(purpose), count: line.quantity.count,
      quantity: say.counted(line.quantity.count, item.quantity.unit), quantityAssumed: line.quantity.assumed,
      price: line.price.one, priceEstimated: line.price.estimate, vat: line.price.vat, net: line.net,
      total: line.total, riskRemoved: line.riskRemoved.perMille(of: base.plan.risk.today),
      mandatory: line.demand == .programme,
      condition: item.eligibility.value == .conditional
        ? PublicText(conditionOf: item, language)
          ?? say(pl: "warunek opisuje regulamin", en: "see the call's rules")
        : nil, mark: PublicText(markOf: item.eligibility.confidence, language))
  }

  private func unique(_ texts: [PublicText]) -> [PublicText] {
    var seen: Set<PublicText> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private func area(_ id: Programme.Area.ID) -> PublicText {
    base.inputs.programme?.areas.first { $0.id == id }.map { PublicText(titleOf: $0, language) }
      ?? say(pl: "inny obszar", en: "another area")
  }

  private func refused(_ refusal: Funding.Plan.Refusal) -> ApplicationReport.Refused? {
    guard let item = base.item(refusal.item), let number = number(of: item.id) else { return nil }
    return ApplicationReport.Refused(
      number: number, title: PublicText(titleOf: item, language), total: refusal.total,
      reason: say.reason(refusal.reason, number: { self.number(of: $0) ?? "–" }, area: area))
  }

  private func rule(_ check: LimitCheck) -> ApplicationReport.Rule? {
    say.rule(check.rule, item: { base.item($0).map { PublicText(titleOf: $0, language) } }, area: area).map {
      ApplicationReport.Rule(title: $0, outcome: check.outcome, mark: PublicText(markOf: check.confidence, language))
    }
  }

  private func assumptions() -> [PublicText] {
    let plan = base.plan
    return say.assumptions(
      estimated: plan.lines.contains(where: \.price.estimate), assumed: plan.lines.contains(where: \.quantity.assumed),
      withoutLimit: base.inputs.programme != nil && plan.budget.countyLimit == nil)
  }
}
