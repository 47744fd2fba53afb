import GRDB
import Model

/// A volume of a Windows machine.
package struct WindowsVolume: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var mount: String?
  package var system: Bool?
  package var protected: Bool?
  package var encryptedPercent: Int?
  package var method: String?
  package var protectors: String?
  package var source: String?
  package var observed: String

  package init(observed: String) {
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_volume",
    "Fixed volumes of Windows machines and their encryption.",
    identity: ["mount"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("mount", "Where it is mounted.", .path),
      .flag("system", "Whether Windows itself is on it."),
      .flag("protected", "Whether BitLocker protects it now."),
      .number("encrypted_percent", "How much of it is encrypted.", unit: "percent"),
      .text("method", "The method, such as XtsAes128.", .plain),
      .text("protectors", "The kinds of key protectors, such as Tpm, TpmPin, RecoveryPassword; never a key.", .plain),
      .text("source", "The file and line.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
