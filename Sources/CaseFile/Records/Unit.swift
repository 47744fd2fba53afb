import GRDB
import Model

/// An organisational unit of the county.
package struct Unit: CaseRecord, Hashable {
  package var id: Int64?
  package var unit: String
  package var name: String
  package var kind: String

  package init(unit: String, name: String, kind: String) {
    self.unit = unit
    self.name = name
    self.kind = kind
  }

  package static let table = CaseTable(
    "unit", "The organisational units of the county, from the scope.", identity: ["unit"],
    columns: [
      .number("id", "The row's number.", .plain),
      .text("unit", "The unit's id in the scope; `unit` elsewhere refers to it.", .plain),
      .text("name", "Its name.", .name),
      .text("kind", "Its kind, such as starostwo, school, pup, health.", .plain),
    ])
}
