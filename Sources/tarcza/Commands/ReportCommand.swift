import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Reports

/// `tarcza report CASE`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: say("Robi raport z pliku sprawy, bez badania.", "Makes the report of a case file, without scanning."),
    discussion: say(
      "Ten sam plik sprawy, te same kontrole i ten sam program dają ten sam raport, co do bajtu.",
      "The same case file, checks and programme make the same report, byte for byte."))

  @Argument(help: .init(say("Plik sprawy.", "The case file."), valueName: "case")) var path: String?
  @Flag(
    help: .init(
      say(
        "Wypisz JSON Schema pliku raport.json, a z --edition application pliku raport-do-wniosku.json.",
        "Print the JSON Schema of raport.json, or with --edition application of raport-do-wniosku.json.")))
  var schema = false
  @Option(
    help: .init(
      say(
        "Wydanie: internal (pełne, zostaje w urzędzie), application (do wniosku) albo both (oba).",
        "The edition: internal (full, stays in the office), application (for the grantor) or both.")))
  var edition = EditionChoice.both
  @Option(
    help: .init(
      say(
        "Postaci, po przecinku: \(ReportCommand.formNames). PDF wymaga programu Typst; CSV i OCSF ma tylko wydanie pełne.",
        "Forms, by comma: \(ReportCommand.formNames). PDF needs Typst; only the full edition has CSV and OCSF."),
      valueName: "list"))
  var format = "html,json"
  @Option(help: .init(say("Folder na wyniki.", "The folder for the results."), valueName: "dir"))
  var output = "."
  @Option(
    help: .init(
      say(
        "Przepisy w arkuszu: report (z dnia badania), programme (z dnia naboru) albo both.",
        "The law that the sheet names: report (of the examination's day), programme (of the call's), or both.")))
  var law = ReportInputs.Law.both
  @OptionGroup var grant: GrantOptions
  @OptionGroup var earlier: EarlierOptions
  @Option(
    help: .init(
      say(
        "Drugi program: co sfinansuje z tych samych ustaleń.", "Another programme: what it pays for the same findings."),
      valueName: "id"))
  var compare: String?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    if schema {
      return Terminal.write(try edition == .application ? ApplicationReport.schemaText() : Report.schemaText())
    }
    guard let path else {
      throw Failure("Podaj plik sprawy: tarcza report PLIK.tarcza", "Name the case file: tarcza report FILE.tarcza")
    }
    var forms = try forms()
    let catalogue = try catalogue.load()
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    let writer = try ReportWriter(
      file: file, catalogue: catalogue, findings: Judgement.findings(of: catalogue.checks, on: file), grant: grant,
      compare: compare, since: earlier.since, bought: earlier.bought, law: law, language: language.language)
    // Without Typst the office still gets a report to read and to print.
    var unmade: (any Error)?
    var pdf: PDFWriter?
    if forms.contains(.pdf) {
      do { pdf = try PDFWriter() } catch {
        unmade = error
        forms.insert(.html)
      }
    }
    for path in try writer.write(forms, edition.editions, to: output, pdf: pdf) { Terminal.line(path) }
    if let unmade { throw unmade }
  }

  private static let formNames = ReportFile.Form.allCases.map(\.rawValue).joined(separator: ", ")

  private func forms() throws -> Set<ReportFile.Form> {
    let forms = try format.split(separator: ",").map { word in
      guard let form = ReportFile.Form(rawValue: String(word)) else {
        throw Failure(
          "Nie ma postaci „\(word)”. Są: \(ReportCommand.formNames).",
          "There is no form “\(word)”. There are: \(ReportCommand.formNames).")
      }
      return form
    }
    guard edition != .application || forms.contains(where: ReportFile.Form.forApplication.contains) else {
      throw Failure(
        "Wydanie do wniosku nie ma postaci csv ani ocsf: to wykazy pojedynczych ustaleń dla urzędu.",
        "The application edition has neither csv nor ocsf: they list single findings, for the office.")
    }
    return Set(forms)
  }
}

/// What `--edition` takes.
enum EditionChoice: String, CaseIterable, ExpressibleByArgument {
  case `internal`, application, both

  var editions: Set<Edition> {
    switch self {
    case .internal: [.full]
    case .application: [.application]
    case .both: [.full, .application]
    }
  }
}

extension ReportInputs.Law: ExpressibleByArgument {}
