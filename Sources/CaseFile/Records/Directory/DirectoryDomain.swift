import GRDB
import Model

/// What a domain of Active Directory or Samba AD is like as a whole.
package struct DirectoryDomain: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var source: String?
  package var product: String?
  package var functionalLevel: Int?
  package var forestLevel: Int?
  package var controllers: Int?
  package var krbtgtAgeDays: Int?
  package var machineAccountQuota: Int?
  package var recycleBin: Bool?
  package var tombstoneDays: Int?
  package var anonymousOperations: Bool?
  package var protectionExcluded: Bool?
  package var ownerRightsMitigated: Bool?
  package var lapsLegacy: Bool?
  package var lapsWindows: Bool?
  package var lapsComputers: Int?
  package var lapsCandidates: Int?
  package var pre2000Anonymous: Bool?
  package var pre2000Authenticated: Bool?
  package var guestEnabled: Bool?
  package var administratorEnabled: Bool?
  package var administratorLastLogonDays: Int?
  package var administratorPasswordAgeDays: Int?
  package var backupAgeDays: Int?
  package var backupKnown: Bool?
  package var fineGrainedVisible: Bool?
  package var fineGrainedReason: String?
  package var descriptorsVisible: Bool?
  package var authorities: Int?
  package var accounts: Int?
  package var privilegedAccounts: Int?
  package var computers: Int?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_domain",
    "Domains of Active Directory and Samba AD: what holds for the whole domain. NULL where the "
      + "account or the export did not show it.", identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("name", "The domain's DNS name.", .name),
      .text("source", "ldap (asked over the network), ldif or csvde (a file).", .plain),
      .text("product", "Active Directory or Samba.", .version),
      .number(
        "functional_level",
        "The domain's functional level: 0 is Windows 2000, 2 2003, 3 2008, 4 2008 R2, 5 2012, 6 2012 R2, "
          + "7 2016, 10 2025.", .plain),
      .number("forest_level", "The forest's functional level, in the same numbers.", .plain),
      .number("controllers", "Domain controllers that may be written to."),
      .number(
        "krbtgt_age_days", "Days since the password of krbtgt, whose key signs every ticket, was changed.", unit: "days"
      ),
      .number("machine_account_quota", "How many computers any user may join to the domain; 0 is none."),
      .flag("recycle_bin", "Whether the recycle bin is on, from which deleted objects come back whole."),
      .number("tombstone_days", "How long deleted objects, and thereby backups, are of use.", unit: "days"),
      .flag("anonymous_operations", "Whether the 7th character of dSHeuristics lets anybody without a login search."),
      .flag(
        "protection_excluded",
        "Whether the 16th character of dSHeuristics takes operators' groups out of the protection of "
          + "AdminSDHolder."),
      .flag(
        "owner_rights_mitigated",
        "Whether the 28th and 29th characters of dSHeuristics enforce the protection of KB5008383 against "
          + "owners of new computers; NULL where the product does not have it."),
      .flag("laps_legacy", "Whether the schema has the attributes of the old LAPS."),
      .flag("laps_windows", "Whether the schema has the attributes of Windows LAPS (2023 and later)."),
      .number(
        "laps_computers",
        "Enabled computers, without controllers, seen in the last 90 days, whose local password is "
          + "managed."),
      .number("laps_candidates", "Enabled computers, without controllers, seen in the last 90 days."),
      .flag("pre2000_anonymous", "Whether Pre-Windows 2000 Compatible Access has Everyone or Anonymous as a member."),
      .flag("pre2000_authenticated", "Whether it has Authenticated Users as a member."),
      .flag("guest_enabled", "Whether the guest account (RID 501) is enabled."),
      .flag("administrator_enabled", "Whether the built-in administrator (RID 500) is enabled."),
      .number(
        "administrator_last_logon_days",
        "Days since the built-in administrator last logged on, within a fortnight; NULL also when never.", unit: "days"),
      .number("administrator_password_age_days", "Days since its password was changed.", unit: "days"),
      .number(
        "backup_age_days", "Days since the last backup that the directory itself knows of (dSASignature).", unit: "days"
      ),
      .flag("backup_known", "Whether the directory knows of any backup; NULL where it cannot be asked."),
      .flag(
        "fine_grained_visible",
        "Whether this account would see fine-grained password policies if there were any: ordinary "
          + "accounts do not in Active Directory."),
      .text(
        "fine_grained_reason", "How that is known: administrator, policy-seen, file, or not-visible.", .plain),
      .flag("descriptors_visible", "Whether permissions (security descriptors) could be read."),
      .number("authorities", "Certification authorities that the forest trusts for enrolment."),
      .number("accounts", "Accounts of people and services."),
      .number("privileged_accounts", "Enabled accounts with administrative rights over the domain."),
      .number("computers", "Accounts of computers."),
      .moment("observed", "When it was seen."),
    ])
}
