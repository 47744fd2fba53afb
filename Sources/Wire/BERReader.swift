/// Reads tag, length and value of the Basic Encoding Rules (ITU-T X.690) from the front of some bytes; total.
///
/// Only what SNMP and LDAP use: one-byte tags and definite lengths of up to four bytes (RFC 4511 § 5.1).
struct BERReader {
  private var reader: Reader

  init(_ bytes: [UInt8]) { reader = Reader(bytes) }
  private init(_ reader: Reader) { self.reader = reader }

  var isAtEnd: Bool { reader.isAtEnd }

  /// The next element: its tag, and its value as a reader of its own; nil when there is no whole one.
  mutating func next() -> (tag: UInt8, value: BERReader)? {
    var copy = reader
    guard let tag = try? copy.u8(), tag & 0x1F != 0x1F, let first = try? copy.u8() else { return nil }
    var length = Int(first)
    if first > 0x80 {
      let count = Int(first & 0x7F)
      guard count <= 4, let bytes = try? copy.bytes(count) else { return nil }
      length = bytes.reduce(0) { $0 << 8 | Int($1) }
    } else if first == 0x80 {
      return nil
    }
    guard let value = try? copy.part(length) else { return nil }
    reader = copy
    return (tag, BERReader(value))
  }

  /// The value of the next element, if it has this tag.
  mutating func next(_ tag: UInt8) -> BERReader? {
    var copy = self
    guard let element = copy.next(), element.tag == tag else { return nil }
    self = copy
    return element.value
  }

  /// The next element as a whole number of at most eight bytes.
  mutating func integer() -> Int? {
    guard var value = next(0x02) else { return nil }
    let bytes = value.rest()
    guard (1...8).contains(bytes.count) else { return nil }
    let start = bytes[0] & 0x80 == 0 ? 0 : -1
    return bytes.reduce(start) { $0 << 8 | Int($1) }
  }

  /// The next element as a number of an enumeration, 0 or more.
  mutating func enumerated() -> Int? {
    guard var value = next(0x0A) else { return nil }
    let bytes = value.rest()
    guard (1...4).contains(bytes.count), bytes[0] & 0x80 == 0 else { return nil }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The next element as a string of bytes.
  mutating func string() -> [UInt8]? {
    guard var value = next(0x04) else { return nil }
    return value.rest()
  }

  mutating func rest() -> [UInt8] { reader.rest() }
}
