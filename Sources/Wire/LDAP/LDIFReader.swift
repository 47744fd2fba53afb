/// Reads the LDAP Data Interchange Format (RFC 2849), content records only.
struct LDIFReader {
  private let bytes: [UInt8]
  private let selection: DirectoryExport.Selection
  private var place = 0
  private var line = 0

  init(_ bytes: [UInt8], _ selection: DirectoryExport.Selection) {
    self.bytes = bytes
    self.selection = selection
  }

  mutating func read() throws(DirectoryExport.Failure) -> DirectoryExport {
    var export = DirectoryExport(.ldif)
    var entry: DirectoryEntry?
    while let (number, text) = nextLine() {
      if text.isEmpty {
        if let whole = entry { try export.add(whole) }
        entry = nil
        continue
      }
      if text.first == UInt8(ascii: "#") { continue }
      let (type, value) = try parse(text, number)
      switch (type.lowercased(), entry == nil) {
      case ("dn", true):
        guard let name = String(validating: value, as: UTF8.self) else { throw .malformed(line: number) }
        entry = DirectoryEntry(name: name)
      // Before the first entry a version, after the last what ldapsearch says of its search.
      case ("version", true), ("search", true), ("result", true), ("ref", true), ("control", true): break
      // ldifde exports as additions.
      case ("changetype", false):
        guard value == Array("add".utf8) else { throw .change(line: number) }
      case (_, true):
        if export.entries.isEmpty { throw .malformed(line: number) }
      case (_, false):
        export.attributes.insert(DirectoryEntry.key(type))
        entry?.add(value, to: type, selection)
      }
    }
    if let whole = entry { try export.add(whole) }
    return export
  }

  /// The next line with its continuations (§ 2, note 2), and its number; nil at the end.
  private mutating func nextLine() -> (Int, [UInt8])? {
    guard place < bytes.count else { return nil }
    var text = physicalLine()
    let number = line
    while place < bytes.count, bytes[place] == UInt8(ascii: " "), !text.isEmpty {
      text += physicalLine().dropFirst()
    }
    return (number, text)
  }

  private mutating func physicalLine() -> [UInt8] {
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    var text = bytes[place..<end]
    if text.last == 0x0D { text.removeLast() }
    place = min(end + 1, bytes.count)
    line += 1
    return Array(text)
  }

  private func parse(_ text: [UInt8], _ number: Int) throws(DirectoryExport.Failure) -> (String, [UInt8]) {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      let type = String(validating: text[..<colon], as: UTF8.self)
    else { throw .malformed(line: number) }
    var rest = text[(colon + 1)...]
    switch rest.first {
    case UInt8(ascii: "<"): throw .reference(line: number)
    case UInt8(ascii: ":"):
      guard let value = Base64.decoded(rest.dropFirst().drop { $0 == 0x20 }) else { throw .malformed(line: number) }
      return (type, value)
    default:
      rest = rest.drop { $0 == 0x20 }
      return (type, Array(rest))
    }
  }
}

/// The encoding of bytes in 64 characters (RFC 4648 § 4).
enum Base64 {
  /// Nil for anything that is not wholly of its alphabet; padding may be missing.
  static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    var padding = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="):
        padding += 1
        continue
      case 0x20: continue
      default: return nil
      }
      guard padding == 0 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return padding <= 2 && count != 6 ? bytes : nil
  }
}
