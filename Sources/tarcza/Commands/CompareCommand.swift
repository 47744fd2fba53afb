import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Reports

/// `tarcza compare OLD NEW`.
struct CompareCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: say(
      "Porównuje dwa badania: co usunięto, co doszło, czego nie wiadomo.",
      "Compares two examinations: what is gone, what is new, what is not known."),
    discussion: say(
      """
      Oba pliki spraw oceniane są tymi samymi, dzisiejszymi kontrolami, więc różnice opisują urząd, a nie zmianę reguł.
      To samo urządzenie rozpoznawane jest po adresie MAC, inaczej po adresie IP, inaczej po nazwie. Miejsce, którego
      nowe badanie nie objęło, nie liczy się jako naprawione. Do rozliczenia grantu podaj, co kupiono:
        tarcza compare przed.tarcza po.tarcza --bought network-firewall backup-appliance

      Rozdział z porównaniem w raporcie: tarcza report po.tarcza --since przed.tarcza
      """,
      """
      Both case files are judged by the same checks, today's, so the differences are the office's, not the rules'. The
      same machine is known by its hardware address, else by its IP address, else by its name. A place that the new
      examination did not cover does not count as mended. To settle a grant, name what was bought:
        tarcza compare before.tarcza after.tarcza --bought network-firewall backup-appliance

      For the chapter in the report: tarcza report after.tarcza --since before.tarcza
      """))

  @Argument(help: .init(say("Plik sprawy wcześniejszego badania.", "The earlier case file."), valueName: "old"))
  var old: String
  @Argument(help: .init(say("Plik sprawy nowego badania.", "The new case file."), valueName: "new")) var new: String
  @Option(
    parsing: .upToNextOption,
    help: .init(
      say("Pozycje programu kupione między badaniami.", "Items of the programme bought in between."),
      valueName: "item"))
  var bought: [String] = []
  @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
  @OptionGroup var grant: GrantOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let catalogue = try catalogue.load()
    let file = try CaseFile.open(new, readonly: true)
    defer { try? file.close() }
    let report = try ReportWriter(
      file: file, catalogue: catalogue, findings: Judgement.findings(of: catalogue.checks, on: file), grant: grant,
      since: old, bought: bought, language: language.language
    ).report
    guard let changes = report.changes else { return }
    switch format {
    case .json: Terminal.write(try JSON.text(changes))
    case .text: Terminal.write(ChangesPage(changes, language.language).text)
    }
  }
}
