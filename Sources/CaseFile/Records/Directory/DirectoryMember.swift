import GRDB
import Model

/// Who has power over a domain, and through which groups.
package struct DirectoryMember: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var role: String
  package var name: String
  package var domain: String?
  package var kind: String?
  package var enabled: Bool?
  package var direct: Bool?
  package var through: String?
  package var primaryGroup: Bool?
  package var observed: String

  package init(role: String, name: String, observed: String) {
    self.role = role
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_member", "Members, direct or through other groups, of the groups in directory_group.",
    identity: ["role", "name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("role", "The group that gives power; see directory_group.", .plain),
      .text("name", "The member's name, or its SID when it is of another domain.", .account),
      .text("domain", "The domain.", .name),
      .text("kind", "user, service, computer, group or foreign.", .plain),
      .flag("enabled", "Whether it may log on; NULL for groups and foreign members."),
      .flag("direct", "Whether it is a member itself, not through another group."),
      .text("through", "The groups in between, from the powerful one to the member, separated by >.", .account),
      .flag("primary_group", "Whether it is one by its primary group, which lists of members leave out."),
      .moment("observed", "When it was seen."),
    ])
}
