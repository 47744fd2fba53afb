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
  /// Items without which it is of no use: it is bought only together with all of them.
  package var requires: [Item.ID]

  package init(
    id: String, area: Programme.Area.ID, title: Phrase, requirements: Phrase, eligibility: Fact<Eligibility>,
    mandatory: Bool, remedies: [Remedy.ID], quantity: Quantity, price: PriceHint, variant: String?,
    requires: [Item.ID] = []
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
    self.requires = requires
  }

  /// How many are needed.
  package struct Quantity: Hashable, Sendable {
    package enum Basis: String, Codable, CaseIterable, Sendable {
      case fixed
      /// Per machine that was examined in a unit that the programme may pay for.
      case perHost = "per-host"
      /// Per organisational unit that the programme may pay for: a site.
      case perUnit = "per-unit"
      case perEmployee = "per-employee"
      case perWorkstation = "per-workstation"
      case perServer = "per-server"
      case perAdministrator = "per-administrator"
      /// Per machine with an open finding that the item mends.
      case perAffectedAsset = "per-affected-asset"
      /// Per organisational unit with an open finding that the item mends.
      case perAffectedUnit = "per-affected-unit"
    }
    package var basis: Basis
    /// How many for each of the basis, or altogether for `fixed`.
    package var each: Int
    /// How many of the basis one portion serves: with 24, a switch is bought for every 24 machines or part of them.
    package var forEvery: Int
    package var unit: Plural

    package init(basis: Basis, each: Int, forEvery: Int = 1, unit: Plural) {
      self.basis = basis
      self.each = each
      self.forEvery = forEvery
      self.unit = unit
    }
  }

  /// A first guess at the gross price of one, to be replaced by the office's own market research.
  package struct PriceHint: Hashable, Sendable {
    package var low: Money
    package var high: Money
    package var year: Int
    /// The rate of VAT inside it, in per cent; 0 where the supply is exempt.
    package var vat: Int
    package var confidence: Confidence
    package var source: String?

    /// The standard rate of VAT in Poland, in per cent (act of 11 March 2004, articles 41 and 146ef).
    package static let standardVAT = 23

    package init(
      low: Money, high: Money, year: Int, vat: Int = PriceHint.standardVAT, confidence: Confidence, source: String?
    ) {
      self.low = low
      self.high = high
      self.year = year
      self.vat = vat
      self.confidence = confidence
      self.source = source
    }
  }
}
