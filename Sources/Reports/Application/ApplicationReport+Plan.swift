package import Funding
package import Model

extension ApplicationReport {
  /// The purchases and the money.
  package struct PlanSheet: Hashable, Sendable, Encodable {
    package let headline: PublicText
    package let lines: [Line]
    package let refused: [Refused]
    package let budget: Budget
    package let rules: [Rule]
    /// What the numbers rest on.
    package let assumptions: [PublicText]
  }

  package struct Line: Hashable, Sendable, Encodable {
    /// The item's place in the programme's catalogue.
    package let number: PublicText
    package let title: PublicText
    package let area: PublicText
    /// Function and lowest parameters, without a brand.
    package let function: PublicText
    /// What it is for: the problems that it mends, in the words for an application.
    package let purpose: [PublicText]
    package let count: Int
    /// What is counted, such as `licencje`.
    package let quantity: PublicText
    /// Whether the number must still be filled in by the office.
    package let quantityAssumed: Bool
    /// Gross, of one.
    package let price: Money
    /// Whether the price is only a rough estimate.
    package let priceEstimated: Bool
    /// The rate of VAT, in per cent; 0 where the supply is exempt.
    package let vat: Int
    package let net: Money
    package let total: Money
    /// The share of today's risk that it removes, in thousandths.
    package let riskRemoved: Int
    /// Whether the programme demands it.
    package let mandatory: Bool
    /// On what its eligibility depends; nil where it does not.
    package let condition: PublicText?
    /// How sure its eligibility is; nil when it is confirmed.
    package let mark: PublicText?
  }

  package struct Refused: Hashable, Sendable, Encodable {
    package let number: PublicText
    package let title: PublicText
    package let total: Money
    package let reason: PublicText
  }

  package struct Budget: Hashable, Sendable, Encodable {
    /// Gross cost of all lines.
    package let total: Money
    package let net: Money
    /// The part that the grant covers.
    package let grant: Money
    /// The part that the county pays.
    package let own: Money
    /// The programme's least grant.
    package let minimum: Money?
    package let maximum: Money?
    /// The county's own highest grant.
    package let countyLimit: Money?
  }

  /// A rule of the programme and whether the plan keeps it.
  package struct Rule: Hashable, Sendable, Encodable {
    package let title: PublicText
    package let outcome: LimitCheck.Outcome
    package let mark: PublicText?
  }
}
