import GRDB

/// One examination's memory: an SQLite database with the documented tables of ``Schema``.
///
/// While it is written it keeps a write-ahead log (https://sqlite.org/wal.html); `close` folds that into one plain file.
package final class CaseFile: Sendable {
  /// The path as the user gave it; `:memory:` for one that is not on disk.
  package let path: String
  let database: DatabaseQueue

  init(path: String, database: DatabaseQueue) {
    self.path = path
    self.database = database
  }

  /// Runs `body` in one transaction; all of it is kept, or nothing.
  @discardableResult
  package func write<Result>(_ body: (inout CaseWriter) throws -> Result) throws -> Result {
    try translated {
      try database.write { db in
        var writer = CaseWriter(db: db)
        return try body(&writer)
      }
    }
  }

  /// All records of a kind, in the order of their ids, or those for which the SQL `condition` holds.
  package func all<Record: CaseRecord>(
    _ type: Record.Type, where condition: String = "1", _ arguments: [String: CaseValue] = [:]
  ) throws -> [Record] {
    try translated {
      try database.read { db in
        try Record.fetchAll(
          db, sql: "SELECT * FROM \(Record.table.name.quoted) WHERE \(condition) ORDER BY id",
          arguments: .init(arguments.mapValues(\.databaseValue)))
      }
    }
  }

  /// The result of one `SELECT` of ours.
  package func rows(_ sql: String, _ arguments: [String: CaseValue] = [:]) throws -> CaseRows {
    try translated { try database.read { db in try db.rows(sql, arguments) } }
  }

  /// Folds the write-ahead log into the file and lets go of it.
  package func close() throws {
    try translated {
      if path != ":memory:", !database.configuration.readonly {
        try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      }
      try database.close()
    }
  }

  func translated<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError { throw CaseFileError(error, path: path) }
  }
}

extension Database {
  func rows(_ sql: String, _ arguments: [String: CaseValue]) throws -> CaseRows {
    let statement = try makeStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: .init(arguments.mapValues(\.databaseValue)))
    var rows: [[CaseValue]] = []
    while let row = try cursor.next() { rows.append(row.databaseValues.map(CaseValue.init)) }
    return CaseRows(columns: statement.columnNames, rows: rows)
  }
}

extension CaseFileError {
  init(_ error: DatabaseError, path: String) {
    let why = error.message ?? "SQLite \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, why: why)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .unreadable(path: path, why: why)
    default: self = .statement(why)
    }
  }
}
