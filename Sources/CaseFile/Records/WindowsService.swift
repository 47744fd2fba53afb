import GRDB
import Model

/// A service of a Windows machine.
package struct WindowsService: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var program: String?
  package var account: String?
  package var start: String?
  package var running: Bool?
  package var unquoted: Bool?
  package var writable: Bool?
  package var source: String?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_service",
    "Services of Windows machines that start by themselves or run.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The service.", .plain),
      .text("program", "Its command line up to the program, without arguments.", .path),
      .text("account", "The account that it runs as.", .account),
      .text("start", "auto, manual, disabled, boot or system.", .plain),
      .flag("running", "Whether it ran."),
      .flag(
        "unquoted",
        "Whether its path has a space and no quotation marks, so that another program may be started instead."),
      .flag("writable", "Whether ordinary users may change its program's file."),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
