package import Model

/// Something a programme may pay for: one line of a budget, described by function, never by brand.
package struct Item: Hashable, Identifiable, Sendable {
  package enum Eligibility: String, Codable, CaseIterable, Sendable { case yes, conditional, no, unknown }

  package var id: String
  package var area: Programme.Area.ID
  package var title: Phrase
  /// What it must be able to do: function and lowest parameters.
  package var requirements: Phrase
  package var eligibility: Fact<Eligibility>
  /// Whether the programme demands this line.
  package var mandatory: Bool
  /// The remedies that buying it carries out.
  package var remedies: [Remedy.ID]
  package var quantity: Quantity
  package var price: PriceHint
  /// At most one item of a variant group is bought.
  package var variant: String?

  package init(
    id: String, area: Programme.Area.ID, title: Phrase, requirements: Phrase, eligibility: Fact<Eligibility>,
    mandatory: Bool, remedies: [Remedy.ID], quantity: Quantity, price: PriceHint, variant: String?
  ) {
    self.id = id
    self.area = area
    self.title = title
    self.requirements = requirements
    self.eligibility = eligibility
    self.mandatory = mandatory
    self.remedies = remedies
    self.quantity = quantity
    self.price = price
    self.variant = variant
  }

  /// How many are needed.
  package struct Quantity: Hashable, Sendable {
    package enum Basis: String, Codable, CaseIterable, Sendable {
      case fixed
      case perEmployee = "per-employee"
      case perWorkstation = "per-workstation"
      case perServer = "per-server"
      case perAdministrator = "per-administrator"
      /// Per machine with an open finding that the item mends.
      case perAffectedAsset = "per-affected-asset"
    }
    package var basis: Basis
    /// How many for each of the basis, or altogether for `fixed`.
    package var each: Int
    package var unit: Plural

    package init(basis: Basis, each: Int, unit: Plural) {
      self.basis = basis
      self.each = each
      self.unit = unit
    }
  }

  /// A first guess at the gross price of one, to be replaced by the office's own market research.
  package struct PriceHint: Hashable, Sendable {
    package var low: Money
    package var high: Money
    package var year: Int
    package var confidence: Confidence
    package var source: String?

    package init(low: Money, high: Money, year: Int, confidence: Confidence, source: String?) {
      self.low = low
      self.high = high
      self.year = year
      self.confidence = confidence
      self.source = source
    }
  }
}
