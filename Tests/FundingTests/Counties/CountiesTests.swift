import Funding
import Model
import Testing

/// Three counties under two programmes: their plans are fixed to the zloty, each line and each refusal with its reason.
@Suite struct CountiesTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    var county: String
    var programme: String
    /// Item, pieces, gross zloty of all.
    var lines: [(item: String, count: Int, zloty: Int)]
    var reasons: [String: String]
    var gross: Int
    /// Today, after the free work, after the plan.
    var letters: [Grade]
    var testDescription: String { "\(county) under \(programme)" }
  }

  private static func county(_ name: String) -> County {
    switch name {
    case "small": .small
    case "typical": .typical
    default: .withSchoolsAndHospital
    }
  }

  static let expected = [
    Expected(
      county: "small", programme: "digital",
      lines: [
        ("diagnosis", 1, 14_760), ("backup-server", 1, 30_750), ("backup-vault", 1, 24_600),
        ("workstations", 4, 19_680), ("switches", 2, 12_300), ("detection", 30, 11_070),
      ],
      reasons: [
        "firewall": "already-covered", "firewall-pair": "already-covered", "antivirus": "other-variant",
        "security-keys": "little-more", "logs": "removes-no-risk", "school-filters": "removes-no-risk",
        "staff-training": "removes-no-risk", "isms": "eligibility-unknown", "furniture": "not-eligible",
      ], gross: 113_160, letters: [.d, .d, .a]),
    Expected(
      county: "small", programme: "security",
      lines: [
        ("audit", 1, 18_450), ("security-keys", 2, 492), ("backup-server", 1, 30_750), ("backup-vault", 1, 24_600),
        ("switches", 2, 12_300), ("detection", 30, 11_070),
      ],
      reasons: [
        "isms": "removes-no-risk", "staff-training": "removes-no-risk", "firewall": "already-covered",
        "firewall-pair": "already-covered", "logs": "removes-no-risk", "school-filters": "removes-no-risk",
        "workstations": "not-eligible",
      ], gross: 97_662, letters: [.d, .d, .c]),
    Expected(
      county: "typical", programme: "digital",
      lines: [
        ("diagnosis", 1, 14_760), ("backup-server", 1, 30_750), ("backup-vault", 1, 24_600),
        ("workstations", 13, 63_960), ("firewall", 1, 36_900), ("detection", 126, 46_494), ("logs", 1, 73_800),
      ],
      reasons: [
        "firewall-pair": "other-variant", "switches": "already-covered", "antivirus": "other-variant",
        "security-keys": "removes-no-risk", "school-filters": "removes-no-risk", "staff-training": "does-not-fit",
        "isms": "eligibility-unknown", "furniture": "not-eligible",
      ], gross: 291_264, letters: [.e, .d, .a]),
    Expected(
      county: "typical", programme: "security",
      lines: [
        ("audit", 1, 18_450), ("backup-server", 1, 30_750), ("backup-vault", 1, 24_600), ("firewall", 1, 36_900),
        ("staff-training", 112, 11_200), ("detection", 126, 46_494), ("logs", 1, 73_800),
      ],
      reasons: [
        "isms": "removes-no-risk", "firewall-pair": "other-variant", "switches": "already-covered",
        "security-keys": "removes-no-risk", "school-filters": "removes-no-risk", "workstations": "not-eligible",
      ], gross: 242_194, letters: [.e, .d, .c]),
    Expected(
      county: "schools and hospital", programme: "digital",
      lines: [
        ("diagnosis", 1, 14_760), ("school-filters", 5, 36_900), ("backup-server", 1, 30_750),
        ("backup-vault", 1, 24_600), ("firewall", 1, 36_900), ("workstations", 15, 73_800),
        ("detection", 320, 118_080),
      ],
      reasons: [
        "firewall-pair": "other-variant", "switches": "already-covered", "antivirus": "other-variant",
        "security-keys": "removes-no-risk", "logs": "removes-no-risk", "staff-training": "removes-no-risk",
        "isms": "eligibility-unknown", "furniture": "not-eligible",
      ], gross: 335_790, letters: [.e, .e, .e]),
    Expected(
      county: "schools and hospital", programme: "security",
      lines: [
        ("audit", 1, 18_450), ("school-filters", 5, 36_900), ("backup-server", 1, 30_750), ("backup-vault", 1, 24_600),
        ("firewall", 1, 36_900), ("detection", 320, 118_080),
      ],
      reasons: [
        "isms": "removes-no-risk", "staff-training": "removes-no-risk", "firewall-pair": "other-variant",
        "switches": "already-covered", "security-keys": "removes-no-risk", "logs": "removes-no-risk",
        "workstations": "not-eligible",
      ], gross: 265_680, letters: [.e, .e, .e]),
  ]

  private func planned(_ expected: Expected) -> (question: PlanQuestion, plan: Plan, coverage: Int) {
    let county = Self.county(expected.county)
    var question = county.question
    question.programme = expected.programme == "digital" ? CountyProgrammes.digital : CountyProgrammes.security
    return (question, Planner().plan(question), county.coverage)
  }

  @Test(arguments: expected) func everyZlotyAddsUp(expected: Expected) throws {
    let (question, plan, coverage) = planned(expected)
    #expect(plan.lines.map(\.item) == expected.lines.map(\.item))
    #expect(plan.lines.map(\.quantity.count) == expected.lines.map(\.count))
    #expect(plan.lines.map(\.total) == expected.lines.map { Money(zloty: $0.zloty) })
    #expect(expected.lines.reduce(0) { $0 + $1.zloty } == expected.gross)
    #expect(plan.budget.total == Money(zloty: expected.gross) && plan.budget.grant == plan.budget.total)
    for line in plan.lines {
      #expect(line.total == line.price.one * line.quantity.count)
      // Net and VAT make the gross amount, to the grosz.
      let tax = line.net.grosze * line.price.vat
      #expect(abs(tax - (line.total - line.net).grosze * 100) <= 100)
    }
    #expect(plan.budget.net == plan.lines.reduce(.zero) { $0 + $1.net })
    #expect(
      Dictionary(uniqueKeysWithValues: plan.refusals.map { ($0.item, $0.reason.code) }) == expected.reasons)
    let letters = plan.assessments(of: question, coverage: coverage)
    #expect([letters.today, letters.afterFreeWork, letters.afterPlan].map(\.grade) == expected.letters)
  }

  @Test(arguments: expected) func thePlanIsTheBestOfAllSets(expected: Expected) {
    let (question, plan, _) = planned(expected)
    let counts = Dictionary(
      uniqueKeysWithValues: plan.lines.map { ($0.item, $0.quantity.count) }
        + plan.refusals.map { ($0.item, $0.quantity.count) })
    let best = BruteForce(question, afterFreeWork: plan.mended.map(\.afterFreeWork), counts: counts)
    #expect(plan.proof.complete && plan.proof.most.thousandths == best.most)
    #expect(plan.budget.total.grosze == best.plan.cost)
    #expect((plan.risk.afterFreeWork - plan.risk.afterPlan).thousandths == best.plan.removed)
  }

  /// The same need, another programme: what is bought in one has a printed reason in the other.
  @Test func anotherProgrammeAnswersTheSameFindingWithAReason() throws {
    for county in ["small", "typical", "schools and hospital"] {
      let (digital, security) = (
        try #require(Self.expected.first { $0.county == county && $0.programme == "digital" }),
        try #require(Self.expected.first { $0.county == county && $0.programme == "security" })
      )
      let bought = planned(digital).plan
      #expect(bought.lines.contains { $0.item == "workstations" && $0.problems == ["old-systems"] })
      let refusal = try #require(planned(security).plan.refusals.first { $0.item == "workstations" })
      let words = refusal.reason.phrase(name: { $0 }, area: { Phrase(same: $0) })
      #expect(words.pl == "Koszt niekwalifikowalny: stacje robocze nie służą bezpośrednio cyberbezpieczeństwu")
    }
  }

  /// Small county: the keys would mend the passwords a little better, but the plan keeps 98 % without them.
  @Test func theSmallCountyIsToldWhatItDoesWithoutAndThatItsGrantIsLargeEnough() throws {
    let (_, plan, _) = planned(Self.expected[0])
    let keys = try #require(plan.refusals.first { $0.item == "security-keys" })
    #expect(keys.reason == .littleMore(perMille: 18))
    #expect(plan.risk.afterFreeWork - plan.risk.afterPlan == RiskPoints(thousandths: 82_908))
    #expect(plan.limits.allSatisfy { $0.outcome == .met })
    // Under the other programme the useful purchases stay below its minimum: said, not padded.
    let (_, other, _) = planned(Self.expected[1])
    #expect(other.limits.first { $0.rule == .programmeMinimum(Money(zloty: 200_000)) }?.outcome == .notMet)
  }

  @Test func theTypicalCountyIsToldWhatOtherPricesChange() throws {
    let (question, plan, _) = planned(Self.expected[2])
    let training = try #require(plan.refusals.first { $0.item == "staff-training" })
    #expect(training.reason == .doesNotFit(over: Money(zloty: 2464)))
    let shifts = Planner().priceShifts(of: plan, for: question)
    #expect(shifts.map(\.perCent) == [-10, 10])
    #expect(shifts.map(\.sameLines) == [Money(grosze: 26_213_760), Money(grosze: 32_039_040)])
    #expect(shifts.map(\.over) == [.zero, Money(grosze: 2_039_040)])
    #expect(shifts.map(\.added) == [["staff-training"], ["staff-training"]])
    #expect(shifts.map(\.dropped) == [[], ["logs"]])
  }

  @Test func theHospitalIsSeenAndNeverPaidFor() throws {
    let (question, plan, coverage) = planned(Self.expected[4])
    // One filter for each school, none for the hospital; its nine devices move no purchase.
    #expect(plan.lines.first { $0.item == "school-filters" }?.quantity.count == 5)
    #expect(plan.lines.first { $0.item == "workstations" }?.quantity.count == 15)
    let outside = Dictionary(uniqueKeysWithValues: plan.mended.map { ($0.problem, $0.placesOutside) })
    #expect(outside["hospital-devices"] == 9 && outside["old-systems"] == 20 && outside["flat-network"] == 0)
    #expect(
      Planner().nextLetter(after: plan, of: question, coverage: coverage)
        == NextLetter(grade: .d, way: .outside("open-router")))
  }

  @Test func theNextLetterHasItsPrice() throws {
    var question = County.typical.question
    question.limit = Money(zloty: 200_000)
    let plan = Planner().plan(question)
    let coverage = County.typical.coverage
    #expect(plan.assessments(of: question, coverage: coverage).afterPlan.grade == .a)
    question.never = ["workstations"]
    let without = Planner().plan(question)
    #expect(
      Planner().nextLetter(after: without, of: question, coverage: coverage)
        == NextLetter(grade: .a, way: .nothingMends("old-systems")))
    question.never = []
    question.limit = Money(zloty: 90_000)
    let poor = Planner().plan(question)
    let letters = poor.assessments(of: question, coverage: coverage)
    #expect(letters.afterPlan.grade == .c)
    let next = try #require(Planner().nextLetter(after: poor, of: question, coverage: coverage))
    guard case .purchases(let items, let cost, let over) = next.way else {
      Issue.record("\(next)")
      return
    }
    #expect(next.grade == .a)
    #expect(!items.isEmpty && cost > .zero)
    #expect(over == poor.budget.total + cost - Money(zloty: 90_000))
    // Bought on top, they do bring that letter.
    question.limit = Money(zloty: 1_000_000)
    question.must = Set(poor.lines.map(\.item) + items)
    question.never = Set(CountyProgrammes.digital.items.map(\.id)).subtracting(question.must)
    let rich = Planner().plan(question)
    #expect(rich.budget.total == poor.budget.total + cost)
    #expect(rich.assessments(of: question, coverage: coverage).afterPlan.grade == .a)
  }
}
