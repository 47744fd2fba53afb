import Model

/// An item that could be bought, with its cost and its effects: all that the choice of a set needs.
struct Candidate: Hashable, Sendable {
  var item: Item.ID
  var area: Programme.Area.ID
  var cost: Money
  var variant: String?
  /// Candidates without which it is not bought.
  var requires: [Item.ID]
  /// How far it mends problems, in per cent, by the problem's index in the question.
  var effects: [Int: Int]
  /// Who wants it before all others, as long as it fits.
  var demand: Plan.Line.Demand
}

/// The risk that is open to purchases: how much each problem weighs and how far free work has mended it.
struct OpenRisk: Hashable, Sendable {
  /// By the problem's index; zero where the programme cannot pay for any of its places.
  var risk: [RiskPoints]
  /// In per cent, by the problem's index.
  var mended: [Int]

  /// How much risk goes when a problem's mending rises from its present share to `share` per cent.
  func removed(_ problem: Int, by share: Int) -> RiskPoints {
    guard risk.indices.contains(problem), share > mended[problem] else { return .zero }
    return risk[problem].percent(share) - risk[problem].percent(mended[problem])
  }

  /// What `candidate` removes on top.
  func gain(of candidate: Candidate) -> RiskPoints {
    candidate.effects.reduce(.zero) { $0 + removed($1.key, by: $1.value) }
  }

  /// The state when it is bought: each problem is mended by its best single remedy, never by a sum.
  mutating func apply(_ candidate: Candidate) {
    for (problem, share) in candidate.effects where mended.indices.contains(problem) {
      mended[problem] = max(mended[problem], share)
    }
  }
}
