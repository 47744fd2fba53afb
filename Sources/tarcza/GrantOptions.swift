import ArgumentParser
import Catalogue
import Funding
import Model

/// What a plan may be told beside the case file: the programme, the limit, the office's prices and wishes.
struct GrantOptions: ParsableArguments {
  @Option(
    help: .init(
      say("Program grantowy; domyślnie z zakresu, inaczej cyfrowy-powiat.", "The grant programme's id."),
      valueName: "id"))
  var programme: String?
  @Option(
    help: .init(
      say("Najwyższy grant dla tego powiatu, w złotych.", "The county's own highest grant, in zloty."),
      valueName: "zl"))
  var limit: Int?
  @Option(
    help: .init(
      say(
        "Ceny urzędu: plik .csv (kolumny item;net;vat;gross;source;date) albo .yaml (wiersze „pozycja: kwota brutto”).",
        "The office's prices: a .csv (columns item;net;vat;gross;source;date) or a .yaml (lines “item: gross amount”)."),
      valueName: "file"))
  var prices: String?
  @Option(help: .init(say("Pozycja, która ma być w planie.", "An item that must be in the plan."), valueName: "item"))
  var must: [String] = []
  @Option(help: .init(say("Pozycja, której ma nie być.", "An item that must not be in it."), valueName: "item"))
  var never: [String] = []

  /// The programme to compare with; the one that the plan is for has to be another.
  static func compared(_ id: String?, with programme: Programme?, in catalogue: Catalogue) throws -> Programme? {
    guard let id else { return nil }
    let other = try catalogue.knownProgramme(id)
    guard other.id != programme?.id else {
      throw Failure(
        "Plan jest już dla programu „\(id)”; w --compare podaj inny.",
        "The plan is for the programme “\(id)” already; name another one in --compare.")
    }
    return other
  }

  /// The programme that is used when neither the command nor the scope names one.
  static let usual = "cyfrowy-powiat"

  /// The programme asked for, else the scope's, else the usual one where the catalogue has it.
  func programme(in catalogue: Catalogue, scope: String?) throws -> Programme? {
    if let id = programme ?? scope { return try catalogue.knownProgramme(id) }
    return catalogue.programmes.first { $0.id == GrantOptions.usual }
  }

  /// The office's own prices.
  func prices(for programme: Programme?) throws -> [Item.ID: OfficePrice] {
    try prices.map { try PricesFile.read($0, items: programme?.items ?? []) } ?? [:]
  }

  /// The items that must, and those that must not be bought; each has to exist.
  func wishes(for programme: Programme?) throws -> (must: Set<Item.ID>, never: Set<Item.ID>) {
    let known = Set(programme?.items.map(\.id) ?? [])
    for id in must + never where !known.contains(id) {
      throw Failure(
        "Program nie ma pozycji „\(id)”. Wykaz: tarcza programmes show \(programme?.id ?? "")",
        "The programme has no item “\(id)”. The list: tarcza programmes show \(programme?.id ?? "")")
    }
    if let both = Set(must).intersection(never).min() {
      throw Failure(
        "Pozycja „\(both)” jest zarazem w --must i w --never.", "The item “\(both)” is in both --must and --never.")
    }
    return (Set(must), Set(never))
  }

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError(say("--limit nie może być ujemny.", "--limit cannot be negative."))
    }
  }
}
