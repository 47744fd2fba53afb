import Funding
import Model

/// Short ways to write programmes, items and problems.
enum Instance {
  static func item(
    _ id: String, remedies: [String], zloty: Int = 1000, eligibility: Item.Eligibility = .yes, note: Phrase? = nil,
    mandatory: Bool = false, variant: String? = nil, basis: Item.Quantity.Basis = .fixed, each: Int = 1,
    forEvery: Int = 1, requires: [String] = [], area: String = "security", vat: Int = 23
  ) -> Item {
    Item(
      id: id, area: area, title: Phrase(same: id), requirements: Phrase(same: ""),
      eligibility: Fact(eligibility, confidence: .reported, note: note), mandatory: mandatory, remedies: remedies,
      quantity: Item.Quantity(
        basis: basis, each: each, forEvery: forEvery,
        unit: Plural(pl: ("sztuka", "sztuki", "sztuk"), en: ("piece", "pieces"))),
      price: Item.PriceHint(
        low: Money(zloty: zloty - zloty / 2), high: Money(zloty: zloty + zloty / 2), year: 2025, vat: vat,
        confidence: .unconfirmed, source: nil), variant: variant, requires: requires)
  }

  static func programme(
    _ items: [Item], minimum: Money? = nil, maximum: Money? = nil, intensity: Int = 100, excluded: Set<UnitKind> = [],
    areas: [Programme.Area] = [area("security", mandatory: true)]
  ) -> Programme {
    Programme(
      id: "grant", name: Phrase(same: "Grant"), operatedBy: Fact(nil, confidence: .unknown),
      legalFrame: Fact(nil, confidence: .unknown), status: Fact(.open, confidence: .confirmed),
      callOpens: Fact(nil, confidence: .unknown), callCloses: Fact(nil, confidence: .unknown),
      eligibleFrom: Fact(nil, confidence: .unknown), projectEnds: Fact(nil, confidence: .unknown),
      applicants: Fact(nil, confidence: .unknown), minimum: Fact(minimum, confidence: .reported),
      maximum: Fact(maximum, confidence: .reported), intensity: Fact(intensity, confidence: .reported),
      durabilityYears: Fact(nil, confidence: .unknown), excludedUnits: Fact(excluded, confidence: .reported),
      areas: areas, items: items, rules: [], verified: Day(number: 20_000))
  }

  static func area(_ id: String, mandatory: Bool = false, cap: Money? = nil) -> Programme.Area {
    Programme.Area(
      id: id, title: Phrase(same: id), mandatory: Fact(mandatory, confidence: .reported),
      cap: Fact(cap, confidence: cap == nil ? .unknown : .reported))
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

  /// A random question, the same for the same seed: up to 15 items with caps of areas, variants, prerequisites and
  /// mandatory lines, some of them not eligible.
  static func question(seed: UInt64, limit: Money?) -> PlanQuestion {
    var random = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let remedies = (0..<10).map { remedy("r\($0)", $0 < 2 ? .configuration : .purchase, hours: 2) }
    let problems = (0..<Int.random(in: 4...12, using: &random)).map { index in
      problem(
        "p\(index)", Severity.allCases[Int.random(in: 0..<4, using: &random)],
        places: .random(in: 1...30, using: &random),
        exposed: Bool.random(using: &random), unit: Bool.random(using: &random) ? .health : .school,
        effects: Dictionary(
          uniqueKeysWithValues: Set((0..<4).map { _ in Int.random(in: 0..<10, using: &random) }).sorted()
            .map { ("r\($0)", Int.random(in: 1...10, using: &random) * 10) }))
    }
    let count = Int.random(in: 6...15, using: &random)
    let items = (0..<count).map { index in
      item(
        "i\(index)", remedies: Set((0..<3).map { _ in "r\(Int.random(in: 0..<10, using: &random))" }).sorted(),
        zloty: .random(in: 1...90, using: &random) * 1000,
        eligibility: [.yes, .yes, .yes, .yes, .conditional, .no, .unknown].randomElement(using: &random) ?? .yes,
        mandatory: index == 0 || Int.random(in: 0..<12, using: &random) == 0,
        variant: Int.random(in: 0..<3, using: &random) == 0 ? "v\(index % 2)" : nil,
        requires: index > 1 && Int.random(in: 0..<4, using: &random) == 0
          ? ["i\(Int.random(in: 0..<index, using: &random))"] : [],
        area: ["security", "offices", "education"].randomElement(using: &random) ?? "security")
    }
    let caps = (0..<2).map { _ in
      Bool.random(using: &random) ? Money(zloty: .random(in: 20...150, using: &random) * 1000) : nil
    }
    return PlanQuestion(
      problems: problems, remedies: remedies,
      programme: programme(
        items, excluded: [.health],
        areas: [area("security"), area("offices", cap: caps[0]), area("education", cap: caps[1])]), limit: limit)
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
