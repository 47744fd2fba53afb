/// The entries of passwd(5).
package struct PasswdFile: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// Nil for an entry that hands accounts over to NIS (`+` or `-` in front of the name).
    package var password: StoredPassword?
    /// Nil for a NIS entry only.
    package var uid: UInt32?
    /// The number of its own group; nil for a NIS entry only.
    package var gid: UInt32?
    /// Empty when the field is missing.
    package var home: String
    /// `/bin/sh` when the field is empty.
    package var shell: String
    package var line: Int

    /// Whether the entry stands for accounts of NIS.
    package var isNIS: Bool { name.hasPrefix("+") || name.hasPrefix("-") }
  }

  /// The most entries that are kept.
  package static var mostEntries: Int { ColonLines<Entry>.mostLines }

  package var entries: [Entry] = []
  /// The lines that the C library passes over because they make no sense.
  package var malformedLines: [Int] = []
  /// Whether there were more entries than are kept.
  package var isCut = false

  package init(_ content: [UInt8]) {
    let lines = ColonLines(content) { Entry($0, line: $1) }
    entries = lines.entries
    malformedLines = lines.malformed
    isCut = lines.isCut
  }
}

extension PasswdFile.Entry {
  /// As the C library reads a line: the last three fields may be missing, and user ids are decimal, so `00` is 0.
  fileprivate init?(_ content: ArraySlice<UInt8>, line: Int) {
    let fields = content.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let name = fields.first, name.count <= 256 else { return nil }
    self.line = line
    self.name = name.text
    home = fields.count > 5 ? fields[5].prefix(4096).text : ""
    shell = fields.count > 6 && !fields[6].isEmpty ? fields[6].prefix(4096).text : "/bin/sh"
    if name.first == UInt8(ascii: "+") || name.first == UInt8(ascii: "-") { return }
    guard fields.count >= 4, let uid = UInt32(fields[2].text), let gid = UInt32(fields[3].text) else { return nil }
    self.uid = uid
    self.gid = gid
    password = StoredPassword(passwdField: fields[1])
  }
}
