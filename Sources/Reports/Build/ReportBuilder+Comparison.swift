import Checks
import Funding
import Model

/// The same findings under two programmes.
extension ReportBuilder {
  func comparison() -> Report.Comparison? {
    guard let other = inputs.compared else { return nil }
    let ids = Set(other.items.map(\.id))
    var asked = question
    asked.programme = other
    asked.prices = question.prices.filter { ids.contains($0.key) }
    asked.must = question.must.intersection(ids)
    asked.never = question.never.intersection(ids)
    let plan = Planner().plan(asked)
    let coverage = coverage()
    return Report.Comparison(
      programme: other.id, name: voice(other.name), statusSentence: statusSentence(other), total: plan.budget.total,
      grant: plan.budget.grant, limit: plan.budget.limit,
      letter: coverage.answered > 0
        ? plan.assessments(of: asked, coverage: coverage.share).afterPlan.grade : nil, risk: plan.risk.afterPlan,
      rows: groups.map { group in
        Report.Comparison.Row(
          finding: numbers[group.check.id] ?? "", title: group.check.texts[inputs.language].application,
          here: answers(to: group, plan: self.plan, programme: inputs.programme),
          there: answers(to: group, plan: plan, programme: other))
      })
  }

  /// What a plan buys against a finding, or else why it buys nothing.
  private func answers(to group: FindingGroup, plan: Plan, programme: Programme?) -> [String] {
    let items = programme?.items ?? []
    let title = { (id: Item.ID) in items.first { $0.id == id }.map { self.voice($0.title) } ?? id }
    let bought = plan.lines.filter { $0.problems.contains(group.check.id) }.map { line in
      voice(pl: "kupuje: ", en: "buys: ") + title(line.item)
    }
    if !bought.isEmpty { return bought }
    let mended = plan.mended.first { $0.problem == group.check.id }?.afterFreeWork ?? 0
    let remedies = Set(group.check.remedies.map(\.remedy))
    let helping = items.filter { !remedies.isDisjoint(with: $0.remedies) }.map(\.id)
    if mended >= GradeCap.mendedEnough {
      return [voice(pl: "usuwają je działania bez kosztu", en: "work that costs nothing mends it")]
    }
    guard !helping.isEmpty else {
      return [voice(pl: "program nie ma na to pozycji", en: "the programme has no item for it")]
    }
    return plan.refusals.filter { helping.contains($0.item) }.map { refusal in
      let reason = refusal.reason.phrase(
        name: title, area: { id in programme?.areas.first { $0.id == id }?.title ?? Phrase(same: id) })
      return "\(title(refusal.item)): \(voice(reason))"
    }
  }
}
