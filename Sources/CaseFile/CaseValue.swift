import GRDB

/// One value of a case file's row.
package enum CaseValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  /// The value as SQLite keeps it; a real number becomes its text, bytes their length.
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .text(String(number))
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .text("<\(bytes.count) bytes>")
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  /// The value as text, nil for NULL.
  package var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let text): text
    }
  }

  package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
}

extension CaseValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
}

/// The result of a statement: the columns' names and the rows in the same order.
package struct CaseRows: Hashable, Sendable {
  package var columns: [String]
  package var rows: [[CaseValue]]

  package init(columns: [String], rows: [[CaseValue]]) {
    self.columns = columns
    self.rows = rows
  }
}
