import GRDB

extension Schema {
  /// Makes what is missing of the documented tables and columns, and the views anew.
  ///
  /// So a change that only adds needs no migration of its own: an older case file gets the new column, and NULL in it
  /// says truthfully that nobody has looked. A change of meaning raises ``version`` and rewrites here.
  static func complete(_ db: Database) throws {
    for table in tables where table.view != nil {
      try db.execute(sql: "DROP VIEW IF EXISTS \(table.name.quoted)")
    }
    for table in tables where table.view == nil {
      if try db.tableExists(table.name) {
        let present = Set(try db.columns(in: table.name).map(\.name))
        for column in table.columns where !present.contains(column.name) {
          try db.execute(sql: "ALTER TABLE \(table.name.quoted) ADD COLUMN \(column.declaration)")
        }
      } else {
        try db.execute(sql: table.creation)
      }
    }
    for table in tables where table.view != nil { try db.execute(sql: table.creation) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Refuses a file that is another program's, of a newer Tarcza, or broken.
  static func examine(_ db: Database, path: String) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard application == applicationID else { throw CaseFileError.foreign(path: path) }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= self.version else { throw CaseFileError.newer(path: path, version: version) }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
    guard verdict == "ok" else { throw CaseFileError.damaged(path: path, why: verdict) }
  }

  /// Whether every documented table and column is there.
  static func isComplete(_ db: Database) throws -> Bool {
    for table in tables {
      guard try db.tableExists(table.name) || db.viewExists(table.name) else { return false }
      let present = Set(try db.columns(in: table.name).map(\.name))
      guard table.columns.allSatisfy({ present.contains($0.name) }) else { return false }
    }
    return true
  }
}
