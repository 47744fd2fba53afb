import CaseFile
import Model

/// Fills the `{column}` places of a check's texts with what was observed.
struct Filling {
  /// The values of each place, in order.
  private let places: [[String: String]]
  /// What a text may name; anything else in braces is left as it stands.
  private let columns: Set<String>

  /// `evidence` belongs to `records`, in the same order.
  init(
    _ records: [FindingRecord], evidence: [[String: EvidenceValue]], subjects: [String: [String: [String: CaseValue]]]
  ) {
    let tables = Set(records.map(\.subjectTable)).compactMap(Schema.table)
    columns = Set(tables.flatMap { $0.columns.map(\.name) } + ["address", "name", "transport", "port"])
    places = zip(records, evidence).map { record, evidence in
      var values: [String: String] = [:]
      for (column, value) in subjects[record.subjectTable]?[record.subject] ?? [:] { values[column] = value.text }
      for (column, value) in evidence { values[column] = value.text }
      values["address"] = values["address"] ?? record.address
      values["name"] = values["name"] ?? record.name
      values["transport"] = values["transport"] ?? record.transport
      values["port"] = values["port"] ?? record.port.map(String.init)
      return values.mapValues { Untrusted.line($0, limit: 120) }
    }
  }

  /// The text with the values of one place.
  func text(_ template: String, place: Int) -> String {
    replace(template) { column in places.indices.contains(place) ? places[place][column] : nil }
  }

  /// The text with the values of all places: up to three different ones, then an ellipsis.
  func text(_ template: String) -> String {
    replace(template) { column in
      var distinct: [String] = []
      for value in places.compactMap({ $0[column] }) where !distinct.contains(value) {
        if distinct.count == 3 { return distinct.joined(separator: ", ") + "…" }
        distinct.append(value)
      }
      return distinct.isEmpty ? nil : distinct.joined(separator: ", ")
    }
  }

  /// Whether the text is the same for all places.
  func isUniform(_ template: String) -> Bool {
    guard template.contains("{"), !places.isEmpty else { return true }
    let first = text(template, place: 0)
    return places.indices.allSatisfy { text(template, place: $0) == first }
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
