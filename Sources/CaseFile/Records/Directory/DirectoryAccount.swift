import GRDB
import Model

/// An account of a person or a service in a directory; never any part of a password.
package struct DirectoryAccount: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var domain: String?
  package var kind: String?
  package var wellKnown: String?
  package var enabled: Bool?
  package var privileged: Bool?
  package var roles: String?
  package var created: String?
  package var passwordSet: String?
  package var passwordAgeDays: Int?
  package var lastLogonDays: Int?
  package var neverLoggedOn: Bool?
  package var stale: Bool?
  package var expired: Bool?
  package var passwordRequired: Bool?
  package var passwordNeverExpires: Bool?
  package var preauthenticationRequired: Bool?
  package var reversiblePassword: Bool?
  package var desOnly: Bool?
  package var smartcardRequired: Bool?
  package var notDelegated: Bool?
  package var protectedUser: Bool?
  package var unconstrainedDelegation: Bool?
  package var protocolTransition: Bool?
  package var delegationTargets: Int?
  package var delegatesToController: Bool?
  package var resourceDelegation: Bool?
  package var serviceNames: Int?
  package var adminCount: Bool?
  package var sidHistory: Int?
  package var sidHistoryOwnDomain: Bool?
  package var sidHistoryPrivileged: Bool?
  package var primaryGroupOdd: Bool?
  package var storedPassword: Bool?
  package var descriptionSuspicious: Bool?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_account", "Accounts of people and services in directories, without computers and trusts.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("name", "The account's name (sAMAccountName).", .account),
      .text("domain", "The domain.", .name),
      .text("kind", "user, or service for a managed service account, whose password nobody knows.", .plain),
      .text("well_known", "administrator, guest or krbtgt, by the SID; NULL for all others.", .plain),
      .flag("enabled", "Whether it may log on."),
      .flag("privileged", "Whether it is, directly or through groups, a member of a group that rules the domain."),
      .text("roles", "Those groups by their standard names, separated by commas.", .plain),
      .day("created", "When it was created."),
      .day("password_set", "When the password was last changed; NULL also when it must be changed at the next logon."),
      .number("password_age_days", "Days since then.", unit: "days"),
      .number(
        "last_logon_days", "Days since the last logon, within a fortnight; NULL also when there was none.", unit: "days"
      ),
      .flag("never_logged_on", "Whether no logon is known."),
      .flag(
        "stale",
        "Whether it was created, its password changed and it last logged on more than 180 days ago, or "
          + "never."),
      .flag("expired", "Whether the account itself has expired."),
      .flag(
        "password_required",
        "Whether a password is needed; 0 lets an administrator set an empty one in spite of the policy."),
      .flag("password_never_expires", "Whether the password never expires."),
      .flag(
        "preauthentication_required",
        "Whether Kerberos wants proof of the password before it hands out anything made with it."),
      .flag("reversible_password", "Whether the password is stored so that it can be read back."),
      .flag("des_only", "Whether Kerberos may use nothing but DES for it."),
      .flag("smartcard_required", "Whether only a smart card logs on."),
      .flag("not_delegated", "Whether no service may act in its name (sensitive and cannot be delegated)."),
      .flag("protected_user", "Whether it is in Protected Users."),
      .flag("unconstrained_delegation", "Whether it may act in the name of anybody towards any service."),
      .flag("protocol_transition", "Whether it may act in the name of people who never logged on to it."),
      .number("delegation_targets", "Services towards which it may act in others' names."),
      .flag("delegates_to_controller", "Whether one of those is a domain controller."),
      .flag("resource_delegation", "Whether somebody may act towards it in others' names (resource-based delegation)."),
      .number(
        "service_names",
        "Service principal names: any user may ask for a ticket made with its password, and guess at "
          + "leisure."),
      .flag("admin_count", "Whether it was once protected as an administrator (adminCount = 1)."),
      .number("sid_history", "SIDs of former accounts that still count."),
      .flag("sid_history_own_domain", "Whether one of those is of this very domain, which no migration makes."),
      .flag("sid_history_privileged", "Whether one of those is of a group or account that rules a domain."),
      .flag("primary_group_odd", "Whether the primary group is another one than new accounts get."),
      .flag("stored_password", "Whether an attribute such as userPassword holds a password; its value is never read."),
      .flag(
        "description_suspicious", "Whether its description looks like it holds a password; the text is not stored."),
      .moment("observed", "When it was seen."),
    ])
}
