/// Text as the leak test compares it: lower case, one space for any run of spaces and control characters, one hyphen for
/// all hyphens and dashes, without the characters that nobody sees.
struct PlainText {
  private(set) var scalars: [UInt32] = []

  init(_ text: some StringProtocol) {
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar) }
    if scalars.last == 0x20 { scalars.removeLast() }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x00...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x3000:
      if let last = scalars.last, last != 0x20 { scalars.append(0x20) }
    case 0x41...0x5A: scalars.append(scalar.value + 32)
    case 0x21..<0x7F: scalars.append(scalar.value)
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: break
    case 0x2010...0x2014, 0x2212: scalars.append(0x2D)
    default:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { scalars.append(lower.value) }
    }
  }

  /// Whether the scalar is part of a word: a letter, a digit or an underscore.
  static func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x5F, 0x61...0x7A: true
    case ..<0xAA: false
    default: Unicode.Scalar(scalar).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }
  }
}
