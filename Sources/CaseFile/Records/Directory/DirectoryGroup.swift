import GRDB
import Model

/// A group of a directory that gives power, recognised by its SID.
package struct DirectoryGroup: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var role: String
  package var name: String?
  package var domain: String?
  package var members: Int?
  package var accounts: Int?
  package var enabledAccounts: Int?
  package var computers: Int?
  package var foreignMembers: Int?
  package var depth: Int?
  package var cyclic: Bool?
  package var observed: String

  package init(role: String, observed: String) {
    self.role = role
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_group",
    "Groups that give power over a domain, recognised by their SIDs, for their names differ by "
      + "language.", identity: ["role"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text(
        "role",
        "The standard English name, such as domain-admins, enterprise-admins, backup-operators, "
          + "protected-users.", .plain),
      .text("name", "The group's name in the directory.", .account),
      .text("domain", "The domain.", .name),
      .number("members", "Direct members, and those who have it as their primary group."),
      .number(
        "accounts",
        "Accounts of people and services that are members directly or through other groups, disabled ones "
          + "included."),
      .number("enabled_accounts", "Those of them that may log on."),
      .number("computers", "Computers that are members directly or through other groups."),
      .number("foreign_members", "Members of other domains, directly or through other groups."),
      .number("depth", "How many groups lie between it and its farthest member; 0 without any."),
      .flag("cyclic", "Whether groups inside it contain each other in a circle."),
      .moment("observed", "When it was seen."),
    ])
}
