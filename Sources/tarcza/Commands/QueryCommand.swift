import ArgumentParser
import CaseFile

/// `tarcza query CASE SQL`.
struct QueryCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: say("Zadaje plikowi sprawy pytanie w SQL (tylko do odczytu).", "Asks a case file in SQL, read-only."),
    discussion: say(
      "Tabele i kolumny opisuje „tarcza tables”. Przykład: tarcza query sprawa.tarcza \"SELECT * FROM findings WHERE verdict = 'fail'\"",
      "“tarcza tables” documents the tables. Example: tarcza query case.tarcza \"SELECT * FROM findings WHERE verdict = 'fail'\""
    ))

  @Argument(help: .init(say("Plik sprawy.", "The case file."))) var path: String
  @Argument(help: .init(say("Zapytanie SELECT.", "A SELECT statement."))) var sql: String
  @Option(help: .init(say("Postać wyniku: table, csv albo json.", "The result's form: table, csv or json.")))
  var format = Format.table
  @OptionGroup var language: LanguageOption

  func run() throws {
    let file = try CaseFile.open(path, readonly: true)
    defer { try? file.close() }
    let result = try file.query(sql)
    switch format {
    case .table:
      var table = TextTable(result.columns.map(Terminal.harmless))
      for row in result.rows { table.add(row.map { $0.text ?? "–" }) }
      for line in table.lines(width: Terminal.resultsAreSeen ? Terminal.width : nil) { Terminal.line(line) }
    case .csv: Terminal.write(CSV.text(result))
    case .json: Terminal.write(JSON.text(result))
    }
  }
}
