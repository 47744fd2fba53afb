import GRDB
import GRDBSQLite

extension CaseFile {
  /// The result of a user's statement, which cannot change anything and stops after a bounded amount of work.
  ///
  /// - Throws: ``CaseFileError/statement(_:)`` when SQLite refuses it: a syntax error, an attempt to write, a statement
  ///   that runs too long or a result that is too large.
  package func query(_ sql: String) throws -> CaseRows {
    try translated {
      try database.read { db in
        try db.execute(sql: "PRAGMA query_only = 1")
        defer { try? db.execute(sql: "PRAGMA query_only = 0") }
        return try db.bounded { try db.rows(sql, [:]) }
      }
    }
  }
}

extension Database {
  /// Runs `body` and interrupts its statement after about two hundred million steps of SQLite's virtual machine: a few
  /// seconds.
  func bounded<Result>(_ body: () throws -> Result) throws -> Result {
    let budget = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    budget.initialize(to: 2_000)
    defer { budget.deallocate() }
    sqlite3_progress_handler(
      sqliteConnection, 100_000,
      { budget in
        guard let budget = budget?.assumingMemoryBound(to: Int.self) else { return 1 }
        budget.pointee -= 1
        return budget.pointee < 0 ? 1 : 0
      }, budget)
    defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
    return try body()
  }

  /// Leaves the connection no way to open another database file.
  func forbidAttaching() { sqlite3_limit(sqliteConnection, SQLITE_LIMIT_ATTACHED, 0) }
}
