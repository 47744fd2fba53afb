import CaseFile
import Checks
import Model

/// One of the `tests` of a check file.
struct TestsReader {
  /// The reasons that verdicts name; nil when the verdicts could not be read.
  let reasons: [String]?

  func read(_ reader: NodeReader) -> Check.Test? {
    guard let fields = reader.fields(["name", "given", "expect"]) else { return nil }
    let name = fields.required("name")?.text()
    let given = fields.required("given").flatMap(given)
    let expected = fields.required("expect").flatMap(expectation)
    guard let name, let given, let expected else { return nil }
    return Check.Test(
      name: name, given: given, verdict: expected.verdict, reason: expected.reason, severity: expected.severity,
      line: reader.line ?? 1)
  }

  private func given(_ reader: NodeReader) -> [String: [[String: CaseValue]]]? {
    guard let fields = reader.fields(nil) else { return nil }
    var given: [String: [[String: CaseValue]]] = [:]
    for (name, value) in fields.all {
      guard let table = Schema.table(name) else {
        let near = Suggestion.phrase(for: name, among: Schema.tables.map(\.name))
        value.report("nie ma tabeli „\(name)”" + near.pl, "there is no table “\(name)”" + near.en)
        return nil
      }
      guard let rows = value.list({ row($0, table) }) else { return nil }
      given[name] = rows
    }
    return given
  }

  private func row(_ reader: NodeReader, _ table: CaseTable) -> [String: CaseValue]? {
    guard let fields = reader.fields(table.columns.map(\.name)) else { return nil }
    var row: [String: CaseValue] = [:]
    for (name, value) in fields.all {
      guard let read = value.caseValue() else { return nil }
      if case .text = read, table.column(name)?.kind == .integer {
        value.report("w kolumnie „\(name)” stoją liczby całkowite", "the column “\(name)” holds whole numbers")
        return nil
      }
      row[name] = read
    }
    return row
  }

  private func expectation(_ reader: NodeReader) -> (verdict: Verdict, reason: String?, severity: Severity?)? {
    if reader.scalar != nil {
      guard let verdict = reader.oneOf(Verdict.self) else { return nil }
      guard verdict == .pass || verdict == .notVerified else {
        reader.report(
          "podaj powód: { \(verdict.rawValue): powód }", "name the reason: { \(verdict.rawValue): reason }")
        return nil
      }
      return (verdict, nil, nil)
    }
    guard let fields = reader.fields(Verdict.allCases.map(\.rawValue) + ["severity"]) else { return nil }
    let named = Verdict.allCases.filter { fields.has($0.rawValue) }
    guard named.count == 1, let verdict = named.first else {
      reader.report("podaj jeden werdykt", "name one verdict")
      return nil
    }
    guard let reason = fields.required(verdict.rawValue)?.identifier() else { return nil }
    if let reasons, !reasons.contains(reason) {
      let near = Suggestion.phrase(for: reason, among: reasons)
      reader.report(
        "żaden werdykt nie podaje powodu „\(reason)”" + near.pl, "no verdict gives the reason “\(reason)”" + near.en)
      return nil
    }
    return (verdict, reason, fields["severity"]?.oneOf(Severity.self))
  }
}
