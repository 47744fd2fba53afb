/// The settings of login.defs(5), as its two kinds of readers see them: they disagree about duplicates, case and `=`.
package struct LoginDefs: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: String
    package var line: Int
  }

  private var modules: [Entry] = []
  private var tools: [Entry] = []

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      if let entry = LoginDefs.moduleEntry(line) { modules.append(entry) }
      if let entry = LoginDefs.toolEntry(line) { tools.append(entry) }
    }
  }

  /// What PAM modules read: the first match, in any case, with `#` starting a comment anywhere.
  ///
  /// Source: libpam's `pam_modutil_search_key`; pwhistory.conf(5) is read the same way.
  package func first(_ key: String) -> Entry? { modules.first { $0.key.lowercased() == key.lowercased() } }

  /// What useradd(8) and the other shadow-utils read: the last match, case-sensitive, with `#` only at the start.
  package func last(_ key: String) -> Entry? { tools.last { $0.key == key } }

  private static func moduleEntry(_ line: TextLines.Line) -> Entry? {
    let content = line.bytes.before(UInt8(ascii: "#")).drop(while: \.isSpace)
    guard !content.isEmpty else { return nil }
    let key = content.prefix { $0 != 32 && $0 != 9 && $0 != UInt8(ascii: "=") }
    let value = content.dropFirst(key.count).drop { $0.isSpace || $0 == UInt8(ascii: "=") }
    return Entry(key: key.text, value: value.text, line: line.number)
  }

  private static func toolEntry(_ line: TextLines.Line) -> Entry? {
    let content = line.bytes.trimmed
    guard let first = content.first, first != UInt8(ascii: "#") else { return nil }
    let key = content.prefix { $0 != 32 && $0 != 9 }
    let value = content.dropFirst(key.count).drop { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: "\"") }
    guard key.count < content.count else { return nil }
    return Entry(key: key.text, value: value.before(UInt8(ascii: "\"")).text, line: line.number)
  }
}

extension LoginDefs.Entry {
  /// The value as strtol(3) with base 0 reads the whole of it; nil when it is no number.
  package var number: Int? {
    let negative = value.hasPrefix("-")
    let digits = negative || value.hasPrefix("+") ? value.dropFirst() : value[...]
    let magnitude: Int? =
      if digits.lowercased().hasPrefix("0x") {
        Int(digits.dropFirst(2), radix: 16)
      } else if digits.hasPrefix("0") {
        Int(digits, radix: 8)
      } else {
        Int(digits)
      }
    guard let magnitude, magnitude >= 0, digits.utf8.first?.isDigit == true else { return nil }
    return negative ? -magnitude : magnitude
  }
}
