import Funding
import Model

/// One of the `items` of a programme file.
enum ItemReader {
  static let keys = [
    "id", "like", "area", "title", "requirements", "eligibility", "mandatory", "remedies", "quantity", "price",
    "variant", "requires",
  ]

  /// The item; `areas` are the ids of the programme's areas, nil when they could not be read.
  ///
  /// An item that is `like` one of `patterns` takes from it whatever it does not say itself.
  static func read(_ reader: NodeReader, areas: [String]?, patterns: ItemPatterns) -> Item? {
    guard let fields = reader.fields(keys).flatMap(patterns.completed) else { return nil }
    let id = fields.required("id")?.identifier()
    let area = fields.required("area").flatMap { known($0, areas) }
    let title = fields.required("title")?.phrase()
    let requirements = fields.required("requirements")?.phrase()
    let eligibility = fields.required("eligibility").flatMap { fact in
      FactReader.read(fact) { $0.oneOf(Item.Eligibility.self) }
    }
    let mandatory = fields["mandatory"].map { $0.flag() } ?? false
    if mandatory == true, let value = eligibility?.value, value == .no {
      fields["mandatory"]?.report(
        "pozycja obowiązkowa musi być kwalifikowalna", "a mandatory item has to be eligible")
    }
    if eligibility?.value == .no, eligibility?.note == nil {
      fields["eligibility"]?.report(
        "pozycja, która się nie kwalifikuje, wymaga powodu w „note”",
        "an item that is not eligible needs a reason in “note”")
    }
    let remedies = fields.required("remedies")?.list(remedy)
    let quantity = fields.required("quantity").flatMap(quantity)
    let price = fields.required("price").flatMap(price)
    let variant = fields["variant"]?.identifier()
    let requires = fields["requires"].map { $0.list { $0.identifier() } } ?? []
    guard let id, let area, let title, let requirements, let eligibility, let mandatory, let remedies, let quantity,
      let price, let requires
    else { return nil }
    return Item(
      id: id, area: area, title: title, requirements: requirements, eligibility: eligibility, mandatory: mandatory,
      remedies: remedies, quantity: quantity, price: price, variant: variant, requires: requires)
  }

  private static func known(_ reader: NodeReader, _ areas: [String]?) -> String? {
    guard let id = reader.identifier() else { return nil }
    guard let areas, !areas.contains(id) else { return id }
    let near = Suggestion.phrase(for: id, among: areas)
    reader.report("program nie ma obszaru „\(id)”" + near.pl, "the programme has no area “\(id)”" + near.en)
    return nil
  }

  private static func remedy(_ reader: NodeReader) -> String? {
    guard let id = reader.identifier() else { return nil }
    reader.log.add(
      ContentLog.Link(target: .remedy, id: id, file: reader.file, line: reader.line, field: reader.path))
    return id
  }

  private static func quantity(_ reader: NodeReader) -> Item.Quantity? {
    guard let fields = reader.fields(["basis", "each", "for-every", "unit"]) else { return nil }
    let basis = fields.required("basis")?.oneOf(Item.Quantity.Basis.self)
    let each = fields.required("each")?.integer(in: 1...100_000)
    let unit = fields.required("unit").flatMap(plural)
    let forEvery = fields["for-every"].map { $0.integer(in: 1...100_000) } ?? 1
    guard let basis, let each, let forEvery, let unit else { return nil }
    if basis == .fixed, forEvery > 1 {
      fields["for-every"]?.report(
        "przy „basis: fixed” nie ma czego dzielić; usuń „for-every”",
        "with “basis: fixed” there is nothing to divide; take “for-every” out")
      return nil
    }
    return Item.Quantity(basis: basis, each: each, forEvery: forEvery, unit: unit)
  }

  private static func plural(_ reader: NodeReader) -> Plural? {
    guard let fields = reader.fields(["pl", "en"]) else { return nil }
    let pl = fields.required("pl")?.list { $0.text() }
    let en = fields.required("en")?.list { $0.text() }
    guard let pl, let en else { return nil }
    guard pl.count == 3, en.count == 2 else {
      reader.report(
        "potrzebne są trzy formy polskie (1, 2, 5) i dwie angielskie (1, 2)",
        "three Polish forms (1, 2, 5) and two English ones (1, 2) are needed")
      return nil
    }
    return Plural(pl: (pl[0], pl[1], pl[2]), en: (en[0], en[1]))
  }

  private static func price(_ reader: NodeReader) -> Item.PriceHint? {
    guard let fields = reader.fields(["low", "high", "year", "vat", "confidence", "source"]) else { return nil }
    let low = fields.required("low")?.money()
    let high = fields.required("high")?.money()
    let year = fields.required("year")?.integer(in: 2000...2100)
    let confidence = fields.required("confidence")?.oneOf(Confidence.self)
    let vat = fields["vat"].map { $0.integer(in: 0...100) } ?? Item.PriceHint.standardVAT
    guard let low, let high, let year, let vat, let confidence else { return nil }
    FactReader.demandSource(fields, confidence)
    guard low <= high else {
      reader.report("„high” jest mniejsze od „low”", "“high” is below “low”")
      return nil
    }
    return Item.PriceHint(
      low: low, high: high, year: year, vat: vat, confidence: confidence, source: fields["source"]?.text())
  }
}
