import ArgumentParser
import CaseFile
import Model

/// `tarcza tables [NAME]`.
struct TablesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: say(
      "Opisuje tabele pliku sprawy: znaczenie, jednostkę i klasę prywatności każdej kolumny.",
      "Documents the tables of a case file: meaning, unit and privacy class of every column."))

  @Argument(help: .init(say("Tylko ta tabela.", "This table only."))) var name: String?
  @Option(help: .init(say("Postać wyniku: text albo json.", "The result's form: text or json.")))
  var format = Format.text
  @OptionGroup var language: LanguageOption

  func run() throws {
    let chosen = Schema.tables.filter { name == nil || $0.name == name }
    guard !chosen.isEmpty else {
      let known = Schema.tables.map(\.name).joined(separator: ", ")
      throw Failure(
        "Nie ma tabeli „\(name ?? "")”. Są: \(known).", "There is no table “\(name ?? "")”. There are: \(known).")
    }
    switch format {
    case .json: Terminal.write(try JSON.text(chosen))
    case .text: for table in chosen { describe(table) }
    }
  }

  private func describe(_ table: CaseTable) {
    Terminal.line("\(table.name)\(table.view == nil ? "" : say(" (widok)", " (view)"))")
    Terminal.line("  \(table.meaning)")
    for column in table.columns {
      let kind = [column.kind.rawValue, column.unit, column.privacy.rawValue].compactMap(\.self).joined(separator: ", ")
      Terminal.line("  - \(column.name) (\(kind)): \(column.meaning)")
    }
    Terminal.line()
  }
}
