/// Text from a stranger, made harmless to look at: what is not plain, visible UTF-8 is written as an escape.
///
/// Bytes that are no UTF-8 and ASCII controls become `\x1b`; other controls, formatting characters (those that turn the
/// direction of writing among them, Unicode UAX #9), separators of lines and unassigned code points become `\u{202e}`;
/// a backslash is doubled, so that nothing else looks like an escape.
enum EscapedText {
  static func of(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    var rest = Array(bytes)[...]
    while let first = rest.first {
      if let (scalar, length) = scalar(at: rest) {
        append(scalar, to: &text)
        rest = rest.dropFirst(length)
      } else {
        text += "\\x" + hex(UInt32(first))
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The code point that well-formed UTF-8 (RFC 3629 § 4) begins with, and how many bytes it takes.
  private static func scalar(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    guard let first = bytes.first else { return nil }
    let (length, least): (Int, UInt32) =
      switch first {
      case 0x00...0x7F: (1, 0)
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (0, 0)
      }
    let encoded = bytes.prefix(length)
    guard length > 0, encoded.count == length, encoded.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return nil }
    var value = UInt32(length == 1 ? first : first & (0xFF >> UInt8(length + 1)))
    for byte in encoded.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar.value {
    case 0x5C: text += "\\\\"
    case 0x20...0x7E: text.unicodeScalars.append(scalar)
    case ...0x7F: text += "\\x" + hex(scalar.value)
    default:
      if isVisible(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .nonspacingMark, .enclosingMark, .spacingMark: false
    default: true
    }
  }

  private static func hex(_ value: UInt32) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }
}
