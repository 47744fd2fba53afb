import GRDB
import Model

/// Who has a user right on a Windows machine.
package struct WindowsRight: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var holders: String?
  package var everyone: Bool?
  package var guests: Bool?
  package var others: Bool?
  package var decidedBy: String?
  package var source: String?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_right",
    "User rights of Windows machines, from the security template that counts.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The right, such as SeDebugPrivilege.", .plain),
      .text("holders", "Who has it: identifiers, or names where the file has them; empty when nobody has.", .account),
      .flag("everyone", "Whether Everyone, Authenticated Users, Users, Anonymous or Domain Users have it."),
      .flag("guests", "Whether Guests or the guest account have it."),
      .flag("others", "Whether anybody but administrators, the system's own accounts and services has it."),
      .text("decided_by", "effective or template.", .plain),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
