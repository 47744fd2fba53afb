import Model

/// The items that were not chosen, each with its reason, in the catalogue's order.
struct Refusals {
  private(set) var refusals: [Plan.Refusal] = []

  private let offers: Offers
  private let chosen: [Int]
  private let open: OpenRisk
  private let bought: OpenRisk
  /// What is left of the money; nil without a limit.
  private let left: Money?
  /// What is left of the areas' caps.
  private let rooms: [Programme.Area.ID: Money]
  private let proof: Plan.Proof

  init(
    offers: Offers, chosen: [Int], open: OpenRisk, bought: OpenRisk, left: Money?,
    rooms: [Programme.Area.ID: Money], proof: Plan.Proof
  ) {
    (self.offers, self.chosen, self.open, self.bought) = (offers, chosen, open, bought)
    (self.left, self.rooms, self.proof) = (left, rooms, proof)
    let taken = Set(chosen.map { offers.offerOfCandidate[$0] })
    let candidates = Dictionary(
      zip(offers.offerOfCandidate, offers.candidates.indices), uniquingKeysWith: { first, _ in first })
    refusals = offers.offers.indices.filter { !taken.contains($0) }.map { index in
      let offer = offers.offers[index]
      return Plan.Refusal(
        item: offer.item.id, quantity: offer.quantity, price: offer.price, total: offer.total,
        reason: offer.bar ?? candidates[index].map { reason($0) } ?? .removesNoRisk)
    }
  }

  private func reason(_ index: Int) -> Plan.Reason {
    let candidate = offers.candidates[index]
    let isDemanded = candidate.demand != .nobody
    if !isDemanded, open.gain(of: candidate) == .zero { return .removesNoRisk }
    let rival = chosen.first { candidate.variant != nil && offers.candidates[$0].variant == candidate.variant }
    if let rival { return .variant(chosen: offers.candidates[rival].item) }
    let gain = bought.gain(of: candidate)
    if !isDemanded, gain == .zero { return .alreadyCovered }
    let missing = PurchaseModel.closures(offers.candidates)[index].filter { !chosen.contains($0) }
    let cost = missing.reduce(Money.zero) { $0 + offers.candidates[$1].cost }
    if let left, cost > left { return .doesNotFit(over: cost - left) }
    for (area, room) in rooms.sorted(by: { $0.key < $1.key }) {
      let spent = missing.filter { offers.candidates[$0].area == area }
        .reduce(Money.zero) { $0 + offers.candidates[$1].cost }
      if spent > room { return .areaCap(area: area, over: spent - room) }
    }
    if let blocked = missing.first(where: { $0 != index && isBlocked($0) }) {
      return .prerequisite(missing: offers.candidates[blocked].item)
    }
    return proof.isTrifling ? .trifling : .littleMore(perMille: gain.perMille(of: proof.most))
  }

  /// Whether another variant stands in its place.
  private func isBlocked(_ index: Int) -> Bool {
    guard let variant = offers.candidates[index].variant else { return false }
    return chosen.contains { offers.candidates[$0].variant == variant }
  }
}
