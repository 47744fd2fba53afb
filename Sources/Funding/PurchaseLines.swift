import Model

/// The lines of the chosen purchases: each problem goes to the account of the one that mends it best.
struct PurchaseLines {
  private(set) var lines: [Plan.Line]

  init(offers: Offers, chosen: [Int], open: OpenRisk) {
    var credited: [Int: (line: Int, share: Int)] = [:]
    for (line, candidate) in chosen.enumerated() {
      for (problem, share) in offers.candidates[candidate].effects where open.removed(problem, by: share) > .zero {
        if share > credited[problem]?.share ?? 0 { credited[problem] = (line, share) }
      }
    }
    let lines = chosen.enumerated().map { line, candidate in
      let offer = offers.offers[offers.offerOfCandidate[candidate]]
      let own = credited.filter { $0.value.line == line }.keys.sorted()
      return Plan.Line(
        item: offer.item.id, quantity: offer.quantity, price: offer.price, total: offer.total,
        problems: own.map { offers.problems[$0] },
        riskRemoved: own.reduce(.zero) { $0 + open.removed($1, by: credited[$1]?.share ?? 0) },
        demand: offer.demand)
    }
    let demanded = lines.filter { $0.demand != .nobody }
    self.lines = demanded + lines.filter { $0.demand == .nobody }.sorted(by: PurchaseLines.pays)
  }

  /// More risk for a zloty first, then the cheaper, then by id.
  private static func pays(_ left: Plan.Line, before right: Plan.Line) -> Bool {
    let a = left.riskRemoved.thousandths.multipliedFullWidth(by: right.total.grosze)
    let b = right.riskRemoved.thousandths.multipliedFullWidth(by: left.total.grosze)
    if (a.high, a.low) != (b.high, b.low) { return (a.high, a.low) > (b.high, b.low) }
    return left.total == right.total ? left.item < right.item : left.total < right.total
  }
}
