import GRDB
import Model

/// How a system gets its updates, and which are missing.
package struct HostUpdates: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var manager: String?
  package var listsUpdated: String?
  package var listsAgeDays: Int?
  package var securitySource: Bool?
  package var pendingSecurity: Int?
  package var pendingReason: String?
  package var pendingExamples: String?
  package var heldSecurity: Int?
  package var unsafeSources: Int?
  package var unsafeSource: String?
  package var automatic: String?
  package var automaticSource: String?
  package var observed: String

  package init(observed: String) { self.observed = observed }

  package static let table = CaseTable(
    "host_updates", "How Linux systems get their updates, and which security updates are missing.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("manager", "apt, dnf, zypper; NULL when none of them is there.", .plain),
      .moment("lists_updated", "When the lists of packages were last fetched."),
      .number("lists_age_days", "Days since then.", unit: "days"),
      .flag("security_source", "Whether a list of security updates is among them."),
      .number(
        "pending_security",
        "Installed packages for which those lists have a newer version, by the manager's own comparison; NULL when it "
          + "cannot be told."),
      .text("pending_reason", "Why it cannot be told: no-lists, rpm-database, unreadable.", .plain),
      .text("pending_examples", "Some of them, with the installed and the newer version.", .version),
      .number("held_security", "How many of them the administrator has held back."),
      .number("unsafe_sources", "Sources of packages whose signatures are not checked."),
      .text("unsafe_source", "The first of them, as file:line.", .path),
      .text(
        "automatic", "What is done by itself: install, download, or off; NULL when it cannot be told.", .plain),
      .text("automatic_source", "The place that decides it, as file:line.", .path),
      .moment("observed", "When the files were read, or collected."),
    ])
}
