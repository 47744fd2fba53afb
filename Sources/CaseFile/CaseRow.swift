import GRDB
import GRDBSQLite

/// The row under a running statement's cursor: read it at once, it is gone with the next one.
package struct CaseRow {
  let statement: OpaquePointer

  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  /// The value as a whole number; nil for NULL and for anything else.
  package func integer(_ column: Int) -> Int64? {
    guard sqlite3_column_type(statement, Int32(column)) == SQLITE_INTEGER else { return nil }
    return sqlite3_column_int64(statement, Int32(column))
  }

  /// The value as text, bytes that are no UTF-8 replaced; nil for NULL.
  package func text(_ column: Int) -> String? {
    guard let bytes = sqlite3_column_text(statement, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Puts the bytes of the value as text behind those of `buffer`; false for NULL.
  package func append(_ column: Int, to buffer: inout [UInt8]) -> Bool {
    guard let bytes = sqlite3_column_text(statement, Int32(column)) else { return false }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    buffer.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    return true
  }

  /// The value as SQLite keeps it; a real number becomes its text, bytes their length.
  package func value(_ column: Int) -> CaseValue {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, Int32(column)))
    case SQLITE_BLOB: .text("<\(sqlite3_column_bytes(statement, Int32(column))) bytes>")
    default: text(column).map(CaseValue.text) ?? .null
    }
  }
}
