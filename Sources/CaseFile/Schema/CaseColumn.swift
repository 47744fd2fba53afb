package import Model

/// One documented column of a table.
package struct CaseColumn: Hashable, Codable, Sendable {
  package enum Kind: String, Codable, Sendable { case integer, text }

  package var name: String
  package var kind: Kind
  /// What the value means, and what NULL means where that is more than "not observed".
  package var meaning: String
  /// Such as `days`, `bits`, `UTC`; nil for a bare number, word or text.
  package var unit: String?
  package var privacy: Privacy

  /// A yes or no: 1 or 0.
  package static func flag(_ name: String, _ meaning: String) -> CaseColumn {
    CaseColumn(name: name, kind: .integer, meaning: meaning, unit: "0 or 1", privacy: .plain)
  }

  package static func number(_ name: String, _ meaning: String, unit: String? = nil, _ privacy: Privacy = .count)
    -> CaseColumn
  {
    CaseColumn(name: name, kind: .integer, meaning: meaning, unit: unit, privacy: privacy)
  }

  package static func text(_ name: String, _ meaning: String, unit: String? = nil, _ privacy: Privacy) -> CaseColumn {
    CaseColumn(name: name, kind: .text, meaning: meaning, unit: unit, privacy: privacy)
  }

  /// A moment in UTC, as `2026-11-22T23:35:59Z`.
  package static func moment(_ name: String, _ meaning: String) -> CaseColumn {
    .text(name, meaning, unit: "UTC", .plain)
  }

  /// A calendar day, as `2026-11-22`.
  package static func day(_ name: String, _ meaning: String) -> CaseColumn { .text(name, meaning, unit: "day", .plain) }
}
