import CaseFile
import Model

/// SQLite's word on a statement that it does not prepare, said in both languages.
struct SQLiteMessage {
  private let message: String

  init(_ message: String) { self.message = message }

  func phrase(table: CaseTable) -> Phrase {
    if let name = rest(after: "no such column: ") {
      let near = Spelling.nearest(to: name, among: table.columns.map(\.name))
      return Phrase(
        pl: "nie ma kolumny „\(name)” w tabeli \(table.name)" + (near.map { "; czy chodzi o „\($0)”?" } ?? ""),
        en: "there is no column “\(name)” in the table \(table.name)" + (near.map { "; is it “\($0)”?" } ?? ""))
    }
    if let name = rest(after: "no such table: ") {
      let near = Spelling.nearest(to: name, among: Schema.tables.map(\.name))
      return Phrase(
        pl: "nie ma tabeli „\(name)”" + (near.map { "; czy chodzi o „\($0)”?" } ?? ""),
        en: "there is no table “\(name)”" + (near.map { "; is it “\($0)”?" } ?? ""))
    }
    if message.hasPrefix("misuse of aggregate") || message.hasPrefix("misuse of window") {
      return Phrase(
        pl: "funkcja zbiorcza tylko w podzapytaniu (SELECT …), nie wprost w warunku (\(message))",
        en: "an aggregate function only inside a sub-select (SELECT …), not in the condition itself (\(message))")
    }
    return Phrase(pl: "SQLite odrzuca warunek: \(message)", en: "SQLite refuses the condition: \(message)")
  }

  private func rest(after prefix: String) -> String? {
    message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : nil
  }
}
