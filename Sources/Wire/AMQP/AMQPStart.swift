/// How a message broker answers a client's first eight bytes: with Connection.Start, or with the version that it would
/// rather speak (AMQP 0-9-1 § 4.2.2, § 1.4.2.1).
package struct AMQPStart: Hashable, Sendable {
  /// From the server's properties; nil where it does not say, or speaks another version.
  package private(set) var product: String?
  package private(set) var version: String?

  /// The protocol header of AMQP 0-9-1; nobody logs in with it.
  package static let request: [UInt8] = Array("AMQP".utf8) + [0, 0, 9, 1]

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    if bytes.count == 8, bytes.starts(with: "AMQP".utf8) { return }
    do throws(Truncated) {
      var reader = Reader(bytes)
      guard try reader.u8() == 1, try reader.u16() == 0 else { return nil }
      var frame = try reader.part(Int(try reader.u32()))
      guard try reader.u8() == 0xCE, try frame.u16() == 10, try frame.u16() == 10 else { return nil }
      try frame.skip(2)
      var table = try frame.vector(4)
      while !table.isAtEnd, let (name, value) = try AMQPStart.entry(&table) {
        if name == "product" { product = value }
        if name == "version" { version = value }
      }
    } catch {
      return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    guard first == 1 else { return bytes.count >= 8 || first != 0x41 }
    guard bytes.count >= 7 else { return false }
    let length = bytes[3..<7].reduce(0) { $0 << 8 | Int($1) }
    return length > 65_536 || bytes.count >= 8 + length
  }

  /// One field of a table (§ 4.2.5.5); nil at a kind of value whose length is not known here.
  private static func entry(_ table: inout Reader) throws(Truncated) -> (String, String?)? {
    var name = try table.vector(1)
    let text = String(decoding: name.rest(), as: UTF8.self)
    switch try table.u8() {
    case UInt8(ascii: "S"):
      var value = try table.vector(4)
      return (text, String(decoding: value.rest(), as: UTF8.self))
    case UInt8(ascii: "F"): _ = try table.vector(4)
    case UInt8(ascii: "t"): try table.skip(1)
    case UInt8(ascii: "I"): try table.skip(4)
    default: return nil
    }
    return (text, nil)
  }
}
