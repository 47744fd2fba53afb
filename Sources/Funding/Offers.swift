import Model

/// The items of a programme with quantity, price and effect, in the catalogue's order.
struct Offers {
  var offers: [Offer]

  struct Offer {
    var item: Item
    var quantity: Plan.Quantity
    var price: Plan.Price
    var total: Money
    /// In per cent, by the problem's index; nothing where the programme pays for none of the problem's places.
    var effects: [Int: Int]
    var demand: Plan.Line.Demand
    /// Why it may not be bought at all.
    var bar: Plan.Reason?
  }

  /// Those that may be bought.
  let candidates: [Candidate]
  /// The offer behind each candidate.
  let offerOfCandidate: [Int]
  let problems: [Problem.ID]

  init(question: PlanQuestion, programme: Programme, mended: [Int]) {
    let excluded = programme.excludedUnits.value ?? []
    let fundable = question.problems.map { $0.without(excluded) }
    var offers = programme.items.map { item in
      var effects: [Int: Int] = [:]
      for (index, problem) in fundable.enumerated() {
        let best = item.remedies.compactMap { problem?.effects[$0] }.max() ?? 0
        if best > 0 { effects[index] = min(best, 100) }
      }
      let mends = effects.filter { mended.indices.contains($0.key) && $0.value > mended[$0.key] }.keys.sorted()
      let quantity = Offers.quantity(
        of: item, question: question, excluded: excluded, mends: mends.compactMap { fundable[$0] })
      let price = Offers.price(of: item, own: question.prices[item.id])
      return Offer(
        item: item, quantity: quantity, price: price, total: Offers.total(price.one, quantity.count),
        effects: effects,
        demand: item.mandatory ? .programme : question.must.contains(item.id) ? .office : .nobody,
        bar: Offers.bar(item, quantity: quantity, never: question.never))
    }
    Offers.barDependants(&offers)
    self.offers = offers
    offerOfCandidate = offers.indices.filter { offers[$0].bar == nil }
    candidates = offerOfCandidate.map { index in
      let offer = offers[index]
      return Candidate(
        item: offer.item.id, area: offer.item.area, cost: offer.total, variant: offer.item.variant,
        requires: offer.item.requires, effects: offer.effects, demand: offer.demand)
    }
    problems = question.problems.map(\.id)
  }

  private static func bar(_ item: Item, quantity: Plan.Quantity, never: Set<Item.ID>) -> Plan.Reason? {
    switch item.eligibility.value {
    case .no: .notEligible(why: item.eligibility.note)
    case .unknown, nil: .eligibilityUnknown
    case .yes, .conditional:
      never.contains(item.id) && !item.mandatory ? .officeDeclined : quantity.count == 0 ? .nothingToEquip : nil
    }
  }

  /// Bars what requires an item that may not be bought, directly or through others.
  private static func barDependants(_ offers: inout [Offer]) {
    var changed = true
    while changed {
      changed = false
      let barred = Set(offers.filter { $0.bar != nil }.map(\.item.id))
      for index in offers.indices where offers[index].bar == nil {
        guard let missing = offers[index].item.requires.first(where: barred.contains) else { continue }
        offers[index].bar = .prerequisite(missing: missing)
        changed = true
      }
    }
  }

  /// The number of pieces, between 0 and a million; 1 stands in for a number that the office has not given.
  private static func quantity(
    of item: Item, question: PlanQuestion, excluded: Set<UnitKind>, mends: [Problem]
  ) -> Plan.Quantity {
    let headcounts = question.headcounts
    let basis: Int?
    switch item.quantity.basis {
    case .fixed: basis = 1
    case .perHost: basis = question.estate.hosts(without: excluded)
    case .perUnit: basis = question.estate.units(without: excluded)
    case .perEmployee: basis = headcounts.employees
    case .perWorkstation: basis = headcounts.workstations
    case .perServer: basis = headcounts.servers
    case .perAdministrator: basis = headcounts.administrators
    case .perAffectedAsset: basis = max(1, Set(mends.flatMap { $0.places.map { $0.asset ?? $0.id } }).count)
    case .perAffectedUnit: basis = max(1, Set(mends.flatMap { $0.places.map(\.unitID) }).count)
    }
    let size = max(1, item.quantity.forEvery)
    let portions = (clamped(basis ?? 1) + size - 1) / size
    let (product, overflow) = portions.multipliedReportingOverflow(by: clamped(item.quantity.each))
    return Plan.Quantity(count: overflow ? 1_000_000 : clamped(product), assumed: basis == nil)
  }

  /// The office's own price, else the middle of the hint; at most a hundred million zloty.
  private static func price(of item: Item, own: OfficePrice?) -> Plan.Price {
    let highest = 10_000_000_000
    if let own {
      return Plan.Price(
        one: Money(grosze: min(max(own.gross.grosze, 0), highest)), vat: min(max(own.vat ?? item.price.vat, 0), 100),
        estimate: false, source: own.source)
    }
    let low = min(max(item.price.low.grosze, 0), highest)
    let high = min(max(item.price.high.grosze, 0), highest)
    return Plan.Price(
      one: Money(grosze: (low + high) / 2), vat: min(max(item.price.vat, 0), 100), estimate: true,
      source: item.price.source)
  }

  /// At most a hundred thousand million zloty, so that no sum of many overflows.
  private static func total(_ one: Money, _ count: Int) -> Money {
    Money(grosze: min((one * count).grosze, 10_000_000_000_000))
  }

  private static func clamped(_ count: Int) -> Int { min(max(count, 0), 1_000_000) }
}
