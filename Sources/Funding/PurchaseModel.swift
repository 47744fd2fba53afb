import Model

/// The choice of purchases as bare numbers: what the exact search works on.
///
/// The value of a set of items is, summed over the problems, the largest amount of risk that one of its items takes
/// from the problem: each problem counts once, on its best bought remedy.
struct PurchaseModel: Sendable {
  /// In grosze, none negative.
  let costs: [Int]
  /// The index of the item's area among `caps`, nil where the area has no cap.
  let areas: [Int?]
  /// The most that the lines of an area may cost together, in grosze.
  let caps: [Int]
  /// The item's variant group, numbered from 0; nil without one.
  let variants: [Int?]
  /// The members of each variant group.
  let groups: [[Int]]
  /// The item itself and all that it requires, directly or through others.
  let closures: [[Int]]
  /// What is taken in any case.
  let forced: [Int]
  /// The most that everything may cost, in grosze.
  let budget: Int
  /// How many problems there are.
  let problems: Int
  /// Where an item's effects begin in `targets` and `gains`; one entry more than items.
  let starts: [Int]
  /// The problems that the items mend, item after item.
  let targets: [Int]
  /// The risk that each takes from it, in thousandths of a point, positive.
  let gains: [Int]

  init(candidates: [Candidate], open: OpenRisk, budget: Money?, caps: [Programme.Area.ID: Money], forced: [Int]) {
    let capped = caps.keys.sorted()
    costs = candidates.map(\.cost.grosze)
    areas = candidates.map { capped.firstIndex(of: $0.area) }
    self.caps = capped.map { caps[$0]?.grosze ?? 0 }
    let names = Set(candidates.compactMap(\.variant)).sorted()
    variants = candidates.map { $0.variant.flatMap { names.firstIndex(of: $0) } }
    groups = names.map { name in candidates.indices.filter { candidates[$0].variant == name } }
    closures = PurchaseModel.closures(candidates)
    self.forced = forced
    self.budget = min(budget?.grosze ?? .max, costs.reduce(0, +))
    problems = open.risk.count
    var (starts, targets, gains): ([Int], [Int], [Int]) = ([0], [], [])
    for candidate in candidates {
      for (problem, share) in candidate.effects.sorted(by: { $0.key < $1.key }) {
        let gain = open.removed(problem, by: share).thousandths
        guard gain > 0 else { continue }
        targets.append(problem)
        gains.append(gain)
      }
      starts.append(targets.count)
    }
    (self.starts, self.targets, self.gains) = (starts, targets, gains)
  }

  /// Whether each of the items and its prerequisites can stand together within the limits.
  func allows(_ items: Set<Int>) -> Bool {
    guard items.reduce(0, { $0 + costs[$1] }) <= budget else { return false }
    for (area, cap) in caps.enumerated() {
      guard items.reduce(0, { $0 + (areas[$1] == area ? costs[$1] : 0) }) <= cap else { return false }
    }
    let taken = items.compactMap { variants[$0] }
    return Set(taken).count == taken.count
  }

  /// Every candidate with all that it requires, itself last.
  static func closures(_ candidates: [Candidate]) -> [[Int]] {
    let places = Dictionary(
      candidates.enumerated().map { ($0.element.item, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return candidates.indices.map { index in
      var seen: Set<Int> = [index]
      var open = [index]
      while let next = open.popLast() {
        for id in candidates[next].requires {
          if let place = places[id], seen.insert(place).inserted { open.append(place) }
        }
      }
      return seen.subtracting([index]).sorted() + [index]
    }
  }
}
