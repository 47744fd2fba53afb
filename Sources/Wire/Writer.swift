/// Writes numbers in network order and length-prefixed vectors (RFC 8446 § 3).
package struct Writer: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// One byte.
  package mutating func u8(_ value: UInt8) { bytes.append(value) }

  /// Two bytes, most significant first.
  package mutating func u16(_ value: UInt16) { number(UInt64(value), 2) }

  /// Three bytes, most significant first; the highest byte of `value` is dropped.
  package mutating func u24(_ value: UInt32) { number(UInt64(value), 3) }

  /// Four bytes, most significant first.
  package mutating func u32(_ value: UInt32) { number(UInt64(value), 4) }

  /// Eight bytes, most significant first.
  package mutating func u64(_ value: UInt64) { number(value, 8) }

  /// The bytes as they are.
  package mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// What `body` writes, after its length as a number of `lengthBytes` bytes (1 to 4).
  ///
  /// A body longer than its length field can say is cut to what it can say, so that the frame stays whole.
  package mutating func vector(_ lengthBytes: Int, _ body: (inout Writer) -> Void) {
    var inner = Writer()
    body(&inner)
    let width = min(max(lengthBytes, 1), 4)
    let limit = Int(UInt64(1) << UInt64(width * 8) - 1)
    number(UInt64(min(inner.bytes.count, limit)), width)
    append(inner.bytes.prefix(limit))
  }

  private mutating func number(_ value: UInt64, _ count: Int) {
    for index in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
  }
}
