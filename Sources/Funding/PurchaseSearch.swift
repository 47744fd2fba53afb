/// Searches all sets of purchases for the best one: branch and bound, depth first.
///
/// Every node takes or refuses the item that removes the most open risk for a grosz, together with what it requires; a
/// node is left as soon as its bound proves that nothing better lies below it.
struct PurchaseSearch {
  /// What the best set is.
  enum Goal {
    /// The one that removes the most risk.
    case value
    /// The cheapest one that removes at least so much, in thousandths of a point.
    case cost(atLeast: Int)
  }

  struct Result {
    /// In the model's order.
    var items: [Int]
    var value: Int
    var cost: Int
  }

  /// The best set that was seen; nil when none is allowed.
  private(set) var best: Result?
  private(set) var nodes = 0
  /// Whether the whole tree was searched: then `best` is proved.
  private(set) var complete = true
  /// What no set can go beyond, known before the first step.
  private(set) var bound = 0

  private let model: PurchaseModel
  private let goal: Goal
  private let nodeLimit: Int
  private var relaxation: PurchaseBound
  private var covered: [Int]
  private var value = 0
  private var cost = 0
  private var caps: [Int]
  private var taken: [Bool]
  private var refused: [Bool]
  private var takenVariants: [Bool]

  /// Searches at once.
  ///
  /// - Parameters:
  ///   - model: what can be bought, and within which limits.
  ///   - goal: what the best set is.
  ///   - known: an allowed set that reaches the goal, where there is one: the search looks for a better one only.
  ///   - nodeLimit: after how many nodes the search stops without proof.
  init(_ model: PurchaseModel, goal: Goal, known: Result? = nil, nodeLimit: Int) {
    self.model = model
    self.goal = goal
    self.nodeLimit = nodeLimit
    best = known
    relaxation = PurchaseBound(model)
    covered = [Int](repeating: 0, count: model.problems)
    caps = model.caps
    taken = [Bool](repeating: false, count: model.costs.count)
    refused = taken
    takenVariants = [Bool](repeating: false, count: model.groups.count)
    guard model.allows(Set(model.forced)) else { return }
    for item in model.forced { take(item) }
    search(depth: 0)
  }

  private mutating func search(depth: Int) {
    var refusedHere: [Int] = []
    defer { for item in refusedHere { refused[item] = false } }
    while true {
      nodes += 1
      guard nodes <= nodeLimit else {
        complete = false
        return
      }
      record()
      guard let node = node() else { return }
      let atRoot = depth == 0 && refusedHere.isEmpty
      let before = relaxation.prices
      relaxation.evaluate(node, steps: atRoot ? 120 : 6)
      if atRoot { bound = relaxation.value }
      guard relaxation.value > node.floor else {
        relaxation.prices = before
        return
      }
      // What would push the bound below the floor is refused in the whole subtree.
      for item in node.items where relaxation.value - relaxation.losses[item] <= node.floor {
        refused[item] = true
        refusedHere.append(item)
      }
      guard let next = node.items.filter({ !refused[$0] }).min(by: { pays($0, before: $1) }) else { return }
      let prices = relaxation.prices
      let undo = (covered, value, cost, caps, takenVariants)
      let closure = model.closures[next].filter { !taken[$0] }
      for item in closure { take(item) }
      search(depth: depth + 1)
      for item in closure { taken[item] = false }
      (covered, value, cost, caps, takenVariants) = undo
      relaxation.prices = prices
      if !complete { return }
      refused[next] = true
      refusedHere.append(next)
    }
  }

  /// Keeps the present set when it is better than the best.
  private mutating func record() {
    let isBetter: Bool
    switch goal {
    case .value: isBetter = best.map { value > $0.value } ?? true
    case .cost(let least): isBetter = value >= least && best.map { cost < $0.cost } ?? true
    }
    if isBetter { best = Result(items: taken.indices.filter { taken[$0] }, value: value, cost: cost) }
  }

  /// The items that can still add something, and the value that must be beaten; nil when none can.
  private func node() -> PurchaseBound.Node? {
    let floor: Int
    var budget = model.budget - cost
    switch goal {
    case .value: floor = best?.value ?? -1
    case .cost(let least):
      if value >= least { return nil }
      floor = least - 1
      if let best { budget = min(budget, best.cost - 1 - cost) }
    }
    guard budget >= 0 else { return nil }
    let items = model.costs.indices.filter { !taken[$0] && !refused[$0] && gain($0) > 0 && fits($0, into: budget) }
    guard !items.isEmpty else { return nil }
    return PurchaseBound.Node(items: items, budget: budget, caps: caps, covered: covered, floor: floor)
  }

  private func gain(_ item: Int) -> Int {
    var sum = 0
    for effect in model.starts[item]..<model.starts[item + 1] {
      let above = model.gains[effect] - covered[model.targets[effect]]
      if above > 0 { sum += above }
    }
    return sum
  }

  /// Whether it and what it requires can be added.
  private func fits(_ item: Int, into budget: Int) -> Bool {
    if model.closures[item].count == 1 {
      if let variant = model.variants[item], takenVariants[variant] { return false }
      if let area = model.areas[item], model.costs[item] > caps[area] { return false }
      return model.costs[item] <= budget
    }
    var (left, room, groups) = (budget, caps, takenVariants)
    for member in model.closures[item] where !taken[member] {
      if refused[member] { return false }
      if let variant = model.variants[member] {
        if groups[variant] { return false }
        groups[variant] = true
      }
      left -= model.costs[member]
      if let area = model.areas[member] {
        room[area] -= model.costs[member]
        if room[area] < 0 { return false }
      }
    }
    return left >= 0
  }

  private func price(_ item: Int) -> Int {
    model.closures[item].reduce(0) { $0 + (taken[$1] ? 0 : model.costs[$1]) }
  }

  /// More risk for a grosz first, then the cheaper, then in the model's order.
  private func pays(_ left: Int, before right: Int) -> Bool {
    let (a, b, c, d) = (gain(left), price(left), gain(right), price(right))
    if Ratio.isLarger(a, per: b, than: c, per: d) { return true }
    if Ratio.isLarger(c, per: d, than: a, per: b) { return false }
    return b == d ? left < right : b < d
  }

  private mutating func take(_ item: Int) {
    guard !taken[item] else { return }
    taken[item] = true
    cost += model.costs[item]
    if let area = model.areas[item] { caps[area] -= model.costs[item] }
    if let variant = model.variants[item] { takenVariants[variant] = true }
    for effect in model.starts[item]..<model.starts[item + 1] {
      let problem = model.targets[effect]
      if model.gains[effect] > covered[problem] {
        value += model.gains[effect] - covered[problem]
        covered[problem] = model.gains[effect]
      }
    }
  }
}
