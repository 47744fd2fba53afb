import GRDB
import Model

/// A place in which a Windows machine keeps a password readably; never the password.
package struct WindowsSecretPlace: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var kind: String
  package var place: String
  package var source: String?
  package var observed: String

  package init(kind: String, place: String, observed: String) {
    self.kind = kind
    self.place = place
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_secret_place",
    "Places in which a password is kept readably. The password itself is never read into the case file.",
    identity: ["kind", "place"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text(
        "kind",
        "group-policy (cpassword in a policy's preferences), unattend (an answer file of the installation), autologon.",
        .plain),
      .text("place", "The file or the registry key.", .path),
      .text("source", "The evidence's file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
