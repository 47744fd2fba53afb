import GRDB
import Model

/// A right that gives its holder the domain or a part of it.
package struct DirectoryPermission: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var object: String
  package var objectKind: String
  package var domain: String?
  package var trustee: String
  package var trusteeBroad: Bool?
  package var trusteeEmpty: Bool?
  package var right: String
  package var inherited: Bool?
  package var observed: String

  package init(object: String, objectKind: String, trustee: String, right: String, observed: String) {
    self.object = object
    self.objectKind = objectKind
    self.trustee = trustee
    self.right = right
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_permission",
    "Rights over the domain, its protection template, policies, units, groups and certificate "
      + "templates that give power. Rights of the system, of administrators and of controllers are left "
      + "out.", identity: ["object", "trustee", "right"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("object", "The object that the right is over.", .name),
      .text(
        "object_kind",
        "domain, protection-template (AdminSDHolder), policy, unit, controllers-unit, group, account, "
          + "template.", .plain),
      .text("domain", "The domain.", .name),
      .text("trustee", "Who has it: a name, or a SID.", .account),
      .flag(
        "trustee_broad",
        "Whether that is everybody: Everyone, Anonymous, Authenticated Users, Users, Domain Users, Domain "
          + "Guests or Domain Computers."),
      .flag("trustee_empty", "Whether it is a group without any account in it, so that nobody has the right today."),
      .text(
        "right",
        "full-control, write-all, change-permissions, take-ownership, owner, replicate-secrets (DCSync), "
          + "all-extended-rights, reset-password, change-members, create-managed-account (BadSuccessor).", .plain),
      .flag("inherited", "Whether it comes from an object above."),
      .moment("observed", "When it was seen."),
    ])
}
