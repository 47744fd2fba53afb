import GRDB
import Model

/// What one line of sudoers(5) lets somebody do.
package struct SudoRule: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var subject: String
  package var hosts: String?
  package var here: Bool?
  package var runAs: String?
  package var commands: String?
  package var asRoot: Bool?
  package var everything: Bool?
  package var withoutPassword: Bool?
  package var escapes: String?
  package var refusesSome: Bool?
  package var source: String
  package var observed: String

  package init(asset: Int64?, subject: String, source: String, observed: String) {
    self.asset = asset
    self.subject = subject
    self.source = source
    self.observed = observed
  }

  package static let table = CaseTable(
    "sudo_rule", "Who may do what with sudo: one row for each list of commands in sudoers(5).",
    identity: ["subject", "source", "run_as", "without_password"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("subject", "The users as the line names them, % in front of groups.", .account),
      .text("hosts", "The hosts as the line names them.", .plain),
      .flag("here", "Whether the rule holds on this machine."),
      .text("run_as", "As whom the commands may be run.", .account),
      .text("commands", "The commands, aliases expanded, by comma.", .path),
      .flag("as_root", "Whether they may be run as root."),
      .flag("everything", "Whether all commands may be run."),
      .flag("without_password", "Whether no password is asked for."),
      .text(
        "escapes",
        "Those of the commands that amount to full rights, because a shell or any file can be had through them; empty "
          + "when there are none.", .path),
      .flag("refuses_some", "Whether the line allows all commands but some (ALL, !command), which can be got round."),
      .text("source", "Where the line stands, as file:line.", .path),
      .moment("observed", "When the files were read."),
    ])
}

/// How a Linux system lets administrators become root.
package struct Administration: CaseRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var sudo: Bool?
  package var faults: String?
  package var skipped: String?
  package var writable: String?
  package var asksPassword: Bool?
  package var asksPasswordSource: String?
  package var rootPassword: Bool?
  package var rootPasswordSource: String?
  package var timestampMinutes: Int?
  package var timestampSource: String?
  package var pseudoTerminal: Bool?
  package var logfile: String?
  package var suLimited: Bool?
  package var suSource: String?
  package var administrators: Int?
  package var unreadable: String?
  package var observed: String

  package init(asset: Int64?, observed: String) {
    self.asset = asset
    self.observed = observed
  }

  package static let table = CaseTable(
    "administration", "How a Linux system lets people become the superuser: sudo's settings, and su.",
    identity: [],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .flag("sudo", "Whether there is sudo, that is /etc/sudoers."),
      .text("faults", "The lines that sudo refuses, as file:line (reason); NULL when there are none.", .path),
      .text(
        "skipped", "Files that sudo passes over because of their names, by comma; NULL when there are none.", .path),
      .text("writable", "Files of sudo that others than root can write to; NULL when there are none.", .path),
      .flag("asks_password", "Whether sudo asks for a password unless a rule says otherwise (authenticate)."),
      .text("asks_password_source", "The place that decides it, as file:line, or default.", .path),
      .flag("root_password", "Whether sudo asks for root's or another's password (rootpw, targetpw, runaspw)."),
      .text("root_password_source", "The place that decides it, as file:line, or default.", .path),
      .number(
        "timestamp_minutes", "For how long sudo does not ask again; below 0 until the next start.", unit: "minutes"),
      .text("timestamp_source", "The place that decides it, as file:line, or default.", .path),
      .flag("pseudo_terminal", "Whether commands run in a terminal of their own (use_pty)."),
      .text("logfile", "sudo's own log file; NULL when it uses the system's log alone.", .path),
      .flag("su_limited", "Whether only members of a group may use su (pam_wheel is reached)."),
      .text("su_source", "The line of pam_wheel, or the file without it.", .path),
      .number("administrators", "How many accounts may do everything as root.", unit: "accounts"),
      .text("unreadable", "Files that could not be read, each with the reason; NULL when none.", .path),
      .moment("observed", "When the files were read."),
    ])
}
