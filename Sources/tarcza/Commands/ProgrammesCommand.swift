import ArgumentParser
import Catalogue
import Funding
import Model

/// `tarcza programmes …`.
struct ProgrammesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programmes",
    abstract: say("Programy grantowe z katalogu.", "The grant programmes of the catalogue."),
    subcommands: [List.self, Show.self, Compare.self, Lint.self, Schema.self])

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: say("Wymienia programy.", "Lists the programmes."))
    @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let programmes = try catalogue.load().programmes
      let lines = programmes.map { ProgrammeLine($0, language.language) }
      guard format == .text else { return Terminal.write(try JSON.text(lines)) }
      var table = TextTable([
        say("Program", "Programme"), say("Nazwa", "Name"), say("Stan", "Status"), say("Najmniej", "Minimum"),
        say("Najwięcej", "Maximum"),
      ])
      for line in lines {
        table.add([line.id, line.name, line.status ?? "?", line.minimum ?? "?", line.maximum ?? "?"])
      }
      for text in table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) { Terminal.line(text) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Pokazuje program: limity, obszary, pozycje i pewność każdego faktu.", "Shows one programme."))
    @Argument(help: .init(say("Identyfikator programu.", "The programme's id."))) var id: String
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let catalogue = try catalogue.load()
      Terminal.write(ProgrammePage(try catalogue.knownProgramme(id), language.language).text)
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Porównuje dwa programy: limity i pozycje, które się różnią, z powodem.",
        "Compares two programmes: limits, and the items that differ, with the reason."))
    @Argument(help: .init(say("Pierwszy program.", "The first programme's id."))) var first: String
    @Argument(help: .init(say("Drugi program.", "The second programme's id."))) var second: String
    @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let catalogue = try catalogue.load()
      let comparison = ProgrammeComparison(
        try catalogue.knownProgramme(first), try catalogue.knownProgramme(second))
      switch format {
      case .text: Terminal.write(ComparisonPage(comparison, language.language).text)
      case .json:
        Terminal.write(try JSON.text(comparison.rows.map { ComparisonLine($0, comparison, language.language) }))
      }
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Wypisuje JSON Schema pliku programu, np. dla edytora.", "Prints the JSON Schema of a programme's file."))
    @OptionGroup var language: LanguageOption

    func run() throws { Terminal.write(ProgrammeFile.schema) }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Sprawdza pliki programów, środków i wymagań.", "Checks the files of programmes."))
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws { try catalogue.lint(only: ["programmes", "remedies", "requirements"], language.language) }
  }
}

/// A programme in one line.
private struct ProgrammeLine: Encodable {
  var id: String
  var name: String
  var status: String?
  var minimum: String?
  var maximum: String?

  init(_ programme: Programme, _ language: Language) {
    id = programme.id
    name = programme.name[language]
    status = programme.status.value?.title[language]
    minimum = programme.minimum.value?.text(language)
    maximum = programme.maximum.value?.text(language)
  }
}

extension Programme.Status {
  var title: Phrase {
    switch self {
    case .announced: Phrase(pl: "zapowiedziany", en: "announced")
    case .open: Phrase(pl: "trwa nabór", en: "open")
    case .closed: Phrase(pl: "nabór zamknięty", en: "closed")
    case .settled: Phrase(pl: "rozliczony", en: "settled")
    }
  }
}
