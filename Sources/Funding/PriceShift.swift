package import Model

/// How a plan changes when all prices do.
package struct PriceShift: Hashable, Sendable {
  /// By how much, in per cent: 10 or -10.
  package var perCent: Int
  /// What today's lines would then cost, gross.
  package var sameLines: Money
  /// How far that goes past the limit; zero where it fits.
  package var over: Money
  /// The plan at those prices, gross.
  package var total: Money
  package var added: [Item.ID]
  package var dropped: [Item.ID]
  /// What is left of the risk after that plan.
  package var risk: RiskPoints
}

extension Planner {
  /// The plan made anew with all prices lower and higher by a tenth.
  package func priceShifts(of plan: Plan, for question: PlanQuestion) -> [PriceShift] {
    guard let programme = question.programme, !plan.lines.isEmpty else { return [] }
    return [-10, 10].map { perCent in
      var other = question
      for item in programme.items {
        let price = plan.lines.first { $0.item == item.id }?.price ?? plan.refusals.first { $0.item == item.id }?.price
        guard let price else { continue }
        other.prices[item.id] = OfficePrice(gross: price.one.changed(by: perCent), vat: price.vat)
      }
      let shifted = self.plan(other)
      let (before, after) = (Set(plan.lines.map(\.item)), Set(shifted.lines.map(\.item)))
      let same = plan.lines.reduce(Money.zero) { $0 + $1.price.one.changed(by: perCent) * $1.quantity.count }
      let limit = Budgeting(question).costLimit
      return PriceShift(
        perCent: perCent, sameLines: same, over: limit.map { max(.zero, same - $0) } ?? .zero,
        total: shifted.budget.total, added: after.subtracting(before).sorted(),
        dropped: before.subtracting(after).sorted(), risk: shifted.risk.afterPlan)
    }
  }
}

extension Money {
  /// Rounded to the grosz.
  fileprivate func changed(by perCent: Int) -> Money { Money(grosze: (grosze * (100 + perCent) + 50) / 100) }
}
