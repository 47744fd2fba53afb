import GRDB
import Model

/// A computer of a domain.
package struct DirectoryComputer: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var domain: String?
  package var role: String?
  package var enabled: Bool?
  package var system: String?
  package var systemVersion: String?
  package var supportedUntil: String?
  package var supportDaysLeft: Int?
  package var extendedSupportPossible: Bool?
  package var created: String?
  package var lastLogonDays: Int?
  package var passwordAgeDays: Int?
  package var stale: Bool?
  package var passwordRequired: Bool?
  package var unconstrainedDelegation: Bool?
  package var protocolTransition: Bool?
  package var delegationTargets: Int?
  package var delegatesToController: Bool?
  package var resourceDelegation: Bool?
  package var laps: String?
  package var lapsOverdueDays: Int?
  package var sidHistory: Int?
  package var primaryGroupOdd: Bool?
  package var joinedByUser: Bool?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_computer", "Computers that are members of domains, domain controllers among them.", identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("name", "The computer's name.", .name),
      .text("domain", "The domain.", .name),
      .text("role", "controller, readonly-controller, server, workstation or other.", .plain),
      .flag("enabled", "Whether it may log on."),
      .text("system", "The operating system that it stated.", .version),
      .text("system_version", "Its version.", .version),
      .day("supported_until", "Until when its maker mends the system, by its build; NULL when that is not known."),
      .number("support_days_left", "Days until then; negative after it.", unit: "days"),
      .flag(
        "extended_support_possible", "Whether the maker sells updates for longer than that, which cannot be seen here."),
      .day("created", "When it joined."),
      .number(
        "last_logon_days", "Days since the last logon, within a fortnight; NULL also when there was none.", unit: "days"
      ),
      .number("password_age_days", "Days since it changed its own password, which it does every 30.", unit: "days"),
      .flag("stale", "Whether it joined, changed its password and last logged on more than 180 days ago, or never."),
      .flag("password_required", "Whether a password is needed."),
      .flag("unconstrained_delegation", "Whether it may act in the name of anybody; controllers always may."),
      .flag("protocol_transition", "Whether it may act in the name of people who never logged on to it."),
      .number("delegation_targets", "Services towards which it may act in others' names."),
      .flag("delegates_to_controller", "Whether one of those is a domain controller."),
      .flag("resource_delegation", "Whether somebody may act towards it in others' names (resource-based delegation)."),
      .text(
        "laps",
        "windows, legacy, both or none: which LAPS keeps its local administrator's password, by the date "
          + "of expiry.", .plain),
      .number(
        "laps_overdue_days", "Days since the managed password should have been changed; negative before it.",
        unit: "days"),
      .number("sid_history", "SIDs of former accounts that still count."),
      .flag("primary_group_odd", "Whether the primary group is another one than its role has."),
      .flag("joined_by_user", "Whether an ordinary user joined it by the quota (ms-DS-CreatorSID)."),
      .moment("observed", "When it was seen."),
    ])
}
