/// Reads numbers in network order and length-prefixed vectors (RFC 8446 § 3) from the front of some bytes.
///
/// It is total: every read either yields what was asked for or throws ``Truncated`` and leaves the position alone.
package struct Reader: Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// Reads all of `bytes`.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
    end = bytes.count
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// How many bytes are left.
  package var remaining: Int { end - position }

  /// Whether everything was read.
  package var isAtEnd: Bool { position == end }

  /// The next byte, which is not consumed; nil at the end.
  package var peek: UInt8? { isAtEnd ? nil : bytes[position] }

  /// One byte.
  package mutating func u8() throws(Truncated) -> UInt8 { UInt8(truncatingIfNeeded: try number(1)) }

  /// Two bytes, most significant first.
  package mutating func u16() throws(Truncated) -> UInt16 { UInt16(truncatingIfNeeded: try number(2)) }

  /// Three bytes, most significant first.
  package mutating func u24() throws(Truncated) -> UInt32 { UInt32(truncatingIfNeeded: try number(3)) }

  /// Four bytes, most significant first.
  package mutating func u32() throws(Truncated) -> UInt32 { UInt32(truncatingIfNeeded: try number(4)) }

  /// Eight bytes, most significant first.
  package mutating func u64() throws(Truncated) -> UInt64 { try number(8) }

  /// The next `count` bytes.
  package mutating func bytes(_ count: Int) throws(Truncated) -> [UInt8] { Array(bytes[try take(count)]) }

  /// The next `count` bytes, as a reader of their own that cannot read past them.
  package mutating func part(_ count: Int) throws(Truncated) -> Reader { Reader(bytes, try take(count)) }

  /// Passes over `count` bytes.
  package mutating func skip(_ count: Int) throws(Truncated) { _ = try take(count) }

  /// Everything that is left.
  package mutating func rest() -> [UInt8] {
    defer { position = end }
    return Array(bytes[position..<end])
  }

  /// A vector whose length is a number of `lengthBytes` bytes (1 to 4), as a reader of its own.
  package mutating func vector(_ lengthBytes: Int) throws(Truncated) -> Reader {
    let start = position
    do throws(Truncated) {
      return try part(Int(truncatingIfNeeded: try number(min(max(lengthBytes, 1), 4))))
    } catch {
      position = start
      throw error
    }
  }

  private mutating func number(_ count: Int) throws(Truncated) -> UInt64 {
    bytes[try take(count)].reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func take(_ count: Int) throws(Truncated) -> Range<Int> {
    guard count >= 0, count <= remaining else { throw Truncated(needed: count, available: remaining) }
    defer { position += count }
    return position..<(position + count)
  }
}
