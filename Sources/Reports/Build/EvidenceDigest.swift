package import CaseFile
import OpenSSL

/// The digest of everything that verdicts are made from: whoever has the case file can make it again.
package enum EvidenceDigest {
  /// The SHA-256, in hexadecimal, of all rows of a case file but its verdicts.
  ///
  /// Each documented table adds its name and the digest of its rows in the order of their numbers; a row is its columns
  /// that are not NULL, as name, unit separator, value, record separator. A column that a later version adds, NULL in
  /// older files, changes nothing.
  ///
  /// - Throws: ``CaseFileError`` when SQLite cannot read it.
  package static func of(_ file: CaseFile) throws -> String {
    var whole: [UInt8] = []
    for table in Schema.tables where table.view == nil && !isMade(table) {
      let found = try file.rows("SELECT * FROM \(table.name.quoted) ORDER BY id")
      guard !found.rows.isEmpty else { continue }
      let order = found.columns.indices.filter { table.column(found.columns[$0]) != nil }
        .sorted { found.columns[$0] < found.columns[$1] }
      var bytes: [UInt8] = []
      for row in found.rows {
        for column in order {
          guard let value = row[column].text else { continue }
          bytes += found.columns[column].utf8
          bytes.append(0x1F)
          bytes += value.utf8
          bytes.append(0x1E)
        }
        bytes.append(0x0A)
      }
      whole += "\(table.name) \(SHA256.hex(bytes))\n".utf8
    }
    return SHA256.hex(whole)
  }

  /// Whether the table holds verdicts, which are made from the others.
  private static func isMade(_ table: CaseTable) -> Bool {
    table.name == FindingRecord.table.name || table.name == Judging.table.name
  }
}
