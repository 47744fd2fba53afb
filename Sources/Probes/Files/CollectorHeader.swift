package import Model
internal import Wire

/// `tarcza-collect.txt`, the file in which a collector says what its archive is: `key=value`, one a line.
package struct CollectorHeader: Hashable, Sendable {
  package static let file = "tarcza-collect.txt"
  package static let format = "tarcza-collect/1"

  package var system: EvidenceSource.System
  /// The machine's own name; nil when it has none that is sound.
  package var host: String?
  /// When it was collected: ages are reckoned to then.
  package var collected: Timestamp?
  /// Whether the collector ran with full rights, so that a missing file is missing and not hidden.
  package var asSuperuser: Bool?

  /// Nil for another format or an unknown system.
  package init?(_ content: [UInt8]) {
    var values: [String: String] = [:]
    for assignment in SettingsFile(withoutMark(content)).assignments { values[assignment.key] = assignment.value }
    guard values["format"] == CollectorHeader.format,
      let system = values["system"].flatMap(EvidenceSource.System.init)
    else { return nil }
    self.system = system
    host = values["host"].flatMap { name in
      let isSound = (1...253).contains(name.utf8.count) && name.utf8.allSatisfy { (33...126).contains($0) }
      return isSound ? name : nil
    }
    collected = values["collected"].flatMap { Timestamp(iso: $0) }
    asSuperuser = values["superuser"].map { $0 == "yes" }
  }
}

/// The content without the byte order mark that Windows puts before UTF-8.
private func withoutMark(_ content: [UInt8]) -> [UInt8] {
  content.starts(with: [0xef, 0xbb, 0xbf]) ? Array(content.dropFirst(3)) : content
}
