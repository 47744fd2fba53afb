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
      "Shows the plan: work that costs nothing first, then purchases within the grant."))

  @Argument(help: .init(say("Plik sprawy.", "The case file."), valueName: "case")) var path: String
  @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
  @OptionGroup var grant: GrantOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let catalogue = try catalogue.load()
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    let report = try ReportWriter(
      file: file, catalogue: catalogue, findings: Judgement.findings(of: catalogue.checks, on: file), grant: grant,
      language: language.language
    ).report
    switch format {
    case .json: Terminal.write(try JSON.text(report.plan))
    case .text: Terminal.write(PlanPage(report, language.language).text)
    }
  }
}
