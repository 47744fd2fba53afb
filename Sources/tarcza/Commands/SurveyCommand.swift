import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Probes
import Scan

/// `tarcza survey CASE`.
struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: say(
      "Zadaje pytania o zasady, procedury, szkolenia i umowy: to, czego skan nie zobaczy.",
      "Asks about rules, procedures, training and contracts: what no scan can see."),
    discussion: say(
      """
      Każda odpowiedź jest od razu zapisywana w pliku sprawy. Ankietę można przerwać przy każdym pytaniu; to samo \
      polecenie wraca do pierwszego bez odpowiedzi. Plik sprawy może powstać z samej ankiety, bez badania sieci.

      Bez terminala: --export PLIK.yaml zapisuje pytania i odpowiedzi, --answers PLIK.yaml je wczytuje.
      Spis sprzętu: --inventory PLIK.csv wczytuje arkusz o kolumnach nazwa; adres; mac; rodzaj; system; \
      koniec wsparcia; osoba; miejsce; jednostka (wystarczy jedna z trzech pierwszych) i porównuje go z tym, co widać w sieci.

      Kody wyjścia: 0 są wszystkie odpowiedzi, 1 niektórych brakuje, 2 błędne dane, 3 przerwano, można wrócić.
      """,
      """
      Each answer is stored in the case file at once. Leave at any question; the same command goes on at the first one \
      without an answer. A case file can be made by the survey alone, without a scan.

      Without a terminal: --export FILE.yaml writes questions and answers, --answers FILE.yaml reads them.
      The inventory: --inventory FILE.csv reads a sheet with the columns name; address; mac; kind; system; \
      supported until; owner; place; unit (one of the first three will do) and compares it with what the scan saw.

      Exit codes: 0 every question is answered, 1 some are not, 2 bad input, 3 left, can be resumed.
      """))

  @Argument(
    help: .init(
      say("Plik sprawy; powstanie, jeśli go nie ma.", "The case file; made if there is none."), valueName: "case"))
  var path: String
  @Option(
    help: .init(
      say("Plik zakresu z urzędem i jednostkami, dla nowego pliku sprawy.", "The scope file, for a new case file."),
      valueName: "file"))
  var scope: String?
  @Option(
    help: .init(
      say("Jednostka z zakresu; domyślnie starostwo.", "A unit of the scope; the office by default."), valueName: "id"))
  var unit: String?
  @Option(help: .init(say("Kto odpowiada.", "Who answers."), valueName: "name")) var by: String?
  @Option(help: .init(say("Wczytaj odpowiedzi z pliku YAML.", "Read the answers of a YAML file."), valueName: "file"))
  var answers: String?
  @Option(
    help: .init(
      say("Zapisz pytania i odpowiedzi do pliku YAML.", "Write questions and answers to a YAML file."),
      valueName: "file"))
  var export: String?
  @Option(help: .init(say("Wczytaj spis sprzętu z pliku CSV.", "Read the inventory of a CSV file."), valueName: "file"))
  var inventory: String?
  @Flag(help: .init(say("Pokaż pytania i odpowiedzi.", "Show questions and answers."))) var list = false
  @Flag(
    help: .init(
      say("Tylko najważniejsze pytania: to, czego najczęściej brakuje w kontrolach.", "Only the weightiest questions."))
  )
  var short = false
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard [answers != nil, export != nil, inventory != nil, list].count(where: { $0 }) <= 1 else {
      throw ValidationError(
        say(
          "Podaj tylko jedno z: --answers, --export, --inventory, --list.",
          "Give only one of: --answers, --export, --inventory, --list."))
    }
  }

  func run() throws {
    let catalogue = try catalogue.load()
    guard let questionnaire = catalogue.questionnaires.first(where: { $0.id == "organisation" }) else {
      throw Failure(
        "W folderze kontroli nie ma ankiety survey/organisation.yaml.",
        "The folder of checks has no survey/organisation.yaml.")
    }
    let file = try SurveyCase.open(path, scope: scope, readonly: list || export != nil)
    defer { try? file.close() }
    let session = SurveySession(
      survey: Survey(questionnaire, in: file), path: path, short: short, by: by, language: language.language)
    let respondent = try session.respondent(unit)
    if list { return try session.list(respondent) }
    if let export { return try session.export(to: export) }
    var ending: SurveyWizard.Ending = .finished
    if let answers {
      try session.read(answers)
    } else if let inventory {
      try InventoryImport(file: file, path: inventory, language: language.language).run()
    } else {
      ending = try session.ask(respondent)
    }
    _ = try catalogue.judge(file)
    if inventory != nil { return }
    let missing = try session.conclude(respondent)
    if ending == .left, missing > 0 { throw ExitStatus.interrupted }
    if missing > 0 { throw ExitStatus.incomplete }
  }
}

/// The case file that a survey is kept in.
enum SurveyCase {
  /// Opens it, or makes one that knows the office and its units from the scope.
  static func open(_ path: String, scope: String?, readonly: Bool) throws -> CaseFile {
    if SafeFile.exists(path) {
      guard scope == nil else {
        throw Failure(
          "Plik \(path) już istnieje i ma swój zakres. Podaj --scope tylko przy nowym pliku.",
          "\(path) exists already and has its scope. Give --scope only for a new file.")
      }
      return try CaseFile.open(path, readonly: readonly)
    }
    guard !readonly || scope != nil else { throw CaseFileError.missing(path: path) }
    let read = try scope.map { (try ScopeFile.read($0, namedPorts: PortSets.named), try SafeFile.read($0)) }
    let file = try CaseFile.create(at: path)
    try file.write { writer in
      var info = CaseInfo(scope: read?.1 ?? "{}\n")
      if let scope = read?.0 { info.fill(from: scope) }
      try writer.insert(&info)
      try writer.insert(
        contentsOf: (read?.0.units ?? []).map { Unit(unit: $0.id, name: $0.name, kind: $0.kind.rawValue) })
    }
    return file
  }
}
