import GRDB
import Model

/// What guards a system's data at rest, and what looks for malware.
package struct HostProtection: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var container: Bool?
  package var portable: Bool?
  package var rootEncrypted: Bool?
  package var encryptionSource: String?
  package var swapEncrypted: Bool?
  package var antivirus: String?
  package var antivirusActive: Bool?
  package var antivirusSource: String?
  package var signaturesUpdated: String?
  package var signaturesAgeDays: Int?
  package var integrity: String?
  package var observed: String

  package init(observed: String) { self.observed = observed }

  package static let table = CaseTable(
    "host_protection", "What guards Linux systems' data at rest, and what looks for malware.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .flag(
        "container", "Whether the system runs in a container, where this is its host's matter; NULL when not known."),
      .flag("portable", "Whether it is a laptop or tablet, by its firmware's word; NULL when not known."),
      .flag("root_encrypted", "Whether the root file system lies on an encrypted device."),
      .text("encryption_source", "Where that stands, as file:line or the kernel's name of the device.", .path),
      .flag(
        "swap_encrypted", "Whether all swap is encrypted or in memory; NULL when there is none or it is not known."),
      .text(
        "antivirus", "The programs against malware that are installed, by comma; empty when there is none.", .version),
      .flag("antivirus_active", "Whether one of them is started at boot or by a timer."),
      .text("antivirus_source", "The file that shows it.", .path),
      .moment("signatures_updated", "When the newest signatures were made; NULL when it cannot be told."),
      .number("signatures_age_days", "Days since then.", unit: "days"),
      .text(
        "integrity", "Programs that watch files for changes (AIDE, Tripwire, Samhain, Wazuh); empty when none.",
        .version),
      .moment("observed", "When the files were read, or collected."),
    ])
}
