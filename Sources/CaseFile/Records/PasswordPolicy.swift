import GRDB
import Model

/// What passwords a Linux system really accepts.
package struct PasswordPolicy: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var service: String
  package var minimumLength: Int?
  package var minimumLengthSource: String?
  package var strengthModule: String?
  package var strengthReached: Bool?
  package var strengthSource: String?
  package var enforcing: Bool?
  package var dictionaryCheck: Bool?
  package var requiredClasses: Int?
  package var history: Int?
  package var hashMethod: String?
  package var hashSource: String?
  package var hashCost: Int?
  package var hashCostSource: String?
  package var dictionaryPresent: Bool?
  package var authselectProfile: String?
  package var umask: String?
  package var umaskSource: String?
  package var emptyAllowed: Bool?
  package var emptyAllowedSource: String?
  package var lockoutReached: Bool?
  package var lockoutAttempts: Int?
  package var lockoutUnlockSeconds: Int?
  package var lockoutSource: String?
  package var maximumAgeDays: Int?
  package var maximumAgeSource: String?
  package var central: String?
  package var shadowMode: String?
  package var shadowExposed: Bool?
  package var unreadable: String?
  package var observed: String

  package init(asset: Int64?, service: String, observed: String) {
    self.asset = asset
    self.service = service
    self.observed = observed
  }

  package static let table = CaseTable(
    "password_policy",
    "What passwords a Linux system really accepts: the PAM stacks as libpam runs them, with their files and arguments.",
    identity: ["service"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("service", "The PAM service whose password stack decides, usually passwd.", .plain),
      .number(
        "minimum_length",
        "The shortest new password that an ordinary user can set; 1 when any is taken; NULL when it "
          + "cannot be known.", unit: "characters"),
      .text("minimum_length_source", "The place that decides it, as file:line.", .path),
      .text(
        "strength_module",
        "The module that judges new passwords: pam_pwquality, pam_passwdqc, pam_cracklib; NULL "
          + "with strength_reached 0 when there is none.", .plain),
      .flag("strength_reached", "Whether a weak new password is really refused on that module's account."),
      .text("strength_source", "The module's line, as file:line.", .path),
      .flag("enforcing", "Whether the module refuses weak passwords, and does not only warn."),
      .flag("dictionary_check", "Whether new passwords are compared with a list of common words."),
      .number("required_classes", "How many kinds of characters a new password must have.", .plain),
      .number("history", "How many passwords may not be used again, the present one included."),
      .text(
        "hash_method",
        "How new passwords are stored: yescrypt, gost-yescrypt, bcrypt, sha512crypt, sha256crypt, "
          + "md5crypt, bigcrypt, descrypt.", .plain),
      .text("hash_source", "The place that decides it, as file:line.", .path),
      .number(
        "hash_cost",
        "How costly new hashes are: rounds of sha256crypt and sha512crypt, the cost of bcrypt, yescrypt and "
          + "gost-yescrypt; NULL for others.", .plain),
      .text("hash_cost_source", "The place that decides it, as file:line.", .path),
      .flag(
        "dictionary_present",
        "Whether cracklib's list of common words is installed, if it is used; without it no new password is taken."),
      .text("authselect_profile", "The profile of authselect and its features; NULL when it is not used.", .plain),
      .text("umask", "UMASK of login.defs, in octal; NULL when it is not set.", .plain),
      .text("umask_source", "Its place, as file:line.", .path),
      .flag("empty_allowed", "Whether an account with an empty password may log in (nullok is reached)."),
      .text("empty_allowed_source", "The place that decides it, as file:line.", .path),
      .flag("lockout_reached", "Whether failed logins lock an account for a time."),
      .number("lockout_attempts", "After how many failures; 0 is never."),
      .number("lockout_unlock_seconds", "For how long; 0 until an administrator unlocks it.", unit: "seconds"),
      .text("lockout_source", "The place that decides it, as file:line.", .path),
      .number(
        "maximum_age_days", "After how many days a new account's password expires; 99999 and -1 mean never.",
        unit: "days"),
      .text("maximum_age_source", "The place that decides it, as file:line.", .path),
      .text(
        "central", "Modules that leave the decision to a directory, such as pam_sss; NULL when there are none.",
        .plain),
      .text("shadow_mode", "The permissions and owner of /etc/shadow, such as 0640 root:shadow.", .plain),
      .flag("shadow_exposed", "Whether ordinary users can read or write /etc/shadow."),
      .text("unreadable", "Files that could not be read or understood, each with the reason; NULL when none.", .path),
      .moment("observed", "When the files were read."),
    ])
}
