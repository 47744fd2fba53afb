import GRDB
import Model

/// A local account of a Windows machine.
package struct WindowsAccount: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var sid: String?
  package var rid: Int?
  package var enabled: Bool?
  package var administrator: Bool?
  package var passwordRequired: Bool?
  package var passwordExpires: Bool?
  package var passwordChanged: String?
  package var passwordAgeDays: Int?
  package var lastLogon: String?
  package var unusedDays: Int?
  package var source: String?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_account",
    "Local accounts of Windows machines. No password or hash is ever read.",
    identity: ["sid"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The account.", .account),
      .text("sid", "Its security identifier.", .account),
      .number("rid", "The last part of the identifier: 500 is the built-in administrator, 501 the guest.", .plain),
      .flag("enabled", "Whether one can log in with it."),
      .flag("administrator", "Whether it is a member of the local administrators (S-1-5-32-544)."),
      .flag("password_required", "Whether it must have a password."),
      .flag("password_expires", "Whether its password expires."),
      .day("password_changed", "When its password was last changed."),
      .number("password_age_days", "Days from then to the collection.", unit: "days"),
      .day("last_logon", "When it was last used; NULL when never."),
      .number("unused_days", "Days since it was last used or, when never, since its password was set.", unit: "days"),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
