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
    #expect(plan.budget.net == plan.lines.reduce(.zero) { $0 + $1.net })
    let problems = plan.lines.flatMap(\.problems)
    #expect(Set(problems).count == problems.count, "each problem stands on one line only")
    let ids = plan.lines.map(\.item) + plan.refusals.map(\.item)
    #expect(ids.sorted() == programme.items.map(\.id).sorted(), "each item is bought or refused, once")
    let bought = plan.lines.compactMap { line in programme.items.first { $0.id == line.item } }
    #expect(bought.allSatisfy { $0.eligibility.value == .yes || $0.eligibility.value == .conditional })
    let variants = bought.compactMap(\.variant)
    #expect(Set(variants).count == variants.count)
    for (place, item) in bought.enumerated() {
      #expect(Set(item.requires).isSubset(of: bought[..<place].map(\.id)), "what it requires stands before it")
    }
    for area in programme.areas {
      let spent = plan.lines.filter { line in bought.contains { $0.id == line.item && $0.area == area.id } }
      #expect(spent.reduce(Money.zero) { $0 + $1.total } <= area.cap.value ?? limit)
    }
    #expect(plan.limits.allSatisfy { if case .areaCap = $0.rule { $0.outcome == .met } else { true } })
    let removed = plan.lines.reduce(RiskPoints.zero) { $0 + $1.riskRemoved }
    #expect(plan.risk.afterPlan == plan.risk.afterFreeWork - removed)
    #expect(plan.risk.afterPlan >= .zero)
    #expect(plan.risk.afterFreeWork <= plan.risk.today)
    #expect(Planner().plan(question) == plan)
  }

  @Test(arguments: 0..<10)
  func thePlanEqualsTheBestOfAllSets(part: Int) throws {
    for seed in (part * 100 + 1)...(part * 100 + 100) {
      let limit = Money(zloty: 40_000 + seed % 9 * 35_000)
      let question = Instance.question(seed: UInt64(seed), limit: limit)
      let plan = Planner().plan(question)
      let best = BruteForce(question, afterFreeWork: plan.mended.map(\.afterFreeWork))
      let removed = plan.risk.afterFreeWork - plan.risk.afterPlan
      #expect(plan.proof.complete && plan.proof.most.thousandths == best.most, "seed \(seed)")
      #expect(plan.proof.bound == plan.proof.most, "seed \(seed)")
      #expect(plan.budget.total.grosze == best.plan.cost && removed.thousandths == best.plan.removed, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...40)
  func theOrderOfTheCatalogueChangesNothing(seed: UInt64) throws {
    let question = Instance.question(seed: seed, limit: Money(zloty: 150_000))
    var other = question
    // Demanded lines are taken in the catalogue's order; all others in none.
    let items = try #require(question.programme?.items)
    other.programme?.items = items.filter(\.mandatory) + items.filter { !$0.mandatory }.reversed()
    let (plan, turned) = (Planner().plan(question), Planner().plan(other))
    #expect(turned.lines == plan.lines && turned.budget == plan.budget && turned.risk == plan.risk)
  }

  @Test func aSearchThatIsCutOffSaysSoAndKeepsTheLimits() throws {
    let question = Instance.question(seed: 3, limit: Money(zloty: 150_000))
    let whole = Planner().plan(question)
    let cut = Planner(nodeLimit: 2).plan(question)
    #expect(whole.proof.complete && !cut.proof.complete)
    #expect(cut.proof.bound >= whole.proof.most && cut.proof.most <= whole.proof.most)
    #expect(cut.budget.total <= Money(zloty: 150_000))
  }
}
