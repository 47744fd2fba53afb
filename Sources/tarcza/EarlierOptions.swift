import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Funding
import Reports

/// An earlier case file and what was bought since.
struct EarlierOptions: ParsableArguments {
  @Option(
    help: .init(
      say(
        "Plik sprawy poprzedniego badania: raport powie, co się zmieniło.",
        "The case file of an earlier examination: the report says what has changed."), valueName: "case"))
  var since: String?
  @Option(
    parsing: .upToNextOption,
    help: .init(
      say(
        "Pozycje programu kupione od poprzedniego badania: raport powie, co każda usunęła.",
        "Items of the programme bought since: the report says what each removed."), valueName: "item"))
  var bought: [String] = []

  func validate() throws {
    guard bought.isEmpty || since != nil else {
      throw ValidationError(
        say(
          "Do --bought potrzebny jest plik sprawy sprzed zakupów: --since PLIK.",
          "--bought needs the case file from before the purchases: --since FILE."))
    }
  }
}

extension EarlierCase {
  /// Reads a case file, judged anew with today's checks, and changes nothing in it.
  init(reading path: String, judgedBy catalogue: Catalogue, bought: [String], programme: Programme?) throws {
    let known = Set(programme?.items.map(\.id) ?? [])
    if let unknown = bought.first(where: { !known.contains($0) }) {
      throw Failure(
        "Program nie ma pozycji „\(unknown)”. Wykaz: tarcza programmes show \(programme?.id ?? "")",
        "The programme has no item “\(unknown)”. The list: tarcza programmes show \(programme?.id ?? "")")
    }
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    self.init(
      contents: try CaseContents(reading: file, findings: Judgement.findings(of: catalogue.checks, on: file)),
      stored: try file.all(FindingRecord.self), bought: bought)
  }
}
