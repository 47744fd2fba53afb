import GRDB

/// The rows of one table of a merged case file, and how to find one again.
struct MergedTable {
  private let table: CaseTable
  /// Without the id.
  private(set) var rows: [Int64: [String: CaseValue]] = [:]
  private var bySubject: [[CaseValue]: Int64] = [:]
  private var byContent: [[CaseValue]: Int64] = [:]
  private var last: Int64 = 0
  private let columns: [String]
  /// What tells one row's subject from another's; empty where every row is its own.
  private let subject: [String]

  init(_ table: CaseTable) {
    self.table = table
    columns = table.columns.map(\.name).filter { $0 != "id" }
    let identity = table.identity.filter { $0 != "id" }
    subject =
      identity.isEmpty
      ? []
      : (table.references.keys.sorted() + identity + ["address", "unit"]).filter {
        table.column($0) != nil
      }
  }

  /// Rows up to this id came from earlier files; rows of one file are never taken for each other.
  private var sealed: Int64 = 0

  /// A new file begins.
  mutating func seal() { sealed = last }

  /// Leaves an id to a row that was put in otherwise.
  mutating func reserve(_ id: Int64) { last = max(last, id) }

  /// The row that says the same in all columns.
  func identical(to row: [String: CaseValue]) -> Int64? { earlier(byContent[values(row, columns)]) }

  /// The row about the same subject.
  func counterpart(of row: [String: CaseValue]) -> Int64? {
    subject.isEmpty ? nil : earlier(bySubject[values(row, subject)])
  }

  /// The id, where its row came from an earlier file.
  func earlier(_ id: Int64?) -> Int64? { id.flatMap { $0 <= sealed ? $0 : nil } }

  /// The two values of a column where both rows have one.
  func pair(
    _ left: [String: CaseValue], _ right: [String: CaseValue], _ column: String
  ) -> (CaseValue, CaseValue)? {
    guard let old = left[column], let new = right[column], old != .null, new != .null else { return nil }
    return (old, new)
  }

  mutating func insert(_ row: [String: CaseValue], _ db: Database) throws -> Int64 {
    last += 1
    let names = ["id"] + columns
    try db.execute(
      sql: "INSERT INTO \(table.name.quoted) (\(names.map(\.quoted).joined(separator: ", "))) "
        + "VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))",
      arguments: .init([last.databaseValue] + values(row, columns).map(\.databaseValue)))
    keep(row, last)
    return last
  }

  /// Fills what the row with this id does not know.
  mutating func fill(_ id: Int64, from row: [String: CaseValue], _ db: Database) throws {
    guard var own = rows[id] else { return }
    let missing = columns.filter { own[$0] ?? .null == .null && row[$0] ?? .null != .null }
    guard !missing.isEmpty else { return }
    for column in missing { own[column] = row[column] }
    try db.execute(
      sql: "UPDATE \(table.name.quoted) SET \(missing.map { "\($0.quoted) = ?" }.joined(separator: ", ")) WHERE id = ?",
      arguments: .init(values(own, missing).map(\.databaseValue) + [id.databaseValue]))
    keep(own, id)
  }

  private mutating func keep(_ row: [String: CaseValue], _ id: Int64) {
    rows[id] = row
    if byContent[values(row, columns)] == nil { byContent[values(row, columns)] = id }
    if !subject.isEmpty, bySubject[values(row, subject)] == nil { bySubject[values(row, subject)] = id }
  }

  private func values(_ row: [String: CaseValue], _ columns: [String]) -> [CaseValue] {
    columns.map { row[$0] ?? .null }
  }
}
