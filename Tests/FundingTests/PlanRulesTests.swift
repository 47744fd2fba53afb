import Funding
import Model
import Testing

/// Quantities, hours, VAT, caps and prerequisites, each on a question made for it.
@Suite struct PlanRulesTests {
  private let remedies = [
    Instance.remedy("firewall"), Instance.remedy("backup"), Instance.remedy("vault"), Instance.remedy("keys"),
  ]

  private func plan(
    _ items: [Item], _ problems: [Problem], areas: [Programme.Area] = [Instance.area("security")], limit: Int? = nil,
    never: Set<Item.ID> = [], must: Set<Item.ID> = [], estate: Estate = Estate()
  ) -> Plan {
    Planner().plan(
      PlanQuestion(
        problems: problems, remedies: remedies,
        programme: Instance.programme(items, excluded: [.health], areas: areas),
        limit: limit.map { Money(zloty: $0) }, estate: estate, must: must, never: never))
  }

  private func reason(_ item: Item.ID, in plan: Plan) -> Plan.Reason? {
    plan.refusals.first { $0.item == item }?.reason
  }

  @Test(arguments: [
    (Item.Quantity.Basis.perHost, 1, 24, 3, false), (.perHost, 2, 1, 120, false), (.perUnit, 1, 1, 4, false),
    (.perAffectedUnit, 1, 1, 2, false), (.perAffectedAsset, 1, 2, 2, false), (.perEmployee, 1, 50, 1, true),
  ])
  func quantitiesAreReadFromTheCase(basis: Item.Quantity.Basis, each: Int, forEvery: Int, count: Int, assumed: Bool) {
    let places = [("a", UnitKind.school), ("a", .school), ("b", .school), ("h", .health)].enumerated().map {
      Problem.Place(
        id: "\($0.offset)", asset: "\($0.offset)", severity: .high, exposed: false, unit: $0.element.1,
        unitID: $0.element.0)
    }
    let plan = plan(
      [Instance.item("utm", remedies: ["firewall"], basis: basis, each: each, forEvery: forEvery)],
      [Problem(id: "edge", places: places, effects: ["firewall": 100])],
      estate: Estate(
        hosts: [.school: 40, .starostwo: 15, nil: 5, .health: 90], units: [.school: 3, .starostwo: 1, .health: 2]))
    #expect(plan.lines.first?.quantity.count == count)
    #expect(plan.lines.first?.quantity.assumed == assumed)
  }

  @Test(arguments: [(Remedy.Portion.place, 12), (.machine, 9), (.unit, 6), (.once, 3)])
  func hoursAreCountedForWhatTheWorkIsDoneFor(portion: Remedy.Portion, hours: Int) {
    var remedy = Instance.remedy("rule", .organisation, hours: 3)
    remedy.per = portion
    let places = [("1", "host", "a"), ("2", "host", "a"), ("3", "other", "b"), ("4", "third", "b")].map {
      Problem.Place(id: $0.0, asset: $0.1, severity: .high, exposed: false, unitID: $0.2)
    }
    let plan = Planner().plan(
      PlanQuestion(problems: [Problem(id: "p", places: places, effects: ["rule": 90])], remedies: [remedy]))
    #expect(plan.freeWork.map(\.hours) == [hours])
  }

  @Test func netAndVATMakeTheGrossAmount() throws {
    let plan = plan(
      [
        Instance.item("utm", remedies: ["firewall"], zloty: 1230),
        Instance.item("course", remedies: ["backup"], zloty: 999, vat: 0),
      ], [Instance.problem("p", effects: ["firewall": 100]), Instance.problem("q", effects: ["backup": 100])])
    let net = Dictionary(uniqueKeysWithValues: plan.lines.map { ($0.item, $0.net) })
    #expect(net == ["utm": Money(zloty: 1000), "course": Money(zloty: 999)])
    #expect(plan.budget.net == Money(zloty: 1999) && plan.budget.total == Money(zloty: 2229))
    #expect(OfficePrice(net: Money(grosze: 9999), vat: 23).gross == Money(grosze: 12_299))
    #expect(Money(grosze: 12_299).net(ofVAT: 23) == Money(grosze: 9999))
  }

  @Test func whatRequiresAnotherIsBoughtWithItOrNotAtAll() {
    let items = [
      Instance.item("vault", remedies: ["vault"], zloty: 20_000, requires: ["server"]),
      Instance.item("server", remedies: ["keys"], zloty: 30_000),
    ]
    let problems = [Instance.problem("copies", .critical, effects: ["vault": 90])]
    let bought = plan(items, problems, limit: 60_000)
    #expect(bought.lines.map(\.item) == ["server", "vault"])
    #expect(bought.lines.map(\.demand) == [.prerequisite, .nobody])
    #expect(bought.lines.map(\.riskRemoved.thousandths) == [0, 36_000])
    let poor = plan(items, problems, limit: 45_000)
    #expect(poor.lines.isEmpty)
    #expect(reason("vault", in: poor) == .doesNotFit(over: Money(zloty: 5000)))
    let declined = plan(items, problems, never: ["server"])
    #expect(reason("vault", in: declined) == .prerequisite(missing: "server"))
    #expect(plan(items, [], must: ["vault"]).lines.map(\.item) == ["server", "vault"])
  }

  @Test func anAreasCapIsKeptAndSaid() {
    let areas = [Instance.area("security", cap: Money(zloty: 50_000)), Instance.area("offices")]
    let plan = plan(
      [
        Instance.item("utm", remedies: ["firewall"], zloty: 40_000),
        Instance.item("server", remedies: ["backup"], zloty: 30_000),
        Instance.item("keys", remedies: ["keys"], zloty: 30_000, area: "offices"),
      ],
      [
        Instance.problem("edge", .critical, effects: ["firewall": 100]),
        Instance.problem("copies", .high, effects: ["backup": 100]),
        Instance.problem("logins", .high, effects: ["keys": 100]),
      ], areas: areas, limit: 200_000)
    #expect(plan.lines.map(\.item) == ["utm", "keys"])
    #expect(reason("server", in: plan) == .areaCap(area: "security", over: Money(zloty: 20_000)))
    #expect(
      plan.limits.first { $0.rule == .areaCap("security", Money(zloty: 50_000)) }?.outcome == .met)
  }

  @Test func theLastTwoPerCentAreNotBought() {
    let plan = plan(
      [
        Instance.item("utm", remedies: ["firewall"], zloty: 40_000),
        Instance.item("keys", remedies: ["keys"], zloty: 90_000),
      ],
      [
        Instance.problem("edge", .critical, places: 8, effects: ["firewall": 100]),
        Instance.problem("trifle", .low, effects: ["keys": 100]),
      ])
    #expect(plan.lines.map(\.item) == ["utm"])
    #expect(reason("keys", in: plan) == .littleMore(perMille: 14))
    #expect(plan.proof.most == RiskPoints(thousandths: 71_000))
  }

  @Test func freeItemsThatAddNothingAreLeftOut() {
    let items = [
      Instance.item("weak", remedies: ["firewall"], zloty: 0), Instance.item("strong", remedies: ["backup"], zloty: 0),
    ]
    let plan = plan(items, [Instance.problem("edge", effects: ["firewall": 50, "backup": 100])])
    #expect(plan.lines.map(\.item) == ["strong"])
    #expect(reason("weak", in: plan) == .alreadyCovered)
  }
}
