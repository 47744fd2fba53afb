import Model

extension Account {
  /// The columns about what an account may do and what lies in its home folder.
  static let rights: [CaseColumn] = [
    .flag("system", "Whether its user id is below that of people (UID_MIN of login.defs)."),
    .flag("duplicate_name", "Whether another entry of /etc/passwd has the same name."),
    .flag("duplicate_uid", "Whether another account has the same user id."),
    .flag("shadow_missing", "Whether /etc/shadow has no line for it."),
    .number("minimum_age_days", "After how many days the password may be changed again.", unit: "days"),
    .number("inactive_days", "How many days after the expiry it may still be changed; NULL when always.", unit: "days"),
    .flag("administrator", "Whether it may do everything as root; NULL when sudo's files could not be read."),
    .text("administrator_reason", "By what: uid 0, a group, or the line of sudoers(5).", .path),
    .flag("administrator_without_password", "Whether it may do everything as root without giving a password."),
    .text("groups", "Its groups that amount to full rights or to reading protected files, by comma.", .plain),
    .text("home", "Its home folder.", .path),
    .text("home_mode", "The folder's permissions and owner; NULL when there is none or they are not known.", .plain),
    .flag("home_writable", "Whether others can write to the home folder."),
    .flag("home_readable", "Whether others can list the home folder."),
    .text("trust_files", "Files there that let others in or hold passwords, such as .rhosts; empty when none.", .plain),
    .number("login_keys", "How many SSH keys may log in; NULL when the list cannot be read.", unit: "keys"),
    .number("weak_login_keys", "How many of them are DSA keys or RSA keys below 2048 bits.", unit: "keys"),
    .flag("login_keys_writable", "Whether others can write to the list of these keys."),
    .day("last_login", "When it last logged in; NULL when no login is known."),
    .number("last_login_days", "Days since then, on the day of the scan.", unit: "days"),
    .flag("never_logged_in", "Whether it never logged in; NULL when only the latest logins are recorded."),
    .text("last_login_source", "The file that tells the last login.", .path),
  ]
}
