import CaseFile
import Model

/// Fills the `{column}` places of a check's texts with what was observed.
///
/// Values are looked up when a text names them: of the many columns of a judged row texts name few.
struct Filling {
  private let records: [FindingRecord]
  private let evidence: [[String: EvidenceValue]]
  /// The judged rows: table, the row's id, column.
  private let subjects: [String: [String: [String: CaseValue]]]
  /// What a text may name; anything else in braces is left as it stands.
  private let columns: Set<String>

  /// `evidence` belongs to `records`, in the same order.
  init(
    _ records: [FindingRecord], evidence: [[String: EvidenceValue]], subjects: [String: [String: [String: CaseValue]]]
  ) {
    self.records = records
    self.evidence = evidence
    self.subjects = subjects
    let tables = Set(records.map(\.subjectTable)).compactMap(Schema.table)
    columns = Set(tables.flatMap { $0.columns.map(\.name) } + ["address", "name", "transport", "port"])
  }

  /// The text with the values of one place.
  func text(_ template: String, place: Int) -> String {
    replace(template) { column in records.indices.contains(place) ? value(column, at: place) : nil }
  }

  /// The text with the values of all places: up to three different ones, then an ellipsis.
  func text(_ template: String) -> String {
    replace(template) { column in
      var distinct: [String] = []
      for value in records.indices.lazy.compactMap({ value(column, at: $0) }) where !distinct.contains(value) {
        if distinct.count == 3 { return distinct.joined(separator: ", ") + "…" }
        distinct.append(value)
      }
      return distinct.isEmpty ? nil : distinct.joined(separator: ", ")
    }
  }

  /// What the finding shows, else what its row holds, else what it says of its place.
  private func value(_ column: String, at place: Int) -> String? {
    let record = records[place]
    var text: String?
    if evidence.indices.contains(place), let shown = evidence[place][column] {
      text = shown.text
    } else {
      text = subjects[record.subjectTable]?[record.subject]?[column]?.text
    }
    if text == nil {
      switch column {
      case "address": text = record.address
      case "name": text = record.name
      case "transport": text = record.transport
      case "port": text = record.port.map(String.init)
      default: break
      }
    }
    return text.map { Untrusted.line($0, limit: 120) }
  }

  /// Whether the text is the same for all places.
  func isUniform(_ template: String) -> Bool {
    guard template.contains("{"), !records.isEmpty else { return true }
    let first = text(template, place: 0)
    return records.indices.allSatisfy { text(template, place: $0) == first }
  }

  private static func bracketed(_ address: Substring) -> String {
    address.contains(":") ? "[\(address)]" : String(address)
  }

  /// Values are never searched for places again.
  private func replace(_ template: String, with value: (String) -> String?) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: "}") else { return result + rest[open...] }
      let name = String(rest[after..<close])
      rest = rest[rest.index(after: close)...]
      guard columns.contains(name) else {
        result += "{\(name)}"
        continue
      }
      let filled = value(name) ?? "?"
      // An address of IPv6 before a port (RFC 3986 § 3.2.2).
      let isPlace = name == "address" && rest.hasPrefix(":{port}")
      result += isPlace ? filled.split(separator: ", ").map(Filling.bracketed).joined(separator: ", ") : filled
    }
    return result + rest
  }
}
