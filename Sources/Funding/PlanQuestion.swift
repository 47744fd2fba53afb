package import Model

/// What a plan is made from.
package struct PlanQuestion: Hashable, Sendable {
  package var problems: [Problem]
  /// Places that the office has decided to live with: neither risk nor work, but never forgotten by the letter.
  package var accepted: [Problem]
  package var remedies: [Remedy]
  /// Nil for a plan of free work only.
  package var programme: Programme?
  /// The county's own highest grant.
  package var limit: Money?
  package var headcounts: Headcounts
  package var estate: Estate
  /// The office's own prices, which replace the catalogue's hints.
  package var prices: [Item.ID: OfficePrice]
  /// Items that the office wants in any case.
  package var must: Set<Item.ID>
  /// Items that the office does not want.
  package var never: Set<Item.ID>

  package init(
    problems: [Problem], accepted: [Problem] = [], remedies: [Remedy], programme: Programme? = nil, limit: Money? = nil,
    headcounts: Headcounts = Headcounts(), estate: Estate = Estate(), prices: [Item.ID: OfficePrice] = [:],
    must: Set<Item.ID> = [], never: Set<Item.ID> = []
  ) {
    self.problems = problems
    self.accepted = accepted
    self.remedies = remedies
    self.programme = programme
    self.limit = limit
    self.headcounts = headcounts
    self.estate = estate
    self.prices = prices
    self.must = must
    self.never = never
  }
}
