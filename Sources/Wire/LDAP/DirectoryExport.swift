/// A directory as a file: what `ldifde`, `ldapsearch`, `ldbsearch` and `csvde` write.
package struct DirectoryExport: Hashable, Sendable {
  /// Which attributes' values are kept; of `presenceOnly` it is only kept that an entry has them, so that secrets stay
  /// in the file.
  package struct Selection: Sendable {
    package var kept: Set<String>
    package var presenceOnly: Set<String>

    /// - Parameters:
    ///   - kept: Names of attributes.
    ///   - presenceOnly: Names of attributes whose values are never kept.
    package init(kept: [String], presenceOnly: [String] = []) {
      self.kept = Set(kept.map { $0.lowercased() })
      self.presenceOnly = Set(presenceOnly.map { $0.lowercased() })
    }
  }

  package enum Failure: Error, Hashable, Sendable {
    case tooLarge
    case tooManyEntries
    /// Neither LDIF nor a table of csvde.
    case foreign
    /// Line `line` is not understood.
    case malformed(line: Int)
    /// Line `line` points to another file, which is never opened.
    case reference(line: Int)
    /// Line `line` begins a change, not an entry.
    case change(line: Int)
    /// The table is no table, in the words of its reader.
    case table(CSVDocument.Failure)
  }

  package enum Format: String, Sendable { case ldif, csvde }

  package var format: Format
  package var entries: [DirectoryEntry] = []
  /// The names, in lower case, of all attributes in the file, kept or not.
  package var attributes: Set<String> = []

  /// The largest file that is read, in bytes, and the most entries.
  package static let longest = 256 << 20
  package static let most = 200_000

  init(_ format: Format) { self.format = format }

  /// Reads a file of either kind.
  package static func read(_ bytes: [UInt8], keeping selection: Selection) throws(Failure) -> DirectoryExport {
    guard bytes.count <= longest else { throw .tooLarge }
    let text = Array(WindowsText(bytes).text.utf8)
    switch kind(of: text) {
    case .ldif:
      var reader = LDIFReader(text, selection)
      return try reader.read()
    case .csvde: return try csvde(text, selection)
    case nil: throw .foreign
    }
  }

  /// What the beginning looks like.
  package static func kind(of bytes: [UInt8]) -> Format? {
    let start = String(decoding: bytes.prefix(65_536), as: UTF8.self)
    for line in start.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("#") || line.lowercased().hasPrefix("version:") { continue }
      let lower = line.lowercased()
      if lower.hasPrefix("dn:") { return .ldif }
      return lower.hasPrefix("dn,") || lower.hasPrefix("\"dn\",") ? .csvde : nil
    }
    return nil
  }

  mutating func add(_ entry: DirectoryEntry) throws(Failure) {
    guard entries.count < DirectoryExport.most else { throw .tooManyEntries }
    entries.append(entry)
  }
}

extension DirectoryEntry {
  /// Adds a value if the selection keeps it.
  mutating func add(_ value: [UInt8], to type: String, _ selection: DirectoryExport.Selection) {
    let key = DirectoryEntry.key(type)
    if selection.presenceOnly.contains(key) {
      add([], to: key)
    } else if selection.kept.contains(key) {
      add([value], to: key)
    }
  }
}
