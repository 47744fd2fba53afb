/// One documented table or view of a case file.
///
/// The documentation is the schema: the database is made from these values, `tarcza tables` prints them, and a check's
/// conditions are prepared against them.
package struct CaseTable: Hashable, Codable, Sendable {
  package var name: String
  package var meaning: String
  /// The columns that tell one row's subject from another's on the same asset; part of a finding's fingerprint.
  package var identity: [String]
  package var columns: [CaseColumn]
  /// The `SELECT` behind a view; nil for a table.
  package var view: String?

  package init(_ name: String, _ meaning: String, identity: [String] = [], view: String? = nil, columns: [CaseColumn]) {
    self.name = name
    self.meaning = meaning
    self.identity = identity
    self.columns = columns
    self.view = view
  }

  package func column(_ name: String) -> CaseColumn? { columns.first { $0.name == name } }

  /// The statement that makes it.
  var creation: String {
    if let view { return "CREATE VIEW \(name.quoted) AS \(view)" }
    return "CREATE TABLE \(name.quoted) (\(columns.map(\.declaration).joined(separator: ", ")))"
  }
}

extension CaseColumn {
  /// Its part of a `CREATE TABLE`; every column but the id may be NULL, which means "not observed".
  var declaration: String {
    name == "id" ? "\"id\" INTEGER PRIMARY KEY" : "\(name.quoted) \(kind == .integer ? "INTEGER" : "TEXT")"
  }
}

extension String {
  /// The text as an SQL identifier.
  package var quoted: String {
    "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
