import ArgumentParser
import Catalogue
import Checks
import Model

/// `tarcza requirements …`.
struct RequirementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requirements",
    abstract: say("Wymagania prawne i normatywne.", "Points of law and norms."),
    subcommands: [List.self, Show.self])

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
        say("Wymaganie", "Requirement"), say("Gdzie", "Where"), say("Odpowiada", "Answered by"),
        say("Termin", "Due"), say("Kontrole", "Checks"), say("Treść", "Content"),
      ])
      for line in lines {
        table.add([
          "\(line.framework).\(line.id)", line.place ?? "–", line.answeredBy.joined(separator: "+"),
          line.due?.iso ?? "–",
          String(line.checks.count), line.title,
        ])
      }
      for text in table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) { Terminal.line(text) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Pokazuje wymaganie: wszystkie brzmienia z datami, terminy i kontrole, które je rozstrzygają.",
        "Shows a requirement: all versions with dates, deadlines, and the checks that speak to it."))
    @Argument(help: .init(say("Wymaganie, np. kri.szbi-2.", "The requirement, such as kri.szbi-2."))) var id: String
    @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = List.Format.text
    @Option(help: .init(say("Dzień, np. 2026-11-22; domyślnie dziś.", "The day; today by default."))) var on: String?
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let catalogue = try catalogue.load()
      let day = try on.map(RequirementsCommand.day) ?? Clock.now().day
      let (framework, requirement) = try catalogue.knownRequirement(id)
      guard format == .text else {
        return Terminal.write(try JSON.text(Line(requirement, framework, catalogue.checks, day, language.language)))
      }
      Terminal.write(
        RequirementPage(requirement, of: framework, checks: catalogue.checks, on: day, language.language).text)
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
  var confidence: String?
  var source: String?
  var due: Day?
  var answeredBy: [String]
  var appliesTo: [String]
  var checks: [String]
  var places: [Requirement.Place]

  init(_ requirement: Requirement, _ framework: Framework, _ all: [Check], _ day: Day, _ language: Language) {
    self.framework = framework.id
    id = requirement.id
    title = requirement.title[language]
    let place = requirement.place(on: day)
    self.place = place?.unit
    act = place?.act
    (confidence, source, due) = (place?.confidence.rawValue, place?.source, place?.due)
    appliesTo = Requirement.Bound.allCases.filter(requirement.appliesTo.contains).map(\.rawValue)
    places = requirement.places
    answeredBy = Requirement.Witness.allCases.filter(requirement.answeredBy.contains).map(\.rawValue)
    checks = all.filter { $0.references.requirements[framework.id]?.contains(requirement.id) ?? false }.map(\.id)
  }
}
