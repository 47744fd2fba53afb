package import Funding
package import Model

extension Report {
  /// Free work, purchases, and what is not bought.
  package struct PlanSheet: Hashable, Codable, Sendable {
    /// What the plan comes to, in a sentence or two.
    package var headline: String
    package var freeWork: [FreeWork]
    package var lines: [Line]
    package var refused: [Refused]
    package var budget: Budget
    package var rules: [Rule]
    /// What the numbers rest on: estimated prices, quantities to be filled in.
    package var assumptions: [String]
  }

  package struct Budget: Hashable, Codable, Sendable {
    package var total: Money
    package var grant: Money
    package var own: Money
    package var minimum: Money?
    package var maximum: Money?
    package var countyLimit: Money?
  }

  package struct FreeWork: Hashable, Codable, Sendable {
    /// `D-01`, most risk first.
    package var number: String
    package var remedy: String
    package var title: String
    package var who: String
    /// Working hours for all places.
    package var hours: Int
    package var places: Int
    package var findings: [String]
    package var riskRemoved: RiskPoints
  }

  package struct Line: Hashable, Codable, Sendable {
    /// `Z-01`: the item's place in the programme's catalogue.
    package var number: String
    package var item: String
    package var title: String
    package var area: String
    /// Function and lowest parameters, without a brand.
    package var requirements: String
    package var count: Int
    /// The number with its unit.
    package var quantity: String
    /// Whether the number must still be filled in by the office.
    package var quantityAssumed: Bool
    package var price: Money
    /// Whether the price is only a rough estimate.
    package var priceEstimated: Bool
    package var total: Money
    package var findings: [String]
    package var riskRemoved: RiskPoints
    /// Whether the programme demands it.
    package var mandatory: Bool
    /// Whether the office insists on it.
    package var insisted: Bool
    /// The condition on which the cost is eligible; nil where there is none.
    package var condition: String?
    /// How sure its eligibility is, in words; nil when it is confirmed.
    package var mark: String?
  }

  package struct Refused: Hashable, Codable, Sendable {
    package var number: String
    package var item: String
    package var title: String
    package var total: Money
    /// A stable word.
    package var code: String
    package var reason: String
  }

  /// A rule of the programme and whether the plan keeps it.
  package struct Rule: Hashable, Codable, Sendable {
    package var title: String
    package var bound: String
    package var value: String
    package var outcome: LimitCheck.Outcome
    package var mark: String?
  }
}
