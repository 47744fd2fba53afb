import Funding
import Model

/// `checks/programmes/<id>.yaml`.
package enum ProgrammeFile {
  /// The fields of one of its items.
  package static var itemKeys: [String] { ItemReader.keys }

  /// The fields of a programme file.
  package static let keys = [
    "id", "name", "operated-by", "legal-frame", "status", "call-opens", "call-closes", "eligible-from", "project-ends",
    "applicants", "minimum", "maximum", "intensity", "durability-years", "excluded-units", "areas", "items", "duties",
    "exclusions", "rules", "verified",
  ]

  /// The programme; its items may be `like` those of `patterns`.
  static func read(
    _ document: YAMLDocument, name: String, patterns: ItemPatterns, log: ContentLog
  ) -> Programme? {
    guard let fields = document.reader(log).fields(keys) else { return nil }
    let id = fields.required("id").flatMap { FileName.matching($0, name) }
    let title = fields.required("name")?.phrase()
    let areas = fields.required("areas")?.list(ofUnique: area)
    let items = fields.required("items")?.list(ofUnique: {
      ItemReader.read($0, areas: areas?.map(\.id), patterns: patterns)
    })
    if let items, let list = fields["items"]?.items() { Prerequisites(items).examine(list) }
    let rules = sentences(fields["rules"])
    let duties = sentences(fields["duties"])
    let exclusions = sentences(fields["exclusions"])
    let verified = fields.required("verified")?.day()
    let minimum = FactReader.read(fields["minimum"]) { $0.money() }
    let maximum = FactReader.read(fields["maximum"]) { $0.money() }
    if let low = minimum.value, let high = maximum.value, high < low {
      fields["maximum"]?.report("najwyższa kwota jest mniejsza od najniższej", "the maximum is below the minimum")
    }
    let programme = (
      FactReader.read(fields["operated-by"]) { $0.text() }, FactReader.read(fields["legal-frame"]) { $0.text() },
      FactReader.read(fields["status"]) { $0.oneOf(Programme.Status.self) },
      FactReader.read(fields["call-opens"]) { $0.day() }, FactReader.read(fields["call-closes"]) { $0.day() },
      FactReader.read(fields["eligible-from"]) { $0.day() }, FactReader.read(fields["project-ends"]) { $0.day() },
      FactReader.read(fields["applicants"]) { $0.phrase() }
    )
    demandOrder(programme.3, programme.4, fields["call-closes"])
    demandOrder(programme.5, programme.6, fields["project-ends"])
    demandOrder(programme.3, programme.6, fields["project-ends"])
    if let items, let high = maximum.value { demandRoom(for: items, within: high, fields["maximum"]) }
    let intensity = FactReader.read(fields["intensity"]) { $0.integer(in: 0...100) }
    let durability = FactReader.read(fields["durability-years"]) { $0.integer(in: 0...50) }
    let excluded = FactReader.read(fields["excluded-units"]) { reader in
      reader.list { $0.oneOf(UnitKind.self) }.map(Set.init)
    }
    guard let id, let title, let areas, let items, let rules, let duties, let exclusions, let verified else {
      return nil
    }
    var whole = Programme(
      id: id, name: title, operatedBy: programme.0, legalFrame: programme.1, status: programme.2,
      callOpens: programme.3, callCloses: programme.4, eligibleFrom: programme.5, projectEnds: programme.6,
      applicants: programme.7, minimum: minimum, maximum: maximum, intensity: intensity, durabilityYears: durability,
      excludedUnits: excluded, areas: areas, items: items, rules: rules, verified: verified)
    whole.duties = duties
    whole.exclusions = exclusions
    return whole
  }

  private static func sentences(_ reader: NodeReader?) -> [Fact<Phrase>]? {
    reader.map { $0.list { fact in FactReader.read(fact) { $0.phrase() } } } ?? []
  }

  private static func demandOrder(_ first: Fact<Day>, _ last: Fact<Day>, _ reader: NodeReader?) {
    guard let first = first.value, let last = last.value, last < first else { return }
    reader?.report("koniec jest przed początkiem", "the end is before the beginning")
  }

  /// The mandatory lines of a fixed number alone must not cost more than the largest grant.
  private static func demandRoom(for items: [Item], within maximum: Money, _ reader: NodeReader?) {
    let cost = items.filter { $0.mandatory && $0.quantity.basis == .fixed }
      .reduce(Money(grosze: 0)) { $0 + $1.price.low * $1.quantity.each }
    guard cost > maximum else { return }
    reader?.report(
      "same pozycje obowiązkowe kosztują co najmniej \(cost.text(.polish)), a to więcej niż najwyższa kwota",
      "the mandatory items alone cost at least \(cost.text(.english)), which is more than the maximum")
  }

  private static func area(_ reader: NodeReader) -> Programme.Area? {
    guard let fields = reader.fields(["id", "title", "mandatory", "cap"]) else { return nil }
    let id = fields.required("id")?.identifier()
    let title = fields.required("title")?.phrase()
    guard let id, let title else { return nil }
    return Programme.Area(
      id: id, title: title, mandatory: FactReader.read(fields["mandatory"]) { $0.yesOrNo() },
      cap: FactReader.read(fields["cap"]) { $0.money() })
  }
}

/// A value with its standing.
enum FactReader {
  /// The fact; one that the file does not mention is unknown.
  static func read<Value>(_ reader: NodeReader?, _ value: (NodeReader) -> Value?) -> Fact<Value> {
    let unknown = Fact<Value>(nil, confidence: .unknown)
    guard let reader else { return unknown }
    return read(reader, value) ?? unknown
  }

  static func read<Value>(_ reader: NodeReader, _ value: (NodeReader) -> Value?) -> Fact<Value>? {
    guard let fields = reader.fields(["value", "confidence", "source", "note"]) else { return nil }
    let read = fields["value"].flatMap(value)
    let confidence = fields.required("confidence")?.oneOf(Confidence.self)
    let source = fields["source"]?.text()
    let note = fields["note"]?.phrase()
    guard let confidence else { return nil }
    if fields["value"] == nil, confidence != .unknown {
      reader.report(
        "bez „value” pewność może być tylko: unknown", "without a “value” the confidence can only be unknown")
      return nil
    }
    demandSource(fields, confidence)
    return Fact(read, confidence: confidence, source: source, note: note)
  }

  /// What was seen in a source has to name it.
  static func demandSource(_ fields: Fields, _ confidence: Confidence) {
    guard confidence == .confirmed || confidence == .reported, fields["source"] == nil else { return }
    fields.reader.report(
      "pewność „\(confidence.rawValue)” wymaga pola „source”; bez źródła wpisz: unconfirmed",
      "the confidence “\(confidence.rawValue)” needs a “source”; without one write: unconfirmed")
  }
}

extension NodeReader {
  /// 'yes' or 'no', or true or false.
  fileprivate func yesOrNo() -> Bool? {
    switch scalar?.text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      report("potrzebne jest tu 'yes' albo 'no'", "'yes' or 'no' is needed here")
      return nil
    }
  }
}
