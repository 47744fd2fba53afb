import GRDB
import Model

/// What a Windows machine writes into its security log of one kind of event.
package struct WindowsAudit: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var guid: String
  package var name: String?
  package var success: Bool?
  package var failure: Bool?
  package var decidedBy: String?
  package var source: String?
  package var observed: String

  package init(guid: String, observed: String) {
    self.guid = guid
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_audit",
    "The audit policy of Windows machines, by subcategory.",
    identity: ["guid"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("guid", "The subcategory's identifier.", .plain),
      .text("name", "Its English name, or as the file calls it.", .plain),
      .flag("success", "Whether successes are logged."),
      .flag("failure", "Whether failures are logged."),
      .text("decided_by", "effective or template.", .plain),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
