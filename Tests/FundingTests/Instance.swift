import Funding
import Model

/// Short ways to write programmes, items and problems.
enum Instance {
  static func item(
    _ id: String, remedies: [String], zloty: Int = 1000, eligibility: Item.Eligibility = .yes, note: Phrase? = nil,
    mandatory: Bool = false, variant: String? = nil, basis: Item.Quantity.Basis = .fixed, each: Int = 1
  ) -> Item {
    Item(
      id: id, area: "security", title: Phrase(same: id), requirements: Phrase(same: ""),
      eligibility: Fact(eligibility, confidence: .reported, note: note), mandatory: mandatory, remedies: remedies,
      quantity: Item.Quantity(
        basis: basis, each: each,
        unit: Plural(pl: ("sztuka", "sztuki", "sztuk"), en: ("piece", "pieces"))),
      price: Item.PriceHint(
        low: Money(zloty: zloty - zloty / 2), high: Money(zloty: zloty + zloty / 2), year: 2025,
        confidence: .unconfirmed, source: nil), variant: variant)
  }

  static func programme(
    _ items: [Item], minimum: Money? = nil, maximum: Money? = nil, intensity: Int = 100, excluded: Set<UnitKind> = []
  ) -> Programme {
    Programme(
      id: "grant", name: Phrase(same: "Grant"), operatedBy: Fact(nil, confidence: .unknown),
      legalFrame: Fact(nil, confidence: .unknown), status: Fact(.open, confidence: .confirmed),
      callOpens: Fact(nil, confidence: .unknown), callCloses: Fact(nil, confidence: .unknown),
      eligibleFrom: Fact(nil, confidence: .unknown), projectEnds: Fact(nil, confidence: .unknown),
      applicants: Fact(nil, confidence: .unknown), minimum: Fact(minimum, confidence: .reported),
      maximum: Fact(maximum, confidence: .reported), intensity: Fact(intensity, confidence: .reported),
      durabilityYears: Fact(nil, confidence: .unknown), excludedUnits: Fact(excluded, confidence: .reported),
      areas: [
        Programme.Area(id: "security", title: Phrase(same: "Security"), mandatory: Fact(true, confidence: .reported))
      ], items: items, rules: [], verified: Day(number: 20_000))
  }

  static func problem(
    _ id: String, _ severity: Severity = .high, places: Int = 1, exposed: Bool = false, unit: UnitKind? = nil,
    effects: [String: Int] = [:], needsNoPassword: Bool = false
  ) -> Problem {
    Problem(
      id: id,
      places: (0..<places).map {
        Problem.Place(id: "host-\($0)", asset: "host-\($0)", severity: severity, exposed: exposed, unit: unit)
      }, effects: effects, needsNoPassword: needsNoPassword)
  }

  static func remedy(_ id: String, _ kind: Remedy.Kind = .purchase, hours: Int = 0) -> Remedy {
    Remedy(
      id: id, kind: kind, title: Phrase(same: id), application: Phrase(same: id), who: Phrase(same: "admin"),
      hours: hours)
  }

  /// A random question with a handful of items, the same for the same seed.
  static func question(seed: UInt64, limit: Money?, variants: Bool = true) -> PlanQuestion {
    var random = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let remedies = (0..<8).map { remedy("r\($0)", $0 < 2 ? .configuration : .purchase, hours: 2) }
    let problems = (0..<7).map { index in
      problem(
        "p\(index)", Severity.allCases[Int.random(in: 0..<4, using: &random)],
        places: .random(in: 1...30, using: &random),
        exposed: Bool.random(using: &random), unit: Bool.random(using: &random) ? .health : .school,
        effects: Dictionary(
          uniqueKeysWithValues: Set((0..<3).map { _ in Int.random(in: 0..<8, using: &random) }).sorted()
            .map { ("r\($0)", Int.random(in: 1...10, using: &random) * 10) }))
    }
    let items = (0..<10).map { index in
      item(
        "i\(index)",
        remedies: ["r\(Int.random(in: 0..<8, using: &random))", "r\(Int.random(in: 0..<8, using: &random))"],
        zloty: .random(in: 1...90, using: &random) * 1000,
        eligibility: index == 8 ? .no : index == 9 ? .unknown : .yes, mandatory: index == 0,
        variant: variants && index % 3 == 1 ? "v" : nil)
    }
    return PlanQuestion(
      problems: problems, remedies: remedies, programme: programme(items, excluded: [.health]), limit: limit)
  }
}

/// xorshift64: random enough for examples, the same everywhere.
struct Generator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
