/// A value of a PDF file (ISO 32000-2, section 7.3).
indirect enum PDFValue {
  case null
  case number(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  /// The number of an object.
  case reference(Int)
  /// A word that is no value: an operator or a keyword.
  case word(String)

  var dictionary: [String: PDFValue]? { if case .dictionary(let entries) = self { entries } else { nil } }
  var integer: Int? {
    guard case .number(let number) = self, number.magnitude < 1e9 else { return nil }
    return Int(number)
  }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var reference: Int? { if case .reference(let number) = self { number } else { nil } }
}

/// Reads values one after another; whatever the bytes are, it ends and never reads past them.
struct PDFScanner {
  let bytes: [UInt8]
  var position: Int
  /// In an object `12 0 R` is a reference; in a content stream there are none.
  var readsReferences = true

  init(_ bytes: [UInt8], at position: Int = 0, readsReferences: Bool = true) {
    self.bytes = bytes
    self.position = max(position, 0)
    self.readsReferences = readsReferences
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  static func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }
  private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }

  mutating func skipSpace() {
    while let byte {
      if PDFScanner.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        while let byte = self.byte, byte != 10, byte != 13 { position += 1 }
      } else {
        return
      }
    }
  }

  /// The next value; nil at the end, at a closing bracket, and deeper than 64 brackets.
  mutating func next(depth: Int = 0) -> PDFValue? {
    skipSpace()
    guard let byte, depth < 64 else { return nil }
    switch byte {
    case UInt8(ascii: "/"):
      position += 1
      return .name(nameText())
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "["):
      position += 1
      var values: [PDFValue] = []
      while let value = next(depth: depth + 1) { values.append(value) }
      if self.byte == UInt8(ascii: "]") { position += 1 }
      return .array(values)
    case UInt8(ascii: "<"):
      guard position + 1 < bytes.count, bytes[position + 1] == byte else { return .string(hexadecimal()) }
      position += 2
      return .dictionary(entries(depth: depth + 1))
    case UInt8(ascii: "]"), UInt8(ascii: ">"): return nil
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      position += 1
      return .word("")
    default: return word()
    }
  }

  private mutating func entries(depth: Int) -> [String: PDFValue] {
    var entries: [String: PDFValue] = [:]
    while let key = next(depth: depth) {
      guard case .name(let name) = key else { continue }
      guard let value = next(depth: depth) else { break }
      entries[name] = value
    }
    while byte == UInt8(ascii: ">") || byte == UInt8(ascii: "]") {
      let isEnd = byte == UInt8(ascii: ">") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: ">")
      position += isEnd ? 2 : 1
      if isEnd { break }
    }
    return entries
  }

  private mutating func bareWord() -> [UInt8] {
    let start = position
    while let byte, !PDFScanner.isSpace(byte), !PDFScanner.isDelimiter(byte) { position += 1 }
    return Array(bytes[start..<position])
  }

  private mutating func nameText() -> String { String(decoding: bareWord(), as: UTF8.self) }

  private mutating func word() -> PDFValue {
    let text = String(decoding: bareWord(), as: UTF8.self)
    guard let number = Double(text) else { return text == "null" ? .null : .word(text) }
    guard readsReferences, number >= 0, number < 1e9, !text.contains(".") else { return .number(number) }
    // `12 0 R`: looked for ahead, and the place is kept if it is none.
    let start = position
    skipSpace()
    let generation = bareWord()
    skipSpace()
    if !generation.isEmpty, generation.allSatisfy({ (0x30...0x39).contains($0) }), bareWord() == [UInt8(ascii: "R")] {
      return .reference(Int(number))
    }
    position = start
    return .number(number)
  }

  private mutating func literal() -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    var depth = 1
    while let byte {
      position += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return result }
      case UInt8(ascii: "\\"):
        escape(into: &result)
        continue
      default: break
      }
      result.append(byte)
    }
    return result
  }

  private mutating func escape(into result: inout [UInt8]) {
    guard let byte else { return }
    position += 1
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
      result.append(0x20)
    case 0x30...0x37:
      var value = Int(byte - 0x30)
      for _ in 0..<2 {
        guard let digit = self.byte, (0x30...0x37).contains(digit) else { break }
        value = value * 8 + Int(digit - 0x30)
        position += 1
      }
      result.append(UInt8(truncatingIfNeeded: value))
    case 10: break
    case 13: if self.byte == 10 { position += 1 }
    default: result.append(byte)
    }
  }

  private mutating func hexadecimal() -> [UInt8] {
    position += 1
    var digits: [UInt8] = []
    while let byte, byte != UInt8(ascii: ">") {
      if let digit = Character(UnicodeScalar(byte)).hexDigitValue { digits.append(UInt8(digit)) }
      position += 1
    }
    if byte != nil { position += 1 }
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
