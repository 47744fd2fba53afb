import Funding
import Model
import Testing

@Suite struct ProgrammeComparisonTests {
  private func programme(_ id: String, _ items: [(id: String, remedy: String, value: Item.Eligibility)]) -> Programme {
    let nothing = Fact<String>(nil, confidence: .unknown)
    let day = Fact<Day>(nil, confidence: .unknown)
    let money = Fact<Money>(nil, confidence: .unknown)
    let number = Fact<Int>(nil, confidence: .unknown)
    return Programme(
      id: id, name: Phrase(same: id), operatedBy: nothing, legalFrame: nothing,
      status: Fact(.closed, confidence: .confirmed), callOpens: day, callCloses: day, eligibleFrom: day,
      projectEnds: day, applicants: Fact(nil, confidence: .unknown), minimum: money, maximum: money, intensity: number,
      durabilityYears: number, excludedUnits: Fact([], confidence: .confirmed), areas: [],
      items: items.map { item in
        Item(
          id: item.id, area: "a", title: Phrase(same: item.id), requirements: Phrase(same: ""),
          eligibility: Fact(item.value, confidence: .reported, source: "press", note: Phrase(same: "why")),
          mandatory: false, remedies: [item.remedy],
          quantity: Item.Quantity(basis: .fixed, each: 1, unit: Plural(pl: ("a", "b", "c"), en: ("a", "b"))),
          price: Item.PriceHint(
            low: Money(zloty: 1), high: Money(zloty: 2), year: 2025, confidence: .unconfirmed, source: nil),
          variant: nil)
      }, rules: [], verified: Day(number: 0))
  }

  @Test func everyItemOfBothStandsOnceWithItsAnswers() {
    let left = programme("left", [("firewall", "wall", .yes), ("computer", "replace", .yes), ("pair", "wall", .yes)])
    let right = programme("right", [("computer", "replace", .no), ("firewall", "wall", .yes), ("soc", "watch", .yes)])
    let rows = ProgrammeComparison(left, right).rows
    #expect(rows.map(\.id) == ["firewall", "computer", "pair", "soc"])
    #expect(rows.map(\.differs) == [false, true, true, true])
    #expect(rows[2].second == .absent(instead: ["firewall"]) && rows[3].first == .absent(instead: []))
    guard case .named(let refused) = rows[1].second else { return #expect(Bool(false), "the item is there") }
    #expect(refused.value == .no && refused.note?.pl == "why")
  }
}
