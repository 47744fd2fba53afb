import Model

/// Chooses a set of purchases one by one: what is demanded, then always what removes the most risk for a zloty.
///
/// It keeps every limit and never buys what removes nothing; it may miss the best set of all.
struct GreedyChoice {
  var candidates: [Candidate]
  var open: OpenRisk
  /// The most that all purchases may cost; nil for no limit.
  var budget: Money?

  /// The indices of the chosen candidates, in the order of purchase.
  func chosen() -> [Int] {
    var chosen = demanded()
    while true {
      extend(&chosen)
      guard let idle = chosen.lastIndex(where: { !candidates[$0].demanded && isIdle($0, in: chosen) }) else {
        return chosen
      }
      chosen.remove(at: idle)
    }
  }

  private func demanded() -> [Int] {
    candidates.indices.filter { candidates[$0].demanded }.reduce(into: []) { chosen, index in
      if fits(index, into: chosen) { chosen.append(index) }
    }
  }

  /// Adds what pays best until nothing that fits removes any risk.
  private func extend(_ chosen: inout [Int]) {
    var state = self.state(with: chosen)
    while let best = candidates.indices.filter({ !chosen.contains($0) && fits($0, into: chosen) })
      .map({ (index: $0, gain: state.gain(of: candidates[$0])) })
      .filter({ $0.gain > .zero })
      .min(by: { pays($0, before: $1) })
    {
      chosen.append(best.index)
      state.apply(candidates[best.index])
    }
  }

  /// More risk for a zloty first, then the cheaper, then by id.
  private func pays(_ left: (index: Int, gain: RiskPoints), before right: (index: Int, gain: RiskPoints)) -> Bool {
    let (first, second) = (candidates[left.index], candidates[right.index])
    let a = left.gain.thousandths.multipliedFullWidth(by: second.cost.grosze)
    let b = right.gain.thousandths.multipliedFullWidth(by: first.cost.grosze)
    if (a.high, a.low) != (b.high, b.low) { return (a.high, a.low) > (b.high, b.low) }
    return first.cost == second.cost ? first.item < second.item : first.cost < second.cost
  }

  private func fits(_ index: Int, into chosen: [Int]) -> Bool {
    let candidate = candidates[index]
    if let variant = candidate.variant, chosen.contains(where: { candidates[$0].variant == variant }) { return false }
    guard let budget else { return true }
    return chosen.reduce(candidate.cost) { $0 + candidates[$1].cost } <= budget
  }

  /// Whether the others remove just as much without it.
  private func isIdle(_ index: Int, in chosen: [Int]) -> Bool {
    state(with: chosen.filter { $0 != index }).gain(of: candidates[index]) == .zero
  }

  private func state(with chosen: [Int]) -> OpenRisk {
    chosen.reduce(into: open) { $0.apply(candidates[$1]) }
  }
}
