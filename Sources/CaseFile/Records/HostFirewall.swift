import GRDB
import Model

/// A system's own firewall: what its files would load at the next start, and what is loaded.
package struct HostFirewall: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var container: Bool?
  package var tool: String?
  package var atBoot: Bool?
  package var bootSource: String?
  package var bootPolicy: String?
  package var loaded: Bool?
  package var loadedPolicy: String?
  package var loadedReason: String?
  package var observed: String

  package init(observed: String) { self.observed = observed }

  package static let table = CaseTable(
    "host_firewall", "Linux systems' own firewalls: what starts at boot, and what is loaded.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .flag(
        "container", "Whether the system runs in a container, where this is its host's matter; NULL when not known."),
      .text("tool", "ufw, firewalld, nftables, iptables: what is set up; NULL when nothing is.", .plain),
      .flag("at_boot", "Whether a firewall is loaded at the next start."),
      .text("boot_source", "The file that says so, or that it does not.", .path),
      .text(
        "boot_policy", "What those rules do with connections from outside that no rule names: drop, reject or accept.",
        .plain),
      .flag("loaded", "Whether rules for incoming packets are loaded now; NULL when that could not be read."),
      .text("loaded_policy", "What the loaded rules do with what no rule names: drop, reject or accept.", .plain),
      .text("loaded_reason", "Why the loaded rules are not known: not-running, not-permitted, no-program.", .plain),
      .moment("observed", "When the files were read, or collected."),
    ])
}
