import CaseFile
import Checks
import Funding
import Model

/// What the things bought between two examinations removed.
extension ReportBuilder {
  /// Places of which nothing is known now, and those whose risk was accepted, count as open still.
  func settlement(
    _ bought: [Item.ID], then: ReportBuilder, pairs: [Check.ID: [FindingChanges.Pair]]
  ) -> Report.Changes.Settlement? {
    guard !bought.isEmpty else { return nil }
    let items = bought.compactMap { id in inputs.programme?.items.first { $0.id == id } }
    var effects: [Item.ID: [Report.Changes.Settlement.Effect]] = [:]
    var otherwise = RiskPoints.zero
    for group in then.groups {
      let unknown = Set(
        (pairs[group.check.id] ?? []).filter { $0.state == .unknown }.compactMap { $0.before?.fingerprint })
      var rest = group.problem
      rest.places =
        openPlaces(of: group.check.id)
        + zip(group.records, group.problem.places).filter { unknown.contains($0.0.fingerprint) }.map(\.1)
      let effect = Report.Changes.Settlement.Effect(
        check: group.check.id, title: group.check.texts[inputs.language].application,
        placesBefore: group.records.count, places: rest.places.count, pointsBefore: group.problem.risk,
        points: rest.risk)
      if let item = best(of: items, for: group.problem) {
        effects[item.id, default: []].append(effect)
      } else {
        otherwise += effect.removed
      }
    }
    let planned = Set(then.plan.lines.map(\.item))
    let lines = items.map { item in
      let cost = cost(of: item.id, then: then)
      let own = effects[item.id] ?? []
      return Report.Changes.Settlement.Line(
        number: itemNumbers[item.id] ?? "", item: item.id, title: voice(item.title), planned: planned.contains(item.id),
        cost: cost.total, costEstimated: cost.isGuess, findings: own,
        removed: own.reduce(.zero) { $0 + $1.removed })
    }
    return Report.Changes.Settlement(
      lines: lines, removedOtherwise: otherwise, total: lines.reduce(.zero) { $0 + $1.cost })
  }

  /// The bought item with the greatest effect on a problem; the first of equals.
  private func best(of items: [Item], for problem: Problem) -> Item? {
    let effects = items.map { item in item.remedies.compactMap { problem.effects[$0] }.max() ?? 0 }
    guard let most = effects.max(), most > 0, let place = effects.firstIndex(of: most) else { return nil }
    return items[place]
  }

  /// What an item costs in the earlier plan, at the office's own price where it gave one.
  private func cost(of item: Item.ID, then: ReportBuilder) -> (total: Money, isGuess: Bool) {
    if let line = then.plan.lines.first(where: { $0.item == item }) { return (line.total, line.price.estimate) }
    if let refusal = then.plan.refusals.first(where: { $0.item == item }) {
      return (refusal.total, refusal.price.estimate)
    }
    return (.zero, true)
  }
}

extension Report.Changes.Settlement.Effect {
  /// The risk that is gone; none where it grew.
  fileprivate var removed: RiskPoints { points < pointsBefore ? pointsBefore - points : .zero }
}
