extension HTML {
  /// The document's bytes in UTF-8.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .element(let name, let attributes, let content):
      HTML.tag(name, attributes, to: &bytes)
      content.write(to: &bytes)
      bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
      HTML.copy(name, to: &bytes)
      bytes.append(UInt8(ascii: ">"))
      if HTML.isBlock(name) { bytes.append(0x0A) }
    case .void(let name, let attributes):
      HTML.tag(name, attributes, to: &bytes)
      if HTML.isBlock(name) { bytes.append(0x0A) }
    case .text(let text): HTML.escape(text, to: &bytes)
    case .constant(let markup): HTML.copy(markup, to: &bytes)
    case .fonts(let faces): bytes += faces.css.utf8
    case .sequence(let parts): for part in parts { part.write(to: &bytes) }
    }
  }

  private static func tag(_ name: StaticString, _ attributes: [Attribute], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    copy(name, to: &bytes)
    for attribute in attributes {
      bytes.append(0x20)
      copy(attribute.name, to: &bytes)
      guard !attribute.value.isEmpty else { continue }
      bytes += [UInt8(ascii: "="), UInt8(ascii: "\"")]
      escape(attribute.value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Escapes as HTML Living Standard § 13.3, "Escaping a string", asks; quotes in text, too, which does no harm.
  ///
  /// Control characters that HTML does not allow become the replacement character.
  private static func escape(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case 0x00..<0x09, 0x0B..<0x20, 0x7F: bytes += Array("\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
  }

  private static func copy(_ text: StaticString, to bytes: inout [UInt8]) {
    text.withUTF8Buffer { buffer in for index in buffer.indices { unsafe bytes.append(buffer[index]) } }
  }

  /// Whether a line may end after the element without showing.
  private static func isBlock(_ name: StaticString) -> Bool {
    switch "\(name)" {
    case "span", "a", "strong", "em", "code", "b", "small", "text", "tspan", "time": false
    default: true
    }
  }
}
