import ArgumentParser
import Catalogue
import Checks
import Model

/// `tarcza checks …`.
struct ChecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks",
    abstract: say("Kontrole: wykaz, opis, sprawdzenie plików, testy, nowa kontrola.", "The checks."),
    subcommands: [List.self, Show.self, Lint.self, Test.self, New.self, Schema.self])

  struct List: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
    static let configuration = CommandConfiguration(
      abstract: say("Wymienia kontrole.", "Lists the checks."),
      discussion: say(
        "Z --module pokazuje tylko jeden moduł, a przed tabelą: co moduł wysyła, na jakie porty i dlaczego to nie szkodzi.",
        "With --module it shows one module only, and before the table what the module sends, to which ports, and why "
          + "that does no harm."))
    @Option(help: .init(say("Tylko ten moduł.", "Only this module."), valueName: "module")) var module: String?
    @Option(help: .init(say("Postać: text albo json.", "Form: text or json."))) var format = Format.text
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let catalogue = try catalogue.load()
      let known = try module.map(catalogue.knownModule)
      let checks = catalogue.checks.filter { known == nil || $0.module == known?.id }
      guard format == .text else {
        return Terminal.write(
          try JSON.text(checks.map { CheckLine($0, catalogue.exchange(of: $0), language.language) }))
      }
      if let known { Terminal.write(ModulePage(known, language.language).text) }
      let names = known.map { !$0.exchanges.isEmpty } ?? false
      var table = TextTable(
        [say("Kontrola", "Check"), say("Waga", "Severity")] + (names ? [say("Wymiana", "Exchange")] : [])
          + [say("Problem", "Problem")])
      for check in checks {
        table.add(
          [check.id, check.severity.title[language.language]] + (names ? [check.exchange ?? ""] : [])
            + [check.texts[language.language].title])
      }
      for line in table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) { Terminal.line(line) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: say("Opisuje kontrolę.", "Describes one check."))
    @Argument(help: .init(say("Identyfikator kontroli.", "The check's id."))) var id: String
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let catalogue = try catalogue.load()
      let check = try catalogue.knownCheck(id)
      Terminal.write(CheckPage(check, catalogue.exchange(of: check), language.language).text)
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Sprawdza wszystkie pliki w folderze kontroli; błąd podaje plik, wiersz i pole.",
        "Holds all files of the checks folder to their rules; an error names file, line and field."))
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws { try catalogue.lint(only: nil, language.language) }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Wykonuje testy zapisane w kontrolach.", "Runs the tests that the checks carry."))
    @Argument(help: .init(say("Tylko te kontrole.", "Only these checks."))) var ids: [String] = []
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws { try catalogue.test(ids, language.language) }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say(
        "Wypisuje JSON Schema pliku kontroli, np. dla edytora.", "Prints the JSON Schema of a check's file."))
    @OptionGroup var language: LanguageOption

    func run() throws { Terminal.write(CheckFile.schema) }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: say("Zapisuje szkic nowej kontroli z objaśnieniami.", "Writes a draft of a new check with comments."))
    @Argument(help: .init(say("Identyfikator: moduł.nazwa.", "The id: module.name."))) var id: String
    @Option(
      name: .customLong("in"),
      help: .init(
        say(
          "Folder kontroli, do którego trafi szkic; domyślnie folder używany.", "The folder of checks to write it to."),
        valueName: "dir"))
    var folder: String?
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      let path = try catalogue.draft(id, in: folder)
      Terminal.line(
        say(
          "Zapisano \(path). Uzupełnij go, a potem uruchom: tarcza checks lint i tarcza checks test \(id)",
          "Wrote \(path). Fill it in, then run: tarcza checks lint, and tarcza checks test \(id)"))
    }
  }
}

/// A check in one line.
private struct CheckLine: Encodable {
  var id: String
  var module: String
  var severity: String
  var judges: String
  var exchange: ExchangeLine?
  var title: String
  var file: String
  var remedies: [String]
  var references: Check.References

  /// What is sent for it.
  struct ExchangeLine: Encodable {
    var id: String
    var ports: String
    var sends: String
    var safety: String
  }

  init(_ check: Check, _ exchange: CheckModule.Exchange?, _ language: Language) {
    id = check.id
    module = check.module
    severity = check.severity.rawValue
    judges = check.judges
    self.exchange = exchange.map {
      ExchangeLine(
        id: $0.id, ports: $0.ports[language], sends: $0.sends[language], safety: $0.safety[language])
    }
    title = check.texts[language].title
    file = check.file
    remedies = check.remedies.map(\.remedy)
    references = check.references
  }
}

extension Severity {
  var title: Phrase {
    switch self {
    case .critical: Phrase(pl: "krytyczna", en: "critical")
    case .high: Phrase(pl: "wysoka", en: "high")
    case .medium: Phrase(pl: "średnia", en: "medium")
    case .low: Phrase(pl: "niska", en: "low")
    case .info: Phrase(pl: "informacja", en: "info")
    }
  }
}
