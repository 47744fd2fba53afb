import GRDB
import Model

/// A system's logs, audit trail and clock.
package struct HostLogging: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var container: Bool?
  package var persistent: Bool?
  package var persistentSource: String?
  package var retentionDays: Int?
  package var retentionSource: String?
  package var remote: Bool?
  package var remoteEncrypted: Bool?
  package var remoteSource: String?
  package var audit: Bool?
  package var auditRules: Int?
  package var auditSource: String?
  package var timeTools: String?
  package var timeActive: Int?
  package var timeServers: Int?
  package var timeSource: String?
  package var timeSynchronised: Bool?
  package var observed: String

  package init(observed: String) { self.observed = observed }

  package static let table = CaseTable(
    "host_logging", "Linux systems' logs, audit trail and clock.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .flag(
        "container", "Whether the system runs in a container, where this is its host's matter; NULL when not known."),
      .flag("persistent", "Whether logs survive a restart: a persistent journal, or a syslog daemon's files."),
      .text("persistent_source", "The place that decides it, as file:line.", .path),
      .number(
        "retention_days", "For how many days logs are kept by a rule that says so; NULL when only sizes limit them.",
        unit: "days"),
      .text("retention_source", "The place that decides it, as file:line.", .path),
      .flag("remote", "Whether logs are sent to another machine."),
      .flag("remote_encrypted", "Whether they are sent encrypted (TLS, RELP with TLS, HTTPS)."),
      .text("remote_source", "The place that says so, as file:line.", .path),
      .flag("audit", "Whether the audit daemon is installed and started."),
      .number("audit_rules", "How many audit rules its files hold."),
      .text("audit_source", "The first file of rules.", .path),
      .text(
        "time_tools", "The programs that set the clock and start at boot, by comma; empty when there is none.", .plain),
      .number("time_active", "How many of them start at boot."),
      .number("time_servers", "How many time servers are named; NULL when the program's built-in ones are used."),
      .text("time_source", "Where they are named.", .path),
      .flag("time_synchronised", "Whether the clock was in step when it was looked at; NULL when that was not seen."),
      .moment("observed", "When the files were read, or collected."),
    ])
}
