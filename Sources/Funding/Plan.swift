package import Model

/// What to do first for nothing, what to buy then, and what not to buy and why.
package struct Plan: Hashable, Sendable {
  /// Work that costs only hours, most risk first.
  package var freeWork: [FreeWork]
  /// Purchases in the order in which they pay: what the programme or the office demands first, then by risk removed
  /// for a zloty.
  package var lines: [Line]
  package var refusals: [Refusal]
  package var budget: Budget
  package var limits: [LimitCheck]
  package var risk: Stages<RiskPoints>
  /// How far each problem is mended, in per cent, in the order of the question.
  package var mended: [Mending]
  package var proof: Proof

  /// A value today, after the free work, and after the purchases too.
  package struct Stages<Value: Hashable & Sendable>: Hashable, Sendable {
    package var today: Value
    package var afterFreeWork: Value
    package var afterPlan: Value

    package init(today: Value, afterFreeWork: Value, afterPlan: Value) {
      self.today = today
      self.afterFreeWork = afterFreeWork
      self.afterPlan = afterPlan
    }
  }

  /// A free remedy that is the best one for at least one problem.
  package struct FreeWork: Hashable, Sendable {
    package var remedy: Remedy.ID
    package var problems: [Problem.ID]
    /// How many places need it; a service with two problems counts once.
    package var places: Int
    package var hours: Int
    package var riskRemoved: RiskPoints
  }

  /// One line of the budget.
  package struct Line: Hashable, Sendable {
    package var item: Item.ID
    package var quantity: Quantity
    package var price: Price
    package var total: Money
    /// The problems that no other line mends better.
    package var problems: [Problem.ID]
    package var riskRemoved: RiskPoints
    package var demand: Demand

    /// Who insists on the line.
    package enum Demand: String, Hashable, Sendable {
      case programme, office
      /// Another line of the plan that is of no use without it.
      case prerequisite
      case nobody
    }

    package var net: Money { total.net(ofVAT: price.vat) }
  }

  package struct Quantity: Hashable, Sendable {
    package var count: Int
    /// Whether the office's own number was missing and 1 stands for it.
    package var assumed: Bool
  }

  package struct Price: Hashable, Sendable {
    /// Gross, of one.
    package var one: Money
    /// The rate of VAT inside it, in per cent; 0 where the supply is exempt.
    package var vat: Int
    /// Whether it is the middle of the catalogue's hint, not the office's own price.
    package var estimate: Bool
    /// Where it comes from; nil where nobody said.
    package var source: String?

    package var net: Money { one.net(ofVAT: vat) }
  }

  package struct Refusal: Hashable, Sendable {
    package var item: Item.ID
    package var quantity: Quantity
    package var price: Price
    package var total: Money
    package var reason: Reason
  }

  package struct Budget: Hashable, Sendable {
    /// Gross cost of all lines.
    package var total: Money
    /// The same without VAT.
    package var net: Money
    /// The part that the grant covers.
    package var grant: Money
    /// The programme's least grant; nil when it is not known.
    package var minimum: Money?
    package var maximum: Money?
    /// The county's own highest grant.
    package var countyLimit: Money?

    /// The part that the county pays.
    package var own: Money { total - grant }
    /// The lower of the programme's and the county's limit.
    package var limit: Money? { [maximum, countyLimit].compactMap(\.self).min() }
  }

  /// What the search proved about the choice of purchases.
  package struct Proof: Hashable, Sendable {
    /// The most risk that any allowed purchases were found to remove.
    package var most: RiskPoints
    /// What no allowed purchases can go beyond; equal to `most` when that was proved.
    package var bound: RiskPoints
    /// How many nodes of the tree of choices were looked at.
    package var nodes: Int
    /// Whether the search went through the whole tree: then there is no better plan.
    package var complete: Bool
    /// Whether all purchases together would remove less than half a per cent of today's risk; then only what is
    /// demanded is bought, for nobody could defend the rest.
    package var isTrifling = false
  }

  package struct Mending: Hashable, Sendable {
    package var problem: Problem.ID
    package var afterFreeWork: Int
    package var afterPlan: Int
    /// The places that the purchases cannot mend, because the programme never pays for their unit.
    package var placesOutside: Int
  }
}
