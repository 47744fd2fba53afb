import GRDB
import Model

/// A scheduled task of a Windows machine that did not come with Windows.
package struct WindowsTask: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var program: String?
  package var account: String?
  package var asSystem: Bool?
  package var enabled: Bool?
  package var writable: Bool?
  package var source: String?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_task",
    "Scheduled tasks of Windows machines outside Microsoft's own folder.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The task with its folder.", .path),
      .text("program", "What it starts, without arguments.", .path),
      .text("account", "The account that it runs as.", .account),
      .flag("as_system", "Whether it runs with the system's full rights."),
      .flag("enabled", "Whether it is on."),
      .flag("writable", "Whether ordinary users may change the program that it starts."),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
