/// Small tools for the grammar of header fields (RFC 9110 § 5.6).
enum HTTPText {
  /// The parts between `separator`s outside quoted strings, without the white space around them.
  static func parts(_ value: [UInt8], _ separator: UInt8) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var part: [UInt8] = []
    var isQuoted = false
    var isEscaped = false
    for byte in value.prefix(16_384) {
      if isEscaped {
        isEscaped = false
      } else if isQuoted, byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        parts.append(trimmed(part))
        part = []
        continue
      }
      part.append(byte)
    }
    parts.append(trimmed(part))
    return parts
  }

  /// Name, in lower case, and value of `name=value`, quotes taken off; the value is nil without a sign of equality.
  static func pair(_ part: [UInt8]) -> (name: String, value: [UInt8]?) {
    guard let sign = part.firstIndex(of: 0x3D) else { return (lower(part), nil) }
    var value = trimmed(Array(part[(sign + 1)...]))
    if value.count >= 2, value.first == 0x22, value.last == 0x22 { value = Array(value.dropFirst().dropLast()) }
    return (lower(trimmed(Array(part[..<sign]))), value)
  }

  static func lower(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes.prefix(16_384), as: UTF8.self).lowercased()
  }

  static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let front = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    guard let last = front.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return [] }
    return Array(front[...last])
  }
}
