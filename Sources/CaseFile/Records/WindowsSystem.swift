import GRDB
import Model

/// A Windows machine as its collected evidence describes it.
package struct WindowsSystem: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String?
  package var domain: String?
  package var role: String?
  package var server: Bool?
  package var portable: Bool?
  package var product: String?
  package var edition: String?
  package var release: String?
  package var build: Int?
  package var revision: Int?
  package var lifecycle: String?
  package var supportEnds: String?
  package var supportDaysLeft: Int?
  package var extendedEnds: String?
  package var extended: Bool?
  package var lastUpdate: String?
  package var updateAgeDays: Int?
  package var updatesPausedUntil: String?
  package var updatesPaused: Bool?
  package var restartPending: Bool?
  package var secureBoot: Bool?
  package var firmware: String?
  package var tpmReady: Bool?
  package var tpmVersion: String?
  package var credentialGuard: Bool?
  package var memoryIntegrity: Bool?
  package var antivirus: String?
  package var defenderRunning: Bool?
  package var defenderRealTime: Bool?
  package var signatureAgeDays: Int?
  package var tamperProtected: Bool?
  package var office: String?
  package var netbiosAdapters: Int?
  package var backupTools: String?
  package var backupAgeDays: Int?
  package var timeSource: String?
  package var secretPlaces: Int?
  package var elevated: Bool?
  package var unreadable: String?
  package var observed: String

  package init(observed: String) {
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_system",
    "Windows machines: version, support, updates, protection. One row for each machine whose evidence was read.",
    identity: [],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "The computer's name.", .name),
      .text("domain", "Its domain or work group.", .name),
      .text(
        "role", "workstation, member-workstation, server, member-server or domain-controller; NULL when not told.",
        .plain),
      .flag("server", "Whether it is a server."),
      .flag("portable", "Whether its chassis is that of a laptop or tablet."),
      .text("product", "The product's name, such as Windows 11 Pro.", .version),
      .text(
        "edition", "The edition's identifier, such as Professional, Enterprise, EnterpriseS (LTSC), ServerStandard.",
        .version),
      .text("release", "The release, such as 22H2; NULL where the product has none.", .version),
      .number("build", "The build number, such as 19045.", .plain),
      .number("revision", "The revision of the build, which rises with each monthly update.", .plain),
      .text(
        "lifecycle", "The release in the words of the table of lifecycles; NULL when the table does not know it.",
        .version),
      .day("support_ends", "The last day with free security updates."),
      .number("support_days_left", "Days from the collection to that day; negative when it is over.", unit: "days"),
      .day("extended_ends", "The last day with paid security updates (ESU); NULL when there are none."),
      .flag("extended", "Whether a licence for paid security updates is active."),
      .day("last_update", "The day of the last installed update."),
      .number("update_age_days", "Days from that day to the collection.", unit: "days"),
      .day("updates_paused_until", "Until when somebody paused the updates; NULL when not paused or not told."),
      .flag("updates_paused", "Whether the updates were paused at the collection."),
      .flag("restart_pending", "Whether updates wait for a restart."),
      .flag("secure_boot", "Whether Secure Boot is on."),
      .text("firmware", "uefi or legacy.", .plain),
      .flag("tpm_ready", "Whether a TPM is present and ready."),
      .text("tpm_version", "The TPM's version, such as 2.0.", .version),
      .flag("credential_guard", "Whether Credential Guard is running."),
      .flag("memory_integrity", "Whether memory integrity (HVCI) is running."),
      .text("antivirus", "The antivirus programs that Windows knows of; empty when there are none.", .version),
      .flag("defender_running", "Whether Defender's service protects in active mode."),
      .flag("defender_real_time", "Whether Defender's real-time protection is on."),
      .number("signature_age_days", "The age of Defender's signatures at the collection.", unit: "days"),
      .flag("tamper_protected", "Whether Defender's settings are protected from change."),
      .text("office", "The version of Microsoft Office; empty when it is not installed.", .version),
      .number("netbios_adapters", "How many network adapters have NetBIOS over TCP/IP."),
      .text("backup_tools", "Backup programs found; empty when none was.", .version),
      .number("backup_age_days", "Days since the last backup of Windows Server Backup.", unit: "days"),
      .text("time_source", "Where the clock takes the time from.", .name),
      .number("secret_places", "In how many places a password is kept readably; NULL when nobody looked."),
      .flag("elevated", "Whether the collector ran with full rights."),
      .text("unreadable", "What could not be read, each with the reason; NULL when nothing.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
