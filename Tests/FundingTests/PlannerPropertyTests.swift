import Funding
import Model
import Testing

@Suite struct PlannerPropertyTests {
  @Test(arguments: UInt64(1)...120)
  func aPlanKeepsItsRules(seed: UInt64) throws {
    let limit = Money(zloty: Int(seed % 7) * 30_000)
    let question = Instance.question(seed: seed, limit: limit)
    let programme = try #require(question.programme)
    let plan = Planner().plan(question)

    #expect(plan.budget.total <= limit)
    #expect(plan.budget.total == plan.lines.reduce(.zero) { $0 + $1.total })
    let problems = plan.lines.flatMap(\.problems)
    #expect(Set(problems).count == problems.count, "each problem stands on one line only")
    let ids = plan.lines.map(\.item) + plan.refusals.map(\.item)
    #expect(ids.sorted() == programme.items.map(\.id).sorted(), "each item is bought or refused, once")
    let bought = plan.lines.compactMap { line in programme.items.first { $0.id == line.item } }
    #expect(bought.allSatisfy { $0.eligibility.value == .yes })
    let variants = bought.compactMap(\.variant)
    #expect(Set(variants).count == variants.count)
    #expect(plan.lines.allSatisfy { $0.demand == .programme || $0.riskRemoved > .zero }, "nothing idle is bought")
    let removed = plan.lines.reduce(RiskPoints.zero) { $0 + $1.riskRemoved }
    #expect(plan.risk.afterPlan == plan.risk.afterFreeWork - removed)
    #expect(plan.risk.afterPlan >= .zero)
    #expect(plan.risk.afterFreeWork <= plan.risk.today)
    #expect(Planner().plan(question) == plan)
  }

  @Test(arguments: UInt64(1)...40)
  func theGreedyPlanIsNeverBetterThanTheBestAndEqualWhereMoneyIsNoObject(seed: UInt64) {
    let tight = Instance.question(seed: seed, limit: Money(zloty: 120_000))
    #expect(Planner().plan(tight).risk.afterPlan >= bestRisk(tight))
    let rich = Instance.question(seed: seed, limit: Money(zloty: 10_000_000), variants: false)
    #expect(Planner().plan(rich).risk.afterPlan == bestRisk(rich))
  }

  /// The least risk that any allowed set of purchases leaves, found by trying all of them.
  private func bestRisk(_ question: PlanQuestion) -> RiskPoints {
    guard let programme = question.programme else { return .zero }
    let items = programme.items.filter { $0.eligibility.value == .yes }
    let excluded = programme.excludedUnits.value ?? []
    let free = Dictionary(uniqueKeysWithValues: Planner().plan(question).mended.map { ($0.problem, $0.afterFreeWork) })
    var best: RiskPoints?
    for subset in 0..<(1 << items.count) {
      let chosen = items.indices.filter { subset >> $0 & 1 == 1 }.map { items[$0] }
      let cost = chosen.reduce(Money.zero) { $0 + Money(grosze: ($1.price.low.grosze + $1.price.high.grosze) / 2) }
      let variants = chosen.compactMap(\.variant)
      guard cost <= question.limit ?? cost, Set(variants).count == variants.count else { continue }
      let rest = question.problems.reduce(RiskPoints.zero) { sum, problem in
        let share = free[problem.id] ?? 0
        let places = problem.places.filter { place in !(place.unit.map(excluded.contains) ?? false) }
        let fundable = Problem(id: problem.id, places: places, effects: problem.effects).risk
        let effect = max(share, chosen.flatMap(\.remedies).compactMap { problem.effects[$0] }.max() ?? 0)
        return sum + problem.risk - problem.risk.percent(share) - (fundable.percent(effect) - fundable.percent(share))
      }
      best = min(best ?? rest, rest)
    }
    return best ?? .zero
  }
}
