import GRDB

/// The writing side of a case file, inside one transaction.
package struct CaseWriter {
  let db: Database

  /// Adds a row and gives the record its id.
  package mutating func insert(_ record: inout some CaseRecord) throws { try record.insert(db) }

  /// Adds rows in order.
  package mutating func insert(contentsOf records: [some CaseRecord]) throws {
    for var record in records { try record.insert(db) }
  }

  /// Replaces the row with the record's id.
  package mutating func update(_ record: some CaseRecord) throws { try record.update(db) }

  /// Empties a table, or takes out the rows for which the SQL `condition` holds.
  package mutating func delete<Record: CaseRecord>(
    _ type: Record.Type, where condition: String = "1", _ arguments: [String: CaseValue] = [:]
  ) throws {
    try db.execute(
      sql: "DELETE FROM \(Record.table.name.quoted) WHERE \(condition)",
      arguments: .init(arguments.mapValues(\.databaseValue)))
  }

  /// All records of a kind, in the order of their ids, or those for which the SQL `condition` holds.
  package func all<Record: CaseRecord>(
    _ type: Record.Type, where condition: String = "1", _ arguments: [String: CaseValue] = [:]
  ) throws -> [Record] {
    try Record.fetchAll(
      db, sql: "SELECT * FROM \(Record.table.name.quoted) WHERE \(condition) ORDER BY id",
      arguments: .init(arguments.mapValues(\.databaseValue)))
  }

  /// Adds a row of bare values to a documented table: for the rows of a check's own tests.
  package mutating func insert(into table: CaseTable, _ values: [(column: String, value: CaseValue)]) throws {
    let names = values.map(\.column.quoted).joined(separator: ", ")
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try db.execute(
      sql: values.isEmpty
        ? "INSERT INTO \(table.name.quoted) DEFAULT VALUES"
        : "INSERT INTO \(table.name.quoted) (\(names)) VALUES (\(marks))",
      arguments: .init(values.map(\.value.databaseValue)))
  }
}
