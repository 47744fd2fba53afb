import ArgumentParser
import Catalogue
import Checks
import Model

/// `tarcza requirements …`.
struct RequirementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requirements",
    abstract: say("Wymagania prawne i normatywne.", "Points of law and norms."),
    subcommands: [List.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Wymienia wymagania obowiązujące danego dnia i kontrole, które ich dotyczą.",
        "Lists the requirements in force on a day, and the checks that speak to them."))
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
    @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
    @Option(help: .init(say("Dzień, np. 2026-11-22; domyślnie dziś.", "The day; today by default."))) var on: String?
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let catalogue = try catalogue.load()
      let day = try on.map(RequirementsCommand.day) ?? Clock.now().day
      let lines = catalogue.frameworks.flatMap { framework in
        framework.requirements.map { Line($0, framework, catalogue.checks, day, language.language) }
      }
      guard format == .text else { return Terminal.write(try JSON.text(lines)) }
      var table = TextTable([
        say("Wymaganie", "Requirement"), say("Gdzie", "Where"), say("Kontrole", "Checks"), say("Treść", "Content"),
      ])
      for line in lines {
        table.add(["\(line.framework).\(line.id)", line.place ?? "–", String(line.checks.count), line.title])
      }
      for text in table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) { Terminal.line(text) }
    }
  }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw Failure("„\(text)” nie jest dniem w postaci 2026-11-22.", "“\(text)” is no day such as 2026-11-22.")
    }
    return day
  }
}

/// A requirement in one line.
private struct Line: Encodable {
  var framework: String
  var id: String
  var title: String
  var place: String?
  var act: String?
  var answeredBy: [String]
  var checks: [String]

  init(_ requirement: Requirement, _ framework: Framework, _ all: [Check], _ day: Day, _ language: Language) {
    self.framework = framework.id
    id = requirement.id
    title = requirement.title[language]
    let place = requirement.places.first { $0.isInForce(on: day) }
    self.place = place?.unit
    act = place?.act
    answeredBy = Requirement.Witness.allCases.filter(requirement.answeredBy.contains).map(\.rawValue)
    checks = all.filter { $0.references.requirements[framework.id]?.contains(requirement.id) ?? false }.map(\.id)
  }
}
