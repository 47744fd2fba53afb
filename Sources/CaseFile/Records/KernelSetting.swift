import GRDB
import Model

/// One sysctl setting: what the kernel has, and what the files set at the next start.
package struct KernelSetting: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var value: Int?
  package var source: String?
  package var running: Int?
  package var configured: Int?
  package var configuredSource: String?
  package var container: Bool?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "kernel_setting", "Settings of Linux kernels that matter for security (sysctl).", identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The setting, such as net.ipv4.tcp_syncookies; for all and default the weaker one counts.", .plain),
      .number(
        "value", "The value that counts: the running kernel's, else what the files set; NULL when neither is known.",
        .plain),
      .text("source", "running, or the place in the files that wins, as file:line.", .path),
      .number("running", "What the running kernel has; NULL when it was not seen.", .plain),
      .number(
        "configured", "What the files set at the next start, the last file by name winning; NULL when none does.",
        .plain),
      .text("configured_source", "The place that wins, as file:line.", .path),
      .flag("container", "Whether the system runs in a container, whose kernel is its host's."),
      .moment("observed", "When it was read, or collected."),
    ])
}
