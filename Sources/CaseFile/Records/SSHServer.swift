import GRDB
import Model

/// The SSH server of a Linux system, from its files.
package struct SSHServer: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var installed: Bool?
  package var version: String?
  package var versionSource: String?
  package var config: String?
  package var starts: Bool?
  package var faults: String?
  package var ignored: String?
  package var passwordLogin: Bool?
  package var passwordAlone: Bool?
  package var rootPassword: Bool?
  package var secondFactor: String?
  package var secondFactorNeeded: Bool?
  package var multiFactor: Bool?
  package var accountsLimited: Bool?
  package var unreadable: String?
  package var observed: String

  package init(asset: Int64?, observed: String) {
    self.asset = asset
    self.observed = observed
  }

  package static let table = CaseTable(
    "ssh_server", "The SSH server (OpenSSH) of a Linux system, from its files. No key is ever stored.",
    identity: [],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .flag("installed", "Whether there is an SSH server on the system."),
      .text("version", "OpenSSH's version, such as 9.2; NULL when it cannot be told.", .plain),
      .text("version_source", "How the version is known.", .path),
      .text("config", "Its configuration file.", .path),
      .flag("starts", "Whether sshd would start with its configuration."),
      .text("faults", "The lines at which it would not, as file:line (reason); NULL when there are none.", .path),
      .text(
        "ignored", "Lines without effect, because an earlier one has set another value, as file:line; NULL when none.",
        .path),
      .flag(
        "password_login",
        "Whether somebody can log in with a password (PasswordAuthentication, or KbdInteractiveAuthentication with "
          + "UsePAM), under some condition at least."),
      .flag(
        "password_alone",
        "Whether a password is enough, and neither AuthenticationMethods nor PAM asks for anything besides."),
      .flag("root_password", "Whether root can log in with a password, under some condition at least."),
      .text(
        "second_factor",
        "The PAM modules of its logins that ask for a code, a key or a finger, such as pam_google_authenticator; "
          + "empty when there are none.", .plain),
      .flag("second_factor_needed", "Whether PAM lets nobody in with the password alone nor with the other alone."),
      .flag("multi_factor", "Whether every login needs two different things, under all conditions."),
      .flag("accounts_limited", "Whether AllowUsers, AllowGroups, DenyUsers or DenyGroups limit who may log in."),
      .text("unreadable", "Files that could not be read, each with the reason; NULL when none.", .path),
      .moment("observed", "When the files were read."),
    ])
}

/// One effective setting of an SSH server.
package struct SSHSetting: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var keyword: String
  package var condition: String?
  package var value: String?
  package var number: Int?
  package var weak: String?
  package var source: String?
  package var observed: String

  package init(asset: Int64?, keyword: String, observed: String) {
    self.asset = asset
    self.keyword = keyword
    self.observed = observed
  }

  package static let table = CaseTable(
    "ssh_setting",
    "The effective settings of SSH servers: one row for each keyword, and one more for each Match that changes it.",
    identity: ["keyword", "condition"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("keyword", "The keyword of sshd_config(5), in lower case.", .plain),
      .text("condition", "The Match under which the value holds; NULL for all other connections.", .account),
      .text("value", "The value; NULL when it cannot be known, such as after a file that cannot be read.", .account),
      .number("number", "The value as a number, spans of time in seconds; NULL for words.", .plain),
      .text(
        "weak", "The weak ones among the algorithms, by comma, empty when there are none; NULL for other keywords.",
        .plain),
      .text("source", "The place that sets it, as file:line, or default and the version.", .path),
      .moment("observed", "When the files were read."),
    ])
}

/// A key by which a host shows who it is.
package struct SSHHostKey: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var path: String
  package var algorithm: String?
  package var bits: Int?
  package var mode: String?
  package var exposed: Bool?
  package var observed: String

  package init(asset: Int64?, path: String, observed: String) {
    self.asset = asset
    self.path = path
    self.observed = observed
  }

  package static let table = CaseTable(
    "ssh_host_key", "The host keys of SSH servers: kind, size and permissions, never the key.",
    identity: ["path"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("path", "The private key's file.", .path),
      .text("algorithm", "The kind of key, from the public key's file; NULL when that cannot be read.", .plain),
      .number("bits", "Its size.", unit: "bits"),
      .text("mode", "The permissions and owner of the private key's file, such as 0600 root:root.", .plain),
      .flag("exposed", "Whether others than root and the group ssh_keys can read or write it."),
      .moment("observed", "When the files were read."),
    ])
}
