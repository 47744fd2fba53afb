import CaseFile

/// Comma-separated values (RFC 4180), with line ends as Unix has them.
enum CSV {
  static func text(_ rows: CaseRows) -> String {
    ([rows.columns] + rows.rows.map { $0.map { $0.text ?? "" } })
      .map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  /// One cell; a text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
  private static func cell(_ text: String) -> String {
    let isNumber = !text.isEmpty && Int(text) != nil
    let guarded = "=+-@\t\r".contains(text.first ?? "a") && !isNumber ? "'" + text : text
    guard guarded.contains(where: { "\",\n\r".contains($0) }) else { return guarded }
    return "\"" + guarded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
