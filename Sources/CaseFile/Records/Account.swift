import GRDB
import Model

/// A local account of a Linux system; never any part of its password hash.
package struct Account: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var uid: Int64?
  package var shell: String?
  package var loginShell: Bool?
  package var password: String?
  package var hashMethod: String?
  package var hashCost: Int?
  package var hashInPasswd: Bool?
  package var passwordChanged: String?
  package var passwordAgeDays: Int?
  package var maximumAgeDays: Int?
  package var expires: String?
  package var system: Bool?
  package var duplicateName: Bool?
  package var duplicateUid: Bool?
  package var shadowMissing: Bool?
  package var minimumAgeDays: Int?
  package var inactiveDays: Int?
  package var administrator: Bool?
  package var administratorReason: String?
  package var administratorWithoutPassword: Bool?
  package var groups: String?
  package var home: String?
  package var homeMode: String?
  package var homeWritable: Bool?
  package var homeReadable: Bool?
  package var trustFiles: String?
  package var loginKeys: Int?
  package var weakLoginKeys: Int?
  package var loginKeysWritable: Bool?
  package var lastLogin: String?
  package var lastLoginDays: Int?
  package var neverLoggedIn: Bool?
  package var lastLoginSource: String?
  package var source: String?
  package var observed: String

  package init(asset: Int64?, name: String, observed: String) {
    self.asset = asset
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "account", "Local accounts of Linux systems, from /etc/passwd and /etc/shadow. No hash is ever stored.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The account.", .account),
      .number("uid", "Its user id; 0 is the superuser.", .plain),
      .text("shell", "Its login shell.", .path),
      .flag("login_shell", "Whether that shell lets one log in."),
      .text(
        "password",
        "empty (none is needed), set, locked (a password, switched off), none (no password can match) or "
          + "unknown (an unknown form); NULL when /etc/shadow could not be read.", .plain),
      .text("hash_method", "How the password is stored; NULL without one.", .plain),
      .number("hash_cost", "The method's rounds or cost factor.", .plain),
      .flag("hash_in_passwd", "Whether the hash lies in /etc/passwd, which everybody may read."),
      .day("password_changed", "When the password was last changed."),
      .number("password_age_days", "Days since then, on the day of the scan.", unit: "days"),
      .number("maximum_age_days", "After how many days the password expires; NULL when it does not.", unit: "days"),
      .day("expires", "When the account expires; NULL when it does not."),
    ] + rights + [
      .text("source", "Where the account stands, as file:line.", .path),
      .moment("observed", "When the files were read."),
    ])
}
