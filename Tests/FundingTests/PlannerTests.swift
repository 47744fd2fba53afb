import Funding
import Model
import Testing

@Suite struct PlannerTests {
  private let remedies = [
    Instance.remedy("settings", .configuration, hours: 2), Instance.remedy("rule", .organisation, hours: 1),
    Instance.remedy("firewall"), Instance.remedy("backup"), Instance.remedy("diagnosis", .service),
  ]

  @Test func freeWorkComesFirstAndLeavesNothingToBuy() {
    let plan = Planner().plan(
      PlanQuestion(
        problems: [
          Instance.problem("open-port", places: 3, effects: ["settings": 100, "firewall": 100]),
          Instance.problem("old-protocol", places: 2, effects: ["settings": 50, "rule": 20]),
        ], remedies: remedies,
        programme: Instance.programme([Instance.item("utm", remedies: ["firewall"])])))
    #expect(plan.freeWork.map(\.remedy) == ["settings"])
    #expect(plan.freeWork.first?.places == 3, "the same host is one place")
    #expect(plan.freeWork.first?.hours == 6)
    #expect(plan.lines.isEmpty)
    #expect(plan.refusals.map(\.reason) == [.removesNoRisk])
    #expect(plan.mended.map(\.afterFreeWork) == [100, 50])
  }

  /// Forty high findings that free work mends whole, and a low one of which it leaves a fifth: a firewall for that rest
  /// could not be defended, though it would fit.
  @Test func aTrifleIsNoReasonToBuy() {
    var problems = (1...40).map { Instance.problem("open-\($0)", .high, effects: ["settings": 100]) }
    problems.append(Instance.problem("old-protocol", .low, effects: ["settings": 80, "firewall": 90]))
    let items = [
      Instance.item("diagnosis", remedies: ["diagnosis"], zloty: 10_000, mandatory: true),
      Instance.item("utm", remedies: ["firewall"], zloty: 40_000),
    ]
    func plan(_ problems: [Problem]) -> Plan {
      Planner().plan(
        PlanQuestion(
          problems: problems, remedies: remedies,
          programme: Instance.programme(items, maximum: Money(zloty: 350_000))))
    }
    let trifling = plan(problems)
    #expect(trifling.lines.map(\.item) == ["diagnosis"] && trifling.proof.isTrifling && trifling.proof.complete)
    #expect(trifling.proof.most > .zero)
    #expect(trifling.refusals.map(\.reason.code) == ["trifling"])
    let alone = plan([problems[40]])
    #expect(alone.lines.map(\.item) == ["diagnosis", "utm"] && !alone.proof.isTrifling)
  }

  @Test func everyRefusalHasItsReason() throws {
    let items = [
      Instance.item("diagnosis", remedies: ["diagnosis"], zloty: 10_000, mandatory: true),
      Instance.item("utm", remedies: ["firewall"], zloty: 40_000, variant: "firewall"),
      Instance.item("utm-pair", remedies: ["firewall"], zloty: 80_000, variant: "firewall"),
      Instance.item("vault", remedies: ["backup"], zloty: 60_000),
      Instance.item("gateway", remedies: ["firewall"], zloty: 45_000),
      Instance.item("laptops", remedies: ["backup"], eligibility: .no, note: Phrase(pl: "poza katalogiem", en: "no")),
      Instance.item("generator", remedies: ["backup"], eligibility: .unknown),
      Instance.item("paper", remedies: ["nothing-here"]),
      Instance.item("declined", remedies: ["backup"]),
      Instance.item("tokens", remedies: ["backup"], basis: .perAdministrator),
    ]
    let plan = Planner().plan(
      PlanQuestion(
        problems: [
          Instance.problem("edge", .critical, effects: ["firewall": 90]),
          Instance.problem("copies", .high, effects: ["backup": 100]),
        ], remedies: remedies, programme: Instance.programme(items, maximum: Money(zloty: 350_000)),
        limit: Money(zloty: 100_000), headcounts: Headcounts(administrators: 0), never: ["declined"]))
    #expect(plan.lines.map(\.item) == ["diagnosis", "utm"])
    #expect(plan.lines.map(\.demand) == [.programme, .nobody])
    let reasons = Dictionary(uniqueKeysWithValues: plan.refusals.map { ($0.item, $0.reason) })
    #expect(reasons["utm-pair"] == .variant(chosen: "utm"))
    #expect(reasons["vault"] == .doesNotFit(over: Money(zloty: 10_000)))
    #expect(reasons["gateway"] == .alreadyCovered)
    #expect(reasons["laptops"] == .notEligible(why: Phrase(pl: "poza katalogiem", en: "no")))
    #expect(reasons["generator"] == .eligibilityUnknown)
    #expect(reasons["paper"] == .removesNoRisk)
    #expect(reasons["declined"] == .officeDeclined)
    #expect(reasons["tokens"] == .nothingToEquip)
    #expect(Set(plan.refusals.map(\.reason.code)).count == 8)
    let text = try #require(plan.refusals.first { $0.item == "vault" }).reason.phrase(
      name: { $0 }, area: { Phrase(same: $0) }
    ).pl
    #expect(text == "Nie mieści się w limicie: 10\u{A0}000\u{A0}zł za dużo")
  }

  @Test func healthUnitsNeverJustifyAPurchase() {
    let question = PlanQuestion(
      problems: [Instance.problem("edge", .critical, places: 4, unit: .health, effects: ["firewall": 100])],
      remedies: remedies,
      programme: Instance.programme([Instance.item("utm", remedies: ["firewall"])], excluded: [.health]))
    let plan = Planner().plan(question)
    #expect(plan.lines.isEmpty)
    #expect(plan.risk.afterPlan == plan.risk.today)
    #expect(plan.mended.map(\.placesOutside) == [4])
    #expect(plan.assessments(of: question, coverage: 1000).afterPlan.grade == .d)
  }

  @Test(arguments: [
    (Item.Quantity.Basis.fixed, 2, 2, false), (.perEmployee, 1, 110, false), (.perWorkstation, 1, 1, true),
    (.perServer, 2, 10, false), (.perAdministrator, 2, 6, false), (.perAffectedAsset, 1, 5, false),
  ])
  func quantitiesFollowTheirBasis(basis: Item.Quantity.Basis, each: Int, count: Int, assumed: Bool) {
    let plan = Planner().plan(
      PlanQuestion(
        problems: [Instance.problem("edge", places: 5, effects: ["firewall": 100])], remedies: remedies,
        programme: Instance.programme([Instance.item("utm", remedies: ["firewall"], basis: basis, each: each)]),
        headcounts: Headcounts(employees: 110, servers: 5, administrators: 3)))
    #expect(plan.lines.first?.quantity.count == count)
    #expect(plan.lines.first?.quantity.assumed == assumed)
    #expect(plan.lines.first?.total == Money(zloty: 1000 * count))
  }

  @Test func theOfficesPriceReplacesTheHint() {
    let question = PlanQuestion(
      problems: [Instance.problem("edge", effects: ["firewall": 100])], remedies: remedies,
      programme: Instance.programme([Instance.item("utm", remedies: ["firewall"], zloty: 1001)]))
    let hinted = Planner().plan(question).lines.first?.price
    #expect(hinted?.one == Money(grosze: 100_100))
    #expect(hinted?.estimate == true)
    var priced = question
    priced.prices["utm"] = OfficePrice(gross: Money(grosze: 123_456))
    let own = Planner().plan(priced).lines.first?.price
    #expect(own?.one == Money(grosze: 123_456))
    #expect(own?.estimate == false)
  }

  @Test func aPlanBelowTheMinimumIsNotPaddedButSaidSo() throws {
    let plan = Planner().plan(
      PlanQuestion(
        problems: [Instance.problem("edge", effects: ["firewall": 100])], remedies: remedies,
        programme: Instance.programme(
          [Instance.item("utm", remedies: ["firewall"]), Instance.item("idle", remedies: ["backup"])],
          minimum: Money(zloty: 100_000), maximum: Money(zloty: 350_000))))
    #expect(plan.lines.map(\.item) == ["utm"])
    let minimum = try #require(plan.limits.first { $0.rule == .programmeMinimum(Money(zloty: 100_000)) })
    #expect(minimum.outcome == .notMet)
    #expect(minimum.confidence == .reported)
    #expect(plan.limits.first { $0.rule == .countyLimit(nil) }?.outcome == .unknown)
    #expect(plan.limits.first { $0.rule == .mandatoryArea("security") }?.outcome == .met)
  }

  @Test func aGrantOfEightyPerCentStretchesTheBudget() {
    let plan = Planner().plan(
      PlanQuestion(
        problems: [Instance.problem("edge", effects: ["firewall": 100])], remedies: remedies,
        programme: Instance.programme(
          [Instance.item("utm", remedies: ["firewall"], zloty: 125_000)], maximum: Money(zloty: 100_000), intensity: 80)
      ))
    #expect(plan.budget.total == Money(zloty: 125_000))
    #expect(plan.budget.grant == Money(zloty: 100_000))
    #expect(plan.budget.own == Money(zloty: 25_000))
  }

  @Test func whatTheOfficeInsistsOnIsBoughtWithoutAnyRisk() {
    let plan = Planner().plan(
      PlanQuestion(
        problems: [], remedies: remedies, programme: Instance.programme([Instance.item("utm", remedies: [])]),
        must: ["utm"]))
    #expect(plan.lines.map(\.demand) == [.office])
  }

  @Test func hostileNumbersDoNotOverflow() {
    let plan = Planner().plan(
      PlanQuestion(
        problems: [Instance.problem("edge", effects: ["firewall": 100])], remedies: remedies,
        programme: Instance.programme([
          Instance.item("utm", remedies: ["firewall"], basis: .perEmployee, each: .max)
        ]), limit: Money(grosze: .max), headcounts: Headcounts(employees: .max),
        prices: ["utm": OfficePrice(gross: Money(grosze: .max))]))
    #expect(plan.lines.count + plan.refusals.count == 1)
  }
}
