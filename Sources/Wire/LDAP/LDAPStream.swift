/// Cuts the bytes of a connection into messages of LDAP, however they were cut into packets.
package struct LDAPStream: Sendable {
  package enum Step: Hashable, Sendable {
    case message(LDAPMessage)
    case needMore
    /// The bytes are no LDAP, or a message that is longer than ``longest``: nothing more can be read.
    case malformed
  }

  /// The longest message that is read, in bytes.
  package static let longest = 8 << 20

  private var buffer: [UInt8] = []
  private var start = 0

  package init() {}

  package mutating func receive(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

  /// How many bytes wait for the rest of their message.
  package var waiting: Int { buffer.count - start }

  package mutating func next() -> Step {
    guard start < buffer.count else { return .needMore }
    guard let size = size() else { return .malformed }
    guard size > 0, waiting >= size else { return .needMore }
    let message = LDAPMessage(Array(buffer[start..<(start + size)]))
    start += size
    if start > 65_536 || start == buffer.count {
      buffer.removeFirst(start)
      start = 0
    }
    return message.map(Step.message) ?? .malformed
  }

  /// The size of the message at the front, its head included; 0 when its head is not whole, nil when it is none.
  private func size() -> Int? {
    guard buffer[start] == 0x30 else { return nil }
    guard waiting >= 2 else { return 0 }
    let first = buffer[start + 1]
    if first < 0x80 { return 2 + Int(first) }
    let count = Int(first & 0x7F)
    guard (1...4).contains(count) else { return nil }
    guard waiting >= 2 + count else { return 0 }
    let length = buffer[(start + 2)..<(start + 2 + count)].reduce(0) { $0 << 8 | Int($1) }
    return length <= LDAPStream.longest ? 2 + count + length : nil
  }
}
