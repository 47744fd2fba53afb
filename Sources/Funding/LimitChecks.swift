import Model

/// How a plan stands to each rule of its programme.
struct LimitChecks {
  private(set) var checks: [LimitCheck]

  init(programme: Programme, budget: Plan.Budget, lines: [Plan.Line]) {
    let items = Dictionary(programme.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let bought = lines.compactMap { items[$0.item] }
    checks = [
      LimitCheck(
        rule: .programmeMaximum(budget.maximum), outcome: LimitChecks.outcome(budget.maximum) { budget.grant <= $0 },
        confidence: programme.maximum.confidence),
      LimitCheck(
        rule: .countyLimit(budget.countyLimit), outcome: LimitChecks.outcome(budget.countyLimit) { budget.grant <= $0 },
        confidence: .confirmed),
      LimitCheck(
        rule: .programmeMinimum(budget.minimum), outcome: LimitChecks.outcome(budget.minimum) { budget.grant >= $0 },
        confidence: programme.minimum.confidence),
    ]
    checks += programme.items.filter(\.mandatory).map { item in
      LimitCheck(
        rule: .mandatoryItem(item.id), outcome: bought.contains { $0.id == item.id } ? .met : .notMet,
        confidence: item.eligibility.confidence)
    }
    checks += programme.areas.filter { $0.mandatory.value == true }.map { area in
      LimitCheck(
        rule: .mandatoryArea(area.id), outcome: bought.contains { $0.area == area.id } ? .met : .notMet,
        confidence: area.mandatory.confidence)
    }
    let areaOfItem = items.mapValues(\.area)
    for area in programme.areas {
      guard let cap = area.cap.value else { continue }
      let spent = lines.filter { areaOfItem[$0.item] == area.id }.reduce(Money.zero) { $0 + $1.total }
      checks.append(
        LimitCheck(
          rule: .areaCap(area.id, cap), outcome: spent <= cap ? .met : .notMet, confidence: area.cap.confidence))
    }
    if programme.items.contains(where: { $0.variant != nil }) {
      let groups = bought.compactMap(\.variant)
      checks.append(
        LimitCheck(
          rule: .oneVariant, outcome: Set(groups).count == groups.count ? .met : .notMet, confidence: .confirmed))
    }
    let conditions = bought.filter { $0.eligibility.value == .conditional }.count
    if conditions > 0 {
      checks.append(LimitCheck(rule: .conditions(count: conditions), outcome: .unknown, confidence: .confirmed))
    }
  }

  private static func outcome(_ bound: Money?, holds: (Money) -> Bool) -> LimitCheck.Outcome {
    bound.map { holds($0) ? .met : .notMet } ?? .unknown
  }
}
