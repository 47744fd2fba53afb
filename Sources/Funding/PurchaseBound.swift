/// An upper bound on the value that purchases can still reach.
///
/// The exact value of a set counts each problem once. The bound prices every problem f with a number `u(f)` of its own,
/// at least its present coverage, and lets an item k count only what it removes above that price:
///
///     value(S) ≤ Σ u(f) + Σ over k in S of ρ(k),   ρ(k) = Σ over f of max(0, v(k, f) − u(f))
///
/// What is left is a knapsack, bounded by its fractional relaxation (Dantzig 1957) inside the budget, the areas' caps
/// and the variant groups (Sinha and Zoltners 1979). This is the Lagrangian relaxation of the uncapacitated location
/// problem (Cornuéjols, Fisher and Nemhauser 1977); any prices give a valid bound, and subgradient steps (Held, Wolfe
/// and Crowder 1974) look for good ones. All of it in whole numbers, rounded so that the bound stays one.
struct PurchaseBound {
  /// What is known at one node of the search.
  struct Node {
    /// Items that may still be taken.
    var items: [Int]
    /// The money that is left, altogether and by capped area.
    var budget: Int
    var caps: [Int]
    /// The present coverage by problem.
    var covered: [Int]
    /// The value to beat: a node whose bound is not above it is of no use.
    var floor: Int
  }

  private struct Segment {
    var item: Int
    /// The cheaper variant that it replaces.
    var instead: Int?
    var value: Int
    var cost: Int
  }

  /// How finely the fractional choice is counted.
  private static let whole = 1 << 10

  let model: PurchaseModel
  /// The problems' prices; those of a parent node are a good start.
  var prices: [Int]
  /// The bound of the last evaluation.
  private(set) var value = Int.max
  /// How much the bound falls, at least, when an item is taken all the same, by item.
  private(set) var losses: [Int]
  private var worth: [Int]
  private var shares: [Int]

  init(_ model: PurchaseModel) {
    self.model = model
    prices = [Int](repeating: 0, count: model.problems)
    losses = [Int](repeating: 0, count: model.costs.count)
    worth = losses
    shares = losses
  }

  /// Looks for the lowest bound in a few steps and keeps its prices; stops as soon as the node is of no use.
  mutating func evaluate(_ node: Node, steps: Int) {
    for problem in prices.indices { prices[problem] = max(prices[problem], node.covered[problem]) }
    var best = value(at: node)
    var (bestPrices, bestLosses) = (prices, losses)
    var patience = 0
    var scale = 2
    for _ in 0..<steps {
      if best <= node.floor { break }
      guard step(node, gap: (value - node.floor) / scale) else { break }
      let next = value(at: node)
      if next < best {
        (best, bestPrices, bestLosses) = (next, prices, losses)
        patience = 0
      } else {
        patience += 1
        if patience == 4 { (scale, patience) = (scale * 2, 0) }
        if scale > 256 { break }
      }
    }
    (value, prices, losses) = (best, bestPrices, bestLosses)
  }

  /// Moves the prices against the subgradient; false when there is nothing to move.
  private mutating func step(_ node: Node, gap: Int) -> Bool {
    var slope = [Int](repeating: PurchaseBound.whole, count: prices.count)
    for item in node.items where shares[item] > 0 {
      for effect in model.starts[item]..<model.starts[item + 1]
      where model.gains[effect] > prices[model.targets[effect]] {
        slope[model.targets[effect]] -= shares[item]
      }
    }
    var length = 0
    for problem in slope.indices {
      // A price that stands on its lower edge cannot fall.
      if slope[problem] > 0, prices[problem] <= node.covered[problem] { slope[problem] = 0 }
      length += slope[problem] * slope[problem]
    }
    guard length > 0, gap > 0 else { return false }
    for problem in slope.indices where slope[problem] != 0 {
      let move = Ratio.scaled(gap, abs(slope[problem]) * PurchaseBound.whole, by: length)
      prices[problem] = max(
        node.covered[problem], slope[problem] > 0 ? prices[problem] - move : prices[problem] + move)
    }
    return true
  }

  /// The bound at the present prices.
  private mutating func value(at node: Node) -> Int {
    for item in node.items {
      var sum = 0
      for effect in model.starts[item]..<model.starts[item + 1] {
        let above = model.gains[effect] - prices[model.targets[effect]]
        if above > 0 { sum += above }
      }
      (worth[item], shares[item], losses[item]) = (sum, 0, 0)
    }
    let base = prices.reduce(0, +)
    let segments = segments(node.items)
    var (total, left, caps) = (0, node.budget, node.caps)
    var last: Segment?
    for segment in segments {
      let room = model.areas[segment.item].map { min(left, caps[$0]) } ?? left
      let part: Int
      if segment.cost <= room {
        total += segment.value
        part = PurchaseBound.whole
      } else {
        // Rounded up, so that the bound stays one.
        total += room == 0 ? 0 : Ratio.scaled(segment.value, room, by: segment.cost) + 1
        part = Ratio.scaled(PurchaseBound.whole, room, by: segment.cost)
        if room == left { last = last ?? segment }
      }
      let spent = min(segment.cost, room)
      left -= spent
      if let area = model.areas[segment.item] { caps[area] -= spent }
      shares[segment.item] += part
      if let other = segment.instead { shares[other] -= part }
      if left == 0, last != nil { break }
    }
    value = base + total
    if let last { weigh(node, base: base, at: last) }
    return value
  }

  /// How much worse the bound gets with an item that does not pay at the going rate of value for a grosz.
  private mutating func weigh(_ node: Node, base: Int, at rate: Segment) {
    var sum = Ratio.scaled(rate.value, node.budget, by: rate.cost) + 1
    var bestOfGroup: [Int: Int] = [:]
    for item in node.items {
      let price = Ratio.scaled(rate.value, model.costs[item], by: rate.cost)
      if worth[item] > price {
        if let group = model.variants[item] {
          bestOfGroup[group] = max(bestOfGroup[group] ?? 0, worth[item] - price)
        } else {
          sum += worth[item] - price
        }
      } else {
        losses[item] = price - worth[item]
      }
    }
    sum += bestOfGroup.values.reduce(0, +)
    // Losses are counted from the bound without caps; what that bound is above this one must be made up for first.
    let surplus = max(0, base + sum - value)
    for item in node.items where losses[item] > 0 { losses[item] = max(0, losses[item] - surplus) }
  }

  /// What can be bought, best value for a grosz first; variants as steps from one to the next on their hull.
  private func segments(_ items: [Int]) -> [Segment] {
    var segments: [Segment] = []
    segments.reserveCapacity(items.count)
    var variants: [Int: [Int]] = [:]
    for item in items where worth[item] > 0 {
      if let group = model.variants[item] {
        variants[group, default: []].append(item)
      } else {
        segments.append(Segment(item: item, instead: nil, value: worth[item], cost: model.costs[item]))
      }
    }
    for group in variants.keys.sorted() { segments += hull(variants[group] ?? []) }
    segments.sort { left, right in
      if Ratio.isLarger(left.value, per: left.cost, than: right.value, per: right.cost) { return true }
      if Ratio.isLarger(right.value, per: right.cost, than: left.value, per: left.cost) { return false }
      return left.item < right.item
    }
    return segments
  }

  private func hull(_ members: [Int]) -> [Segment] {
    let apart = Set(members.map { model.areas[$0] }).count > 1
    if apart || members.count == 1 {
      // Variants in areas with different caps are bounded each for itself: a weaker bound, but still one.
      return members.map { Segment(item: $0, instead: nil, value: worth[$0], cost: model.costs[$0]) }
    }
    var edge: [Segment] = []
    for item in members.sorted(by: { (model.costs[$0], worth[$1], $0) < (model.costs[$1], worth[$0], $1) }) {
      while true {
        let before = edge.last?.item
        let value = worth[item] - (before.map { worth[$0] } ?? 0)
        let cost = model.costs[item] - (before.map { model.costs[$0] } ?? 0)
        if value <= 0 { break }
        if let last = edge.last, !Ratio.isLarger(last.value, per: last.cost, than: value, per: cost) {
          edge.removeLast()
          continue
        }
        edge.append(Segment(item: item, instead: before, value: value, cost: cost))
        break
      }
    }
    return edge
  }
}
