import GRDB
import GRDBSQLite

extension CaseFile {
  /// Hands every row of one `SELECT` to `body`, without keeping any.
  ///
  /// - Throws: ``CaseFileError/statement(_:)`` when SQLite refuses it, when it would write, or when it runs too long.
  package func forEachRow(
    _ sql: String, _ arguments: [String: CaseValue] = [:], _ body: (CaseRow) throws -> Void
  ) throws {
    try translated { try database.read { db in try db.forEachRow(sql, arguments, body) } }
  }

  /// Runs `body` on a database that forgets everything it did.
  package func trial<Result>(_ body: (inout CaseWriter) throws -> Result) throws -> Result {
    try translated {
      try database.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.deferred) {
          var writer = CaseWriter(db: db)
          result = try body(&writer)
          return .rollback
        }
        guard let result else { throw CaseFileError.statement("no result") }
        return result
      }
    }
  }

  /// Why SQLite refuses to prepare the statement, in its own words; nil when it does not.
  package func refusal(of sql: String) throws -> String? {
    try database.read { db in
      do {
        let statement = try db.makeStatement(sql: sql)
        return statement.isReadonly ? nil : "the statement would write"
      } catch let error as DatabaseError {
        return error.message ?? "SQLite \(error.resultCode.rawValue)"
      }
    }
  }
}

extension CaseWriter {
  /// Hands every row of one `SELECT` to `body`, as ``CaseFile/forEachRow(_:_:_:)`` does, in this transaction.
  package func forEachRow(
    _ sql: String, _ arguments: [String: CaseValue] = [:], _ body: (CaseRow) throws -> Void
  ) throws {
    do { try db.forEachRow(sql, arguments, body) } catch let error as DatabaseError {
      throw CaseFileError(error, path: ":memory:")
    }
  }

  /// Runs `body` and undoes whatever it changed.
  package mutating func undone<Result>(_ body: (inout CaseWriter) throws -> Result) throws -> Result {
    var result: Result?
    do {
      try db.inSavepoint {
        var writer = self
        result = try body(&writer)
        return .rollback
      }
    } catch let error as DatabaseError {
      throw CaseFileError(error, path: ":memory:")
    }
    guard let result else { throw CaseFileError.statement("no result") }
    return result
  }

  /// Puts a plain, empty table with the documented columns in the place of a view.
  package mutating func shadow(_ view: CaseTable) throws {
    let columns = view.columns.map { "\($0.name.quoted) \($0.kind == .integer ? "INTEGER" : "TEXT")" }
    try db.execute(sql: "CREATE TEMP TABLE \(view.name.quoted) (\(columns.joined(separator: ", ")))")
  }

  /// Puts these findings, numbered from 1, in the place of all earlier ones.
  package mutating func replace(findings: [FindingRecord], judging: Judging) throws {
    try db.execute(sql: "DELETE FROM finding")
    try db.execute(sql: "DELETE FROM judging")
    let statement = try db.makeStatement(
      sql: """
        INSERT INTO finding (id, check_id, module, subject_table, subject, unit, asset, address, name, transport, port,
          verdict, severity, reason, evidence, fingerprint)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (index, finding) in findings.enumerated() {
      statement.setUncheckedArguments([
        index + 1, finding.checkId, finding.module, finding.subjectTable, finding.subject, finding.unit,
        finding.asset, finding.address, finding.name, finding.transport, finding.port, finding.verdict,
        finding.severity, finding.reason, finding.evidence, finding.fingerprint,
      ])
      try statement.execute()
    }
    var judging = judging
    judging.id = 1
    try judging.insert(db)
  }
}

extension Database {
  fileprivate func forEachRow(
    _ sql: String, _ arguments: [String: CaseValue], _ body: (CaseRow) throws -> Void
  ) throws {
    let statement = try makeStatement(sql: sql)
    guard statement.isReadonly else {
      throw DatabaseError(resultCode: .SQLITE_READONLY, message: "the statement would write", sql: sql)
    }
    try statement.setArguments(.init(arguments.mapValues(\.databaseValue)))
    let cursor = statement.sqliteStatement
    try bounded {
      defer { sqlite3_reset(cursor) }
      while true {
        switch sqlite3_step(cursor) {
        case SQLITE_ROW: try body(CaseRow(statement: cursor))
        case SQLITE_DONE: return
        case let code:
          throw DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(sqliteConnection)))
        }
      }
    }
  }
}
