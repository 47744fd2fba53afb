import GRDB
import Model

/// A shared folder of a Windows machine.
package struct WindowsShare: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var path: String?
  package var special: Bool?
  package var everyone: String?
  package var encrypted: Bool?
  package var source: String?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_share",
    "Shared folders of Windows machines.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The share.", .name),
      .text("path", "The folder.", .path),
      .flag("special", "Whether Windows made it itself, for administration."),
      .text(
        "everyone",
        "What Everyone, Authenticated Users, Users, Guests or Anonymous may do by the share's own permissions: none, read, change or full.",
        .plain),
      .flag("encrypted", "Whether connections to it are encrypted."),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
