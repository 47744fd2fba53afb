import GRDB
import Model

/// Who may read or change a file that the system's security rests on.
package struct KeyFile: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var path: String
  package var purpose: String
  package var mode: String?
  package var exposure: String?
  package var runsAsRoot: Bool?
  package var source: String?
  package var observed: String

  package init(path: String, purpose: String, observed: String) {
    self.path = path
    self.purpose = purpose
    self.observed = observed
  }

  package static let table = CaseTable(
    "key_file", "Who may read or change the files that Linux systems' security rests on.", identity: ["path"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("path", "The file or folder.", .path),
      .text(
        "purpose",
        "accounts (passwd, group), secrets (gshadow, copies of shadow, host keys, boot password), cron (tables, folders "
          + "and the programs they run), configuration (sudoers, ssh, boot menu, cron.allow) or logs.", .plain),
      .text("mode", "The permissions and owner, such as 0644 root:root.", .plain),
      .text(
        "exposure",
        "writable (by somebody else than the superuser), readable (secrets that others may read) or none; NULL "
          + "when owners are not known.", .plain),
      .flag("runs_as_root", "Whether the superuser runs it or what it names."),
      .text("source", "For programs run by cron: the line that names it, as file:line.", .path),
      .moment("observed", "When it was read, or collected."),
    ])
}
