import GRDB
import Model

/// A member of a privileged local group of a Windows machine.
package struct WindowsMember: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var groupSid: String
  package var name: String?
  package var sid: String?
  package var kind: String?
  package var origin: String?
  package var broad: Bool?
  package var source: String?
  package var observed: String

  package init(groupSid: String, observed: String) {
    self.groupSid = groupSid
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_member",
    "Members of the privileged local groups of Windows machines; groups are known by their identifiers, whatever their names.",
    identity: ["group_sid", "sid"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text(
        "group_sid",
        "The group: S-1-5-32-544 administrators, -551 backup operators, -555 remote desktop users, -580 remote management users.",
        .plain),
      .text("name", "The member.", .account),
      .text("sid", "Its security identifier.", .account),
      .text("kind", "user or group.", .plain),
      .text("origin", "local, domain or entra.", .plain),
      .flag(
        "broad",
        "Whether it stands for everybody: Everyone, Authenticated Users, Users, Guests, Domain Users, Domain Computers."
      ),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
