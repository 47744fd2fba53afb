import Model

/// The items that were not chosen, each with its reason, in the catalogue's order.
struct Refusals {
  private(set) var refusals: [Plan.Refusal]

  /// `left` is what is left of the money; nil without a limit.
  init(offers: Offers, chosen: [Int], open: OpenRisk, bought: OpenRisk, left: Money?) {
    let taken = Set(chosen.map { offers.offerOfCandidate[$0] })
    let candidateOfOffer = Dictionary(
      zip(offers.offerOfCandidate, offers.candidates), uniquingKeysWith: { first, _ in first })
    refusals = offers.offers.indices.filter { !taken.contains($0) }.map { index in
      let offer = offers.offers[index]
      let rival = chosen.first { candidate in
        offer.item.variant != nil && offers.candidates[candidate].variant == offer.item.variant
      }
      return Plan.Refusal(
        item: offer.item.id, quantity: offer.quantity, price: offer.price, total: offer.total,
        reason: offer.bar
          ?? Refusals.reason(
            rival: rival.map { offers.candidates[$0].item }, candidate: candidateOfOffer[index],
            demanded: offer.demand != .nobody, open: open, bought: bought, left: left))
    }
  }

  private static func reason(
    rival: Item.ID?, candidate: Candidate?, demanded: Bool, open: OpenRisk, bought: OpenRisk, left: Money?
  ) -> Plan.Reason {
    guard let candidate else { return .removesNoRisk }
    if !demanded, open.gain(of: candidate) == .zero { return .removesNoRisk }
    if let rival { return .variant(chosen: rival) }
    if !demanded, bought.gain(of: candidate) == .zero { return .alreadyCovered }
    return .doesNotFit(over: candidate.cost - (left ?? candidate.cost))
  }
}
