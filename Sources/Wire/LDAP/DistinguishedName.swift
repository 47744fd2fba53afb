/// A distinguished name as text (RFC 4514), taken apart far enough to compare names and to find parents.
package enum DistinguishedName {
  /// The form in which names are compared: in lower case, without spaces around commas.
  package static func key(_ name: String) -> String { parts(name).joined(separator: ",").lowercased() }

  /// The name of the entry above; empty at the top.
  package static func parent(_ name: String) -> String { parts(name).dropFirst().joined(separator: ",") }

  /// The value of the first part, such as `Jan Nowak` of `CN=Jan Nowak,OU=…`, with escapes resolved.
  package static func leaf(_ name: String) -> String {
    guard let part = parts(name).first, let equals = part.firstIndex(of: "=") else { return name }
    return unescaped(part[part.index(after: equals)...])
  }

  /// The DNS name that the parts `DC=` make up.
  package static func domain(_ name: String) -> String {
    parts(name).filter { $0.lowercased().hasPrefix("dc=") }.map { String($0.dropFirst(3)) }.joined(separator: ".")
  }

  /// The parts, cut at commas that are neither escaped nor quoted.
  static func parts(_ name: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var (isEscaped, isQuoted) = (false, false)
    for character in name {
      if isEscaped {
        part.append(character)
        isEscaped = false
        continue
      }
      switch character {
      case "\\":
        part.append(character)
        isEscaped = true
      case "\"":
        part.append(character)
        isQuoted.toggle()
      case "," where !isQuoted, ";" where !isQuoted:
        parts.append(trimmed(part))
        part = ""
      default: part.append(character)
      }
    }
    part = trimmed(part)
    return part.isEmpty && parts.isEmpty ? [] : parts + [part]
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " ", !text.hasSuffix("\\ ") { text.removeLast() }
    return String(text)
  }

  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        if byte != UInt8(ascii: "\"") { bytes.append(byte) }
        continue
      }
      if let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(next)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
