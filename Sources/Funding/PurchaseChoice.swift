import Model

/// Which candidates to buy: the most removed risk within the limits, then the cheapest set that keeps nearly all of it.
struct PurchaseChoice {
  /// How much of the largest possible removal the plan keeps while it gets cheaper, in per cent.
  ///
  /// The last few per cent are the dearest; a grant officer need not be told why 16 000 zł buy half a point.
  static let kept = 98
  /// The share of today's risk that purchases must be able to remove before any is made that nobody demands, in
  /// thousandths.
  static let trifle = 5

  /// The indices of the chosen candidates, in the candidates' order.
  private(set) var chosen: [Int] = []
  private(set) var proof: Plan.Proof

  init(candidates: [Candidate], open: OpenRisk, budget: Money?, caps: [Programme.Area.ID: Money], nodeLimit: Int) {
    // The same catalogue in another order is the same plan.
    let order = candidates.indices.sorted { candidates[$0].item < candidates[$1].item }
    let sorted = order.map { candidates[$0] }
    let forced = PurchaseChoice.forced(sorted, demandedFirst: order, open: open, budget: budget, caps: caps)
    let model = PurchaseModel(candidates: sorted, open: open, budget: budget, caps: caps, forced: forced)

    let largest = PurchaseSearch(model, goal: .value, nodeLimit: nodeLimit)
    guard let most = largest.best else {
      proof = Plan.Proof(most: .zero, bound: .zero, nodes: largest.nodes, complete: largest.complete)
      return
    }
    let today = open.risk.reduce(RiskPoints.zero) { $0 + $1 }.thousandths
    let isTrifling = most.value * 1000 < today * PurchaseChoice.trifle
    let least = isTrifling ? 0 : most.value - most.value * (100 - PurchaseChoice.kept) / 100
    let cheapest = PurchaseSearch(model, goal: .cost(atLeast: least), known: most, nodeLimit: nodeLimit)
    let cheap = cheapest.best ?? most
    // Among sets of the same cost the one that removes most.
    let atThatCost = PurchaseModel(
      candidates: sorted, open: open, budget: Money(grosze: cheap.cost), caps: caps, forced: forced)
    let final = PurchaseSearch(atThatCost, goal: .value, known: cheap, nodeLimit: nodeLimit)

    let items = PurchaseChoice.withoutIdle(final.best?.items ?? cheap.items, sorted, keep: Set(forced), open: open)
    chosen = items.map { order[$0] }.sorted()
    let complete = largest.complete && cheapest.complete && final.complete
    proof = Plan.Proof(
      most: RiskPoints(thousandths: most.value),
      bound: RiskPoints(thousandths: largest.complete ? most.value : max(most.value, largest.bound)),
      nodes: largest.nodes + cheapest.nodes + final.nodes, complete: complete,
      isTrifling: isTrifling && most.value > 0)
  }

  /// What is demanded and fits, with what it requires: the programme's lines before the office's, each in the
  /// catalogue's order.
  private static func forced(
    _ candidates: [Candidate], demandedFirst order: [Int], open: OpenRisk, budget: Money?,
    caps: [Programme.Area.ID: Money]
  ) -> [Int] {
    let model = PurchaseModel(candidates: candidates, open: open, budget: budget, caps: caps, forced: [])
    var forced: Set<Int> = []
    for demand in [Plan.Line.Demand.programme, .office] {
      for index in candidates.indices.filter({ candidates[$0].demand == demand }).sorted(by: { order[$0] < order[$1] })
      {
        let more = forced.union(model.closures[index])
        if model.allows(more) { forced = more }
      }
    }
    return forced.sorted()
  }

  /// The set without items that cost nothing and remove nothing that the others do not.
  private static func withoutIdle(
    _ items: [Int], _ candidates: [Candidate], keep: Set<Int>, open: OpenRisk
  ) -> [Int] {
    var items = items
    let closures = PurchaseModel.closures(candidates)
    while let idle = items.last(where: { item in
      guard !keep.contains(item), !items.contains(where: { $0 != item && closures[$0].contains(item) }) else {
        return false
      }
      let others = items.filter { $0 != item }.reduce(into: open) { $0.apply(candidates[$1]) }
      return others.gain(of: candidates[item]) == .zero
    }) {
      items.removeAll { $0 == idle }
    }
    return items
  }
}
