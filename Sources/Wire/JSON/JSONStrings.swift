/// The strings in a JSON object (RFC 8259), by the names on the way to them; the rest is passed over.
///
/// The text may be cut off or broken: what was read before that counts.
package struct JSONStrings: Hashable, Sendable {
  private var found: [(path: [String], value: String)] = []

  /// Reads `text`; it holds no strings unless it begins with an object.
  package init(_ text: [UInt8]) {
    var scanner = Scanner(text)
    guard scanner.next() == 0x7B else { return }
    _ = scanner.object([], 0)
    found = scanner.found
  }

  /// The first string whose path is `path`; the elements of a list have the name of the list.
  package subscript(_ path: String...) -> String? { found.first { $0.path == path }?.value }

  package static func == (one: JSONStrings, other: JSONStrings) -> Bool { one.found.elementsEqual(other.found, by: ==) }

  package func hash(into hasher: inout Hasher) { for (_, value) in found { hasher.combine(value) } }

  private struct Scanner {
    private let text: [UInt8]
    private var position = 0
    var found: [(path: [String], value: String)] = []

    private static let deepest = 16
    private static let most = 256

    init(_ text: [UInt8]) { self.text = text }

    /// The next byte that is no white space.
    mutating func next() -> UInt8? {
      while position < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
      guard position < text.count else { return nil }
      defer { position += 1 }
      return text[position]
    }

    /// What is behind a `{`; whether it was whole.
    mutating func object(_ path: [String], _ depth: Int) -> Bool {
      var first = next()
      if first == 0x7D { return true }
      while first == 0x22, let name = string(), next() == 0x3A, value(path + [name], depth) {
        switch next() {
        case 0x2C: first = next()
        case 0x7D: return true
        default: return false
        }
      }
      return false
    }

    private mutating func value(_ path: [String], _ depth: Int) -> Bool {
      guard depth < Scanner.deepest, found.count < Scanner.most, let first = next() else { return false }
      switch first {
      case 0x22:
        guard let text = string() else { return false }
        found.append((path, text))
        return true
      case 0x7B: return object(path, depth + 1)
      case 0x5B: return list(path, depth + 1)
      default:
        // A number or one of the words true, false and null.
        let start = position
        while position < text.count, Scanner.isWord(text[position]) { position += 1 }
        return Scanner.isWord(first) && (position > start || (0x30...0x39).contains(first))
      }
    }

    private mutating func list(_ path: [String], _ depth: Int) -> Bool {
      let start = position
      if next() == 0x5D { return true }
      position = start
      while value(path, depth) {
        switch next() {
        case 0x2C: continue
        case 0x5D: return true
        default: return false
        }
      }
      return false
    }

    /// What is behind a quotation mark, without its escapes resolved; nil when it does not end.
    private mutating func string() -> String? {
      let start = position
      while position < text.count, text[position] != 0x22 { position += text[position] == 0x5C ? 2 : 1 }
      guard position < text.count else { return nil }
      defer { position += 1 }
      return String(decoding: text[start..<position], as: UTF8.self)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || [0x2B, 0x2D, 0x2E].contains(byte)
    }
  }
}
