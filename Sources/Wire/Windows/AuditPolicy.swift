/// An audit policy as CSV: `auditpol /backup`, `auditpol /get /r`, or a group policy's `audit.csv` ([MS-GPAC] 2.2.1.2).
///
/// Subcategories are known by their GUID, and what is audited by the number in the last column; words count only where
/// there is no number.
package struct AuditPolicy: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// From 1.
    package var line: Int
    /// In capitals, without braces.
    package var guid: String
    /// As the file calls it, in its language.
    package var name: String
    /// Nil when the words are in an unknown language.
    package var success: Bool?
    package var failure: Bool?
  }

  package private(set) var entries: [Entry] = []

  /// Nil unless it is such a table: a column of GUIDs of audit subcategories.
  package init?(_ text: WindowsText) {
    guard let document = try? CSVDocument(Array(text.text.utf8)), document.header.count >= 5,
      let first = document.rows.first(where: { row in row.cells.contains { AuditPolicy.guid($0) != nil } }),
      let guidColumn = first.cells.firstIndex(where: { AuditPolicy.guid($0) != nil }), guidColumn >= 1
    else { return nil }
    let inclusion = guidColumn + 1
    for row in document.rows.prefix(1000) {
      guard let guid = AuditPolicy.guid(row.cells[guidColumn]) else { continue }
      let number = row.cells.count > inclusion + 2 ? Int(row.cells[inclusion + 2]) : nil
      let bits = number ?? (inclusion < row.cells.count ? AuditPolicy.words[row.cells[inclusion].lowercased()] : nil)
      entries.append(
        Entry(
          line: row.line, guid: guid, name: row.cells[guidColumn - 1], success: bits.map { $0 & 1 != 0 },
          failure: bits.map { $0 & 2 != 0 }))
    }
  }

  package subscript(guid: String) -> Entry? { entries.last { $0.guid == guid } }

  /// Subcategories share the end of their GUIDs ([MS-GPAC] 2.2.1.2.1).
  private static func guid(_ cell: String) -> String? {
    let text = cell.uppercased().drop { $0 == "{" }.prefix { $0 != "}" }
    return text.count == 36 && text.hasSuffix("-69AE-11D9-BED3-505054503030") ? String(text) : nil
  }

  private static let words = [
    "no auditing": 0, "success": 1, "failure": 2, "success and failure": 3,
    "brak inspekcji": 0, "powodzenie": 1, "sukces": 1, "niepowodzenie": 2, "powodzenie i niepowodzenie": 3,
    "sukces i niepowodzenie": 3,
  ]
}
