/// Reads the usual form of evidence, a flat JSON object without spaces and escapes, many times faster than a decoder does.
///
/// A report of a county reads hundreds of thousands of them. Whatever else JSON allows (RFC 8259), and whatever is no
/// JSON, is left to the decoder.
struct EvidenceReader {
  private let text: String
  private var place: String.Index

  private init(_ text: String) {
    self.text = text
    place = text.utf8.startIndex
  }

  /// The values by column; nil for an object in another form.
  static func values(of text: String) -> [String: EvidenceValue]? {
    var reader = EvidenceReader(text)
    return reader.object()
  }

  private mutating func object() -> [String: EvidenceValue]? {
    guard take(UInt8(ascii: "{")) else { return nil }
    var values: [String: EvidenceValue] = [:]
    if next != UInt8(ascii: "}") {
      repeat {
        guard let name = string(), take(UInt8(ascii: ":")), let value = value(),
          values.updateValue(value, forKey: name) == nil
        else { return nil }
      } while take(UInt8(ascii: ","))
    }
    return take(UInt8(ascii: "}")) && next == nil ? values : nil
  }

  private mutating func value() -> EvidenceValue? {
    switch next {
    case UInt8(ascii: "\""): string().map(EvidenceValue.text)
    case UInt8(ascii: "n"): takeNull() ? .null : nil
    default: integer().map(EvidenceValue.integer)
    }
  }

  private mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = place
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20, byte != UInt8(ascii: "\\") else { return nil }
      advance()
    }
    let end = place
    return take(UInt8(ascii: "\"")) ? String(text[start..<end]) : nil
  }

  private mutating func takeNull() -> Bool {
    for letter in "null".utf8 { guard take(letter) else { return false } }
    return true
  }

  /// A number without fraction, exponent and leading zeros.
  private mutating func integer() -> Int? {
    let start = place
    _ = take(UInt8(ascii: "-"))
    let digits = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { advance() }
    if text.utf8[digits..<place].count > 1, text.utf8[digits] == UInt8(ascii: "0") { return nil }
    return Int(text[start..<place])
  }

  private var next: UInt8? { place < text.utf8.endIndex ? text.utf8[place] : nil }

  private mutating func advance() { place = text.utf8.index(after: place) }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    advance()
    return true
  }
}
