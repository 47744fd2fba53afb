import Funding
import Model

/// The best purchases of a small question, found by trying every set: what the planner must equal.
///
/// It reads the question's own words and shares nothing with the planner but the free work's result.
struct BruteForce {
  /// The most risk that any allowed set removes.
  private(set) var most = 0
  /// The cost and the removal of the cheapest set that keeps 98 per cent of it; of those the one that removes most.
  private(set) var plan = (cost: 0, removed: 0)

  private let items: [Item]
  private let costs: [Int]
  private let values: [[Int]]
  private let limit: Int
  private let caps: [String: Int]
  private var forced: Set<String> = []
  private var sets: [(cost: Int, removed: Int)] = []

  /// `counts` are the pieces of items that are not bought once.
  init(_ question: PlanQuestion, afterFreeWork: [Int], counts: [Item.ID: Int] = [:]) {
    let programme = question.programme
    let eligible = Set(
      programme?.items.filter { $0.eligibility.value == .yes || $0.eligibility.value == .conditional }.map(\.id) ?? [])
    let all = programme?.items ?? []
    func needs(_ id: String) -> Set<String> {
      (all.first { $0.id == id }?.requires ?? []).reduce([id]) { $0.union(needs($1)) }
    }
    let items = all.filter { needs($0.id).isSubset(of: eligible) }
    let cost = { (item: Item) in
      (item.price.low.grosze + item.price.high.grosze) / 2 * (counts[item.id] ?? item.quantity.each)
    }
    let excluded = programme?.excludedUnits.value ?? []
    let fundable = question.problems.map { problem in
      let places = problem.places.filter { place in !(place.unit.map(excluded.contains) ?? false) }
      return Problem(id: problem.id, places: places, effects: problem.effects)
    }
    self.items = items
    costs = items.map(cost)
    values = items.map { item in
      zip(fundable, afterFreeWork).map { problem, share in
        let effect = item.remedies.compactMap { problem.effects[$0] }.max() ?? 0
        return effect > share ? (problem.risk.percent(effect) - problem.risk.percent(share)).thousandths : 0
      }
    }
    limit = question.limit?.grosze ?? .max
    caps = Dictionary(
      uniqueKeysWithValues: programme?.areas.compactMap { area in area.cap.value.map { (area.id, $0.grosze) } } ?? [])
    var demanded: Set<String> = []
    for item in items where item.mandatory {
      let more = demanded.union(needs(item.id))
      if allows(more) { demanded = more }
    }
    forced = demanded
    visit(0, taken: [], cost: 0, covered: question.problems.map { _ in 0 })
    most = sets.map(\.removed).max() ?? 0
    // Purchases that remove less than half a per cent altogether are not worth making.
    let today = fundable.reduce(0) { $0 + $1.risk.thousandths }
    let least = most * 200 < today ? 0 : most - most * 2 / 100
    plan = sets.filter { $0.removed >= least }.min { ($0.cost, $1.removed) < ($1.cost, $0.removed) } ?? (0, 0)
  }

  private mutating func visit(_ index: Int, taken: Set<String>, cost: Int, covered: [Int]) {
    guard index < items.count else {
      if forced.isSubset(of: taken), allows(taken) { sets.append((cost, covered.reduce(0, +))) }
      return
    }
    visit(index + 1, taken: taken, cost: cost, covered: covered)
    guard cost + costs[index] <= limit else { return }
    visit(
      index + 1, taken: taken.union([items[index].id]), cost: cost + costs[index],
      covered: zip(covered, values[index]).map(max))
  }

  private func allows(_ ids: Set<String>) -> Bool {
    var spent: [String: Int] = [:]
    var (total, variants) = (0, [String]())
    for (item, cost) in zip(items, costs) where ids.contains(item.id) {
      guard item.requires.allSatisfy(ids.contains) else { return false }
      spent[item.area, default: 0] += cost
      total += cost
      if let variant = item.variant { variants.append(variant) }
    }
    return total <= limit && Set(variants).count == variants.count
      && caps.allSatisfy { spent[$0.key, default: 0] <= $0.value }
  }
}
