import Funding
import Model

/// The plan part: how long a proved plan takes, on random questions of a size that no county will reach.
enum PlanBench {
  /// `Bench plan [--runs N]`: N questions of each kind.
  @Sendable static func run(_ arguments: [String]) async throws {
    var runs = 21
    if arguments.first == "--runs", arguments.count == 2, let count = Int(arguments[1]), count > 0 {
      runs = count
    } else if !arguments.isEmpty {
      throw BenchFailure("Bench plan [--runs N]")
    }
    var table = FigureTable("A plan for 80 items and 300 findings", unit: "ms")
    for density in [2, 4, 8] {
      let name = "each finding mended by up to \(density) items"
      var (nodes, proved): ([Double], Int) = ([], 0)
      for seed in 1...runs {
        let question = question(seed: UInt64(seed), density: density)
        let started = ContinuousClock.now
        let plan = Planner().plan(question)
        let took = started.duration(to: .now)
        guard !plan.lines.isEmpty else { throw BenchFailure("seed \(seed) bought nothing") }
        nodes.append(Double(plan.proof.nodes))
        proved += plan.proof.complete ? 1 : 0
        table.add(
          name, took / .milliseconds(1),
          "proved \(proved) of \(seed), nodes median \(Int(FigureTable.median(nodes) ?? 0)), most \(Int(nodes.max() ?? 0))"
        )
      }
    }
    Bench.show(table)
  }

  /// 80 items in four areas, two of them capped, with variants, prerequisites and a mandatory line, and a limit of
  /// 350 000 zł that pays for about a tenth of them.
  private static func question(seed: UInt64, density: Int) -> PlanQuestion {
    var random = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let remedies = (0..<80).map { index in
      Remedy(
        id: "r\(index)", kind: .purchase, title: Phrase(same: "r"), application: Phrase(same: "r"),
        who: Phrase(same: "r"), hours: 0)
    }
    let severities: [Severity] = [.critical, .high, .high, .medium, .medium, .medium, .low]
    let problems = (0..<300).map { index in
      let severity = severities.randomElement(using: &random) ?? .medium
      let places = (0..<Int.random(in: 1...40, using: &random)).map {
        Problem.Place(id: "h\($0)", asset: "h\($0)", severity: severity, exposed: false)
      }
      let effects = (0..<Int.random(in: 1...density, using: &random)).map { _ in
        ("r\(Int.random(in: 0..<80, using: &random))", Int.random(in: 3...10, using: &random) * 10)
      }
      return Problem(id: "p\(index)", places: places, effects: Dictionary(effects, uniquingKeysWith: max))
    }
    let items = (0..<80).map { index in
      Item(
        id: "i\(index)", area: "a\(index % 4)", title: Phrase(same: "i"), requirements: Phrase(same: "i"),
        eligibility: Fact(.yes, confidence: .reported), mandatory: index == 1, remedies: ["r\(index)"],
        quantity: Item.Quantity(
          basis: .fixed, each: 1, unit: Plural(pl: ("sztuka", "sztuki", "sztuk"), en: ("piece", "pieces"))),
        price: price(Int.random(in: 20...900, using: &random) * 100),
        variant: index % 7 == 0 ? "v\(index / 14)" : nil,
        requires: index % 9 == 5 ? ["i\(Int.random(in: 0..<index, using: &random))"] : [])
    }
    let fact = { (zloty: Int?) in Fact(zloty.map { Money(zloty: $0) }, confidence: zloty == nil ? .unknown : .reported)
    }
    let areas = [nil, 150_000, 120_000, nil].enumerated().map { index, cap in
      Programme.Area(
        id: "a\(index)", title: Phrase(same: "a"), mandatory: Fact(nil, confidence: .unknown), cap: fact(cap))
    }
    return PlanQuestion(
      problems: problems, remedies: remedies, programme: programme(items, areas), limit: Money(zloty: 350_000))
  }

  private static func price(_ zloty: Int) -> Item.PriceHint {
    Item.PriceHint(
      low: Money(zloty: zloty), high: Money(zloty: zloty), year: 2026, confidence: .unconfirmed, source: nil)
  }

  private static func programme(_ items: [Item], _ areas: [Programme.Area]) -> Programme {
    Programme(
      id: "grant", name: Phrase(same: "Grant"), operatedBy: Fact(nil, confidence: .unknown),
      legalFrame: Fact(nil, confidence: .unknown), status: Fact(nil, confidence: .unknown),
      callOpens: Fact(nil, confidence: .unknown), callCloses: Fact(nil, confidence: .unknown),
      eligibleFrom: Fact(nil, confidence: .unknown), projectEnds: Fact(nil, confidence: .unknown),
      applicants: Fact(nil, confidence: .unknown), minimum: Fact(nil, confidence: .unknown),
      maximum: Fact(nil, confidence: .unknown), intensity: Fact(100, confidence: .reported),
      durabilityYears: Fact(nil, confidence: .unknown), excludedUnits: Fact([], confidence: .reported),
      areas: areas, items: items, rules: [], verified: Day(number: 20_000))
  }

  /// xorshift64: the same questions everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }
}
