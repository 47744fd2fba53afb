/// Writes elements of the Basic Encoding Rules (ITU-T X.690) with one-byte tags and definite lengths.
enum BERWriter {
  /// An element of any tag.
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag] + length(content.count) + content }

  /// The elements one after another, inside one.
  static func sequence(_ parts: [[UInt8]], tag: UInt8 = 0x30) -> [UInt8] { element(tag, parts.flatMap { $0 }) }

  /// A string of bytes.
  static func string(_ bytes: [UInt8], tag: UInt8 = 0x04) -> [UInt8] { element(tag, bytes) }

  /// A text in UTF-8.
  static func string(_ text: String, tag: UInt8 = 0x04) -> [UInt8] { element(tag, Array(text.utf8)) }

  static func boolean(_ value: Bool) -> [UInt8] { element(0x01, [value ? 0xFF : 0]) }

  /// A whole number in two's complement, in as few bytes as hold it (X.690 § 8.3.2).
  static func integer(_ value: Int, tag: UInt8 = 0x02) -> [UInt8] {
    var bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    while bytes.count > 1, (bytes[0] == 0 && bytes[1] < 0x80) || (bytes[0] == 0xFF && bytes[1] >= 0x80) {
      bytes.removeFirst()
    }
    return element(tag, bytes)
  }

  private static func length(_ count: Int) -> [UInt8] {
    guard count >= 0x80 else { return [UInt8(count)] }
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }.drop { $0 == 0 }
    return [0x80 | UInt8(bytes.count)] + bytes
  }
}
