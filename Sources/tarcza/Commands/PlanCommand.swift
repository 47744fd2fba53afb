import ArgumentParser
import CaseFile
import Catalogue
import Checks
import Model
import Reports

/// `tarcza plan CASE`.
struct PlanCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: say(
      "Pokazuje plan: najpierw działania bez kosztu, potem zakupy w ramach grantu.",
      "Shows the plan: work that costs nothing first, then purchases within the grant."),
    discussion: say(
      """
      Planer wybiera dokładnie: najpierw działania bez kosztu, potem zakupy, które w limicie usuwają najwięcej
      pozostałego ryzyka, a z takich zestawów najtańszy, który zachowuje co najmniej 98 % tego. Mówi, czego dowiódł,
      dlaczego każda inna pozycja odpadła, ile kosztuje następna ocena i co zmienią ceny o 10 % wyższe lub niższe.

      Ceny z katalogu to szacunki. Własne rozeznanie rynku podaj w pliku, np. ceny.csv:
        item;net;vat;source;date
        diagnosis;12000;23;oferta A;2026-11-20
      """,
      """
      The planner chooses exactly: work that costs nothing first, then the purchases that remove the most of the rest
      within the limit, and of such sets the cheapest that keeps at least 98 % of that. It says what it proved, why
      each other item was left out, what the next letter costs, and what prices 10 % higher or lower would change.

      The catalogue's prices are guesses. Give your own market research in a file, such as prices.csv:
        item;net;vat;source;date
        diagnosis;12000;23;offer A;2026-11-20
      """))

  @Argument(help: .init(say("Plik sprawy.", "The case file."), valueName: "case")) var path: String
  @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
  @OptionGroup var grant: GrantOptions
  @Option(
    help: .init(
      say(
        "Drugi program: co sfinansuje z tych samych ustaleń.", "Another programme: what it pays for the same findings."),
      valueName: "id"))
  var compare: String?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let catalogue = try catalogue.load()
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    let report = try ReportWriter(
      file: file, catalogue: catalogue, findings: Judgement.findings(of: catalogue.checks, on: file), grant: grant,
      compare: compare, language: language.language
    ).report
    switch format {
    case .json: Terminal.write(try JSON.text(report.plan))
    case .text: Terminal.write(PlanPage(report, language.language).text)
    }
  }
}
