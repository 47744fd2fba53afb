package import Funding
package import Model

extension Report {
  /// Free work, purchases, and what is not bought.
  package struct PlanSheet: Hashable, Codable, Sendable {
    /// What the plan comes to, in a sentence or two.
    package var headline: String
    package var freeWork: [FreeWork]
    package var lines: [Line]
    /// The purchases one after the other.
    package var order: [PurchaseStep]
    package var refused: [Refused]
    package var budget: Budget
    package var rules: [Rule]
    /// What the numbers rest on: estimated prices, quantities to be filled in.
    package var assumptions: [String]
    package var proof: Proof
    /// What a better letter than that after the plan would take; nil when there is none or nothing was answered.
    package var nextLetter: NextLetter?
    /// The plan at other prices.
    package var priceShifts: [PriceShift]
    /// The same findings under another programme, where one was asked for.
    package var comparison: Comparison?
  }

  /// What the search for the purchases proved.
  package struct Proof: Hashable, Codable, Sendable {
    /// Whether it is proved that no allowed purchases remove more for less.
    package var complete: Bool
    /// The most risk that any allowed purchases were found to remove.
    package var most: RiskPoints
    /// What none can go beyond.
    package var bound: RiskPoints
    /// How many nodes of the tree of choices were looked at.
    package var nodes: Int
    package var sentence: String
  }

  package struct NextLetter: Hashable, Codable, Sendable {
    package enum Way: String, Codable, CaseIterable, Sendable {
      case purchases
      case nothingMends = "nothing-mends"
      case outside, accepted, coverage
    }

    package var grade: Grade
    package var way: Way
    /// Numbers of the items that would have to be bought, too.
    package var items: [String]
    package var cost: Money?
    /// How far the purchases would go past the limit.
    package var over: Money?
    package var sentence: String
  }

  package struct PriceShift: Hashable, Codable, Sendable {
    /// 10 or -10.
    package var perCent: Int
    /// What today's lines would cost.
    package var sameLines: Money
    /// How far that goes past the limit.
    package var over: Money
    /// What the plan made at those prices costs.
    package var total: Money
    package var added: [String]
    package var dropped: [String]
    package var risk: RiskPoints
    package var sentence: String
  }

  package struct Comparison: Hashable, Codable, Sendable {
    package var programme: String
    package var name: String
    package var statusSentence: String
    package var total: Money
    package var grant: Money
    package var limit: Money?
    package var letter: Grade?
    /// What is left of the risk after that programme's plan.
    package var risk: RiskPoints
    /// Every finding and what each programme pays for it.
    package var rows: [Row]

    package struct Row: Hashable, Codable, Sendable {
      package var finding: String
      package var title: String
      package var here: [String]
      package var there: [String]
    }
  }

  package struct Budget: Hashable, Codable, Sendable {
    package var total: Money
    /// The total without VAT.
    package var net: Money
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
    /// Where the price comes from.
    package var priceSource: String?
    /// The rate of VAT, in per cent; 0 where the supply is exempt.
    package var vat: Int
    package var net: Money
    package var total: Money
    package var findings: [String]
    package var riskRemoved: RiskPoints
    /// Whether the programme demands it.
    package var mandatory: Bool
    /// Whether the office insists on it.
    package var insisted: Bool
    /// The lines that it is of no use without.
    package var requires: [String]
    /// Why it is bought, and why in this place, in a sentence.
    package var why: String
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
