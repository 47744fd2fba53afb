import Model

/// The lines of the chosen purchases: each problem goes to the account of the one that mends it best.
struct PurchaseLines {
  private(set) var lines: [Plan.Line]

  init(offers: Offers, chosen: [Int], open: OpenRisk) {
    // Where two mend a problem equally well, the id decides, not the catalogue's order.
    let chosen = chosen.sorted { offers.candidates[$0].item < offers.candidates[$1].item }
    var credited: [Int: (line: Int, share: Int)] = [:]
    for (line, candidate) in chosen.enumerated() {
      for (problem, share) in offers.candidates[candidate].effects where open.removed(problem, by: share) > .zero {
        if share > credited[problem]?.share ?? 0 { credited[problem] = (line, share) }
      }
    }
    let needed = Set(chosen.flatMap { offers.candidates[$0].requires })
    let lines = chosen.enumerated().map { line, candidate in
      let offer = offers.offers[offers.offerOfCandidate[candidate]]
      let own = credited.filter { $0.value.line == line }.keys.sorted()
      let isPrerequisite = offer.demand == .nobody && own.isEmpty && needed.contains(offer.item.id)
      return Plan.Line(
        item: offer.item.id, quantity: offer.quantity, price: offer.price, total: offer.total,
        problems: own.map { offers.problems[$0] },
        riskRemoved: own.reduce(.zero) { $0 + open.removed($1, by: credited[$1]?.share ?? 0) },
        demand: isPrerequisite ? .prerequisite : offer.demand)
    }
    let requires = Dictionary(
      chosen.map { (offers.candidates[$0].item, offers.candidates[$0].requires) },
      uniquingKeysWith: { first, _ in first })
    let demanded = lines.filter { $0.demand == .programme || $0.demand == .office }
    let others = lines.filter { $0.demand == .nobody || $0.demand == .prerequisite }
    self.lines = PurchaseLines.ordered(demanded + others.sorted(by: PurchaseLines.pays), requires: requires)
  }

  /// The lines in their order, each right behind what it requires.
  private static func ordered(_ lines: [Plan.Line], requires: [Item.ID: [Item.ID]]) -> [Plan.Line] {
    let byItem = Dictionary(lines.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    var (placed, ordered): (Set<Item.ID>, [Plan.Line]) = ([], [])
    func place(_ id: Item.ID) {
      guard let line = byItem[id], placed.insert(id).inserted else { return }
      for other in requires[id] ?? [] { place(other) }
      ordered.append(line)
    }
    for line in lines { place(line.item) }
    return ordered
  }

  /// More risk for a zloty first, then the cheaper, then by id.
  private static func pays(_ left: Plan.Line, before right: Plan.Line) -> Bool {
    let (a, b) = (left.riskRemoved.thousandths, right.riskRemoved.thousandths)
    if Ratio.isLarger(a, per: left.total.grosze, than: b, per: right.total.grosze) { return true }
    if Ratio.isLarger(b, per: right.total.grosze, than: a, per: left.total.grosze) { return false }
    return left.total == right.total ? left.item < right.item : left.total < right.total
  }
}
