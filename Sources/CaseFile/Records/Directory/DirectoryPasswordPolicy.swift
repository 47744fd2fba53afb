import GRDB
import Model

/// What passwords a domain accepts, or a fine-grained policy in it.
package struct DirectoryPasswordPolicy: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var kind: String
  package var domain: String?
  package var precedence: Int?
  package var minimumLength: Int?
  package var complexity: Bool?
  package var reversible: Bool?
  package var history: Int?
  package var maximumAgeDays: Int?
  package var minimumAgeDays: Int?
  package var lockoutAttempts: Int?
  package var lockoutMinutes: Int?
  package var lockoutWindowMinutes: Int?
  package var appliesTo: Int?
  package var weaker: Bool?
  package var observed: String

  package init(name: String, kind: String, observed: String) {
    self.name = name
    self.kind = kind
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_password_policy", "Password policies of directories: the domain's own and fine-grained ones (PSO).",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("name", "The policy's name; that of the domain for its own.", .name),
      .text("kind", "domain or fine-grained.", .plain),
      .text("domain", "The domain.", .name),
      .number("precedence", "A fine-grained policy's precedence; the lowest wins.", .plain),
      .number("minimum_length", "The shortest password.", unit: "characters"),
      .flag("complexity", "Whether passwords need three of five kinds of characters, and may not hold the name."),
      .flag("reversible", "Whether passwords are stored so that they can be read back."),
      .number("history", "How many old passwords may not be used again."),
      .number("maximum_age_days", "After how many days passwords expire; -1 is never.", unit: "days"),
      .number("minimum_age_days", "For how many days a new password may not be changed.", unit: "days"),
      .number("lockout_attempts", "After how many failed logins an account is locked; 0 is never."),
      .number("lockout_minutes", "For how long; 0 until an administrator unlocks it.", unit: "minutes"),
      .number("lockout_window_minutes", "After how long failed logins are forgotten.", unit: "minutes"),
      .number("applies_to", "Groups and users that a fine-grained policy is linked to; 0 means that it has no effect."),
      .flag(
        "weaker",
        "Whether a fine-grained policy that has effect demands less than the domain's: length, "
          + "complexity, lock-out or storage."),
      .moment("observed", "When it was seen."),
    ])
}
