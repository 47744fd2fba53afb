/// The assignments of os-release(5): a subset of shell syntax, the last one of a name valid.
package struct OSRelease: Hashable, Sendable {
  private var values: [String: String] = [:]

  package init(_ content: [UInt8]) {
    for line in TextLines(content) {
      let content = line.bytes.trimmed
      guard content.first != UInt8(ascii: "#"), let sign = content.firstIndex(of: UInt8(ascii: "=")) else { continue }
      values[content[..<sign].text] = OSRelease.unquoted(content[content.index(after: sign)...])
    }
  }

  package subscript(name: String) -> String? { values[name] }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var quote: UInt8?
    var escaped = false
    for byte in bytes {
      if escaped {
        text.append(byte)
        escaped = false
      } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        escaped = true
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
