import GRDB
import Model

/// Which backup programs a system has, and when the last backup was made.
package struct HostBackup: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var tools: String?
  package var toolCount: Int?
  package var scheduled: Bool?
  package var scheduleSource: String?
  package var lastMade: String?
  package var lastAgeDays: Int?
  package var lastSource: String?
  package var observed: String

  package init(observed: String) { self.observed = observed }

  package static let table = CaseTable(
    "host_backup", "Which backup programs Linux systems have, and when the last backup provably was.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("tools", "The backup programs that are installed or configured, by comma; empty when none is.", .version),
      .number("tool_count", "How many they are."),
      .flag("scheduled", "Whether one of them is started by a timer, cron or an agent's service."),
      .text("schedule_source", "The place that starts it, as file:line or the unit's link.", .path),
      .moment("last_made", "When the newest trace of a finished backup was written; NULL when there is no such trace."),
      .number("last_age_days", "Days since then.", unit: "days"),
      .text("last_source", "The trace: a log, a cache or a snapshot's folder.", .path),
      .moment("observed", "When the files were read, or collected."),
    ])
}
