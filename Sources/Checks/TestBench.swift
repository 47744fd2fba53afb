import CaseFile
package import Model

/// Runs checks on their own examples, in a database in memory.
package struct TestBench: Sendable {
  private let file: CaseFile

  package init() throws { file = try CaseFile.inMemory() }

  /// What is wrong with a check's conditions.
  package func problems(of check: Check) -> [ContentError] { check.problems(in: file) }

  /// What became of a test.
  package struct Result: Hashable, Sendable {
    package var test: Check.Test
    /// The branch that decided; nil when the test could not be run.
    package var decision: Decision?
    /// What the check said of the first row of its table; nil when the test could not be run.
    package var outcome: Outcome?
    /// Why the test could not be run: a table or column that does not exist, no row to judge.
    package var problem: ContentError?

    package var passed: Bool { outcome.map(test.accepts) ?? false }
  }

  /// Runs all its tests, each on an empty database of its own making.
  package func run(_ check: Check) throws -> [Result] {
    let table = try check.judgedTable()
    let statement = Check.Statement(check, table: table)
    return try file.trial { writer in
      try check.tests.enumerated().map { index, test in
        try writer.undone { writer in
          do { return try run(test, at: index, of: check, statement, &writer) } catch let problem as ContentError {
            return Result(test: test, problem: problem)
          }
        }
      }
    }
  }

  private func run(
    _ test: Check.Test, at index: Int, of check: Check, _ statement: Check.Statement, _ writer: inout CaseWriter
  ) throws -> Result {
    for (name, rows) in test.given.sorted(by: { $0.key < $1.key }) {
      let table = try table(name, field: "tests[\(index)].given", test, check)
      if table.view != nil { try writer.shadow(table) }
      for (number, row) in rows.enumerated() {
        try writer.insert(into: table, values(row, number, table, "tests[\(index)].given.\(name)", test, check))
      }
    }
    var first: (Decision, Outcome)?
    do {
      try writer.forEachRow(statement.sql + " LIMIT 1", check.usedParameters) { row in
        let decision = Decision(code: row.integer(Check.Statement.Place.decision) ?? 0)
        let nulls = row.integer(Check.Statement.Place.nulls) ?? 0
        first = (decision, check.outcome(of: decision, missing: statement.missing(decision, nulls: nulls)))
      }
    } catch CaseFileError.statement(let why) {
      var error = check.refused(why)
      error.line = test.line
      throw error
    }
    guard let (decision, outcome) = first else {
      throw ContentError(
        file: check.file, line: test.line, field: "tests[\(index)].given",
        Phrase(
          pl: "nie ma żadnego wiersza tabeli \(check.judges), więc nie ma czego ocenić",
          en: "there is no row of \(check.judges), so there is nothing to judge"))
    }
    return Result(test: test, decision: decision, outcome: outcome)
  }

  private func table(
    _ name: String, field: String, _ test: Check.Test, _ check: Check
  ) throws(ContentError) -> CaseTable {
    if let table = Schema.table(name) { return table }
    let near = Spelling.nearest(to: name, among: Schema.tables.map(\.name))
    throw ContentError(
      file: check.file, line: test.line, field: field,
      Phrase(
        pl: "nie ma tabeli „\(name)”" + (near.map { "; czy chodzi o „\($0)”?" } ?? ""),
        en: "there is no table “\(name)”" + (near.map { "; is it “\($0)”?" } ?? "")))
  }

  private func values(
    _ row: [String: CaseValue], _ number: Int, _ table: CaseTable, _ field: String, _ test: Check.Test, _ check: Check
  ) throws(ContentError) -> [(column: String, value: CaseValue)] {
    var values: [(column: String, value: CaseValue)] = []
    for (name, value) in row.sorted(by: { $0.key < $1.key }) {
      guard table.column(name) != nil else {
        let near = Spelling.nearest(to: name, among: table.columns.map(\.name))
        throw ContentError(
          file: check.file, line: test.line, field: "\(field)[\(number)].\(name)",
          Phrase(
            pl: "nie ma kolumny „\(name)” w tabeli \(table.name)" + (near.map { "; czy chodzi o „\($0)”?" } ?? ""),
            en: "there is no column “\(name)” in the table \(table.name)" + (near.map { "; is it “\($0)”?" } ?? "")))
      }
      values.append((name, value))
    }
    // A view has no row number to order by: its id, unless given, is the place in the list.
    if table.view != nil, row["id"] == nil, table.column("id") != nil {
      values.append(("id", .text(String(number + 1))))
    }
    return values
  }
}

extension Check.Test {
  /// Whether this is the verdict that was expected; without a reason, `not-verified` means that NULL decided.
  func accepts(_ outcome: Outcome) -> Bool {
    guard outcome.verdict == verdict, severity == nil || severity == outcome.severity else { return false }
    if let reason { return outcome.reason == reason }
    switch verdict {
    case .notVerified: return outcome.reason?.hasPrefix(Check.missingPrefix) ?? false
    case .pass: return true
    case .fail, .notApplicable: return outcome.reason == nil
    }
  }
}
