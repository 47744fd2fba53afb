import GRDB
import Model

/// A DNS zone stored in a directory.
package struct DirectoryZone: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var domain: String?
  package var updates: String?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_zone", "DNS zones that are stored in a directory.", identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("name", "The zone.", .name),
      .text("domain", "The domain.", .name),
      .text(
        "updates",
        "Who may change records: none, secure (logged-on computers) or any; NULL when the property is not "
          + "readable.", .plain),
      .moment("observed", "When it was seen."),
    ])
}
