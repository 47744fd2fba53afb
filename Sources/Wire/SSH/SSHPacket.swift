/// A binary packet before keys are agreed on: neither encrypted nor with a MAC (RFC 4253 § 6).
package enum SSHPacket {
  /// What an implementation has to take (§ 6.1); a longer one is refused.
  package static let longest = 35_000

  /// Message numbers (§ 12).
  package enum Message {
    package static let disconnect: UInt8 = 1
    package static let ignore: UInt8 = 2
    package static let unimplemented: UInt8 = 3
    package static let debug: UInt8 = 4
    package static let kexInit: UInt8 = 20
    package static let kexdhInit: UInt8 = 30
    package static let kexdhReply: UInt8 = 31
  }

  /// The first packet's payload, and what follows it.
  ///
  /// - Parameter bytes: What came so far.
  /// - Returns: Nil while the packet is not whole.
  /// - Throws: ``Malformed`` when no packet begins so.
  package static func read(_ bytes: [UInt8]) throws(Malformed) -> (payload: [UInt8], rest: [UInt8])? {
    var reader = Reader(bytes)
    guard let length = try? reader.u32() else { return nil }
    guard length >= 2, length <= UInt32(longest) else { throw Malformed() }
    guard var packet = try? reader.part(Int(length)) else { return nil }
    guard let padding = try? packet.u8(), let payload = try? packet.bytes(packet.remaining - Int(padding)),
      !payload.isEmpty
    else { throw Malformed() }
    return (payload, reader.rest())
  }

  /// A packet around a payload: padded to eight bytes, at least four of them padding.
  package static func bytes(_ payload: [UInt8]) -> [UInt8] {
    let padding = 4 + (8 - (payload.count + 9) % 8) % 8
    var writer = Writer()
    writer.u32(UInt32(truncatingIfNeeded: payload.count + padding + 1))
    writer.u8(UInt8(truncatingIfNeeded: padding))
    writer.append(payload)
    writer.append([UInt8](repeating: 0, count: padding))
    return writer.bytes
  }

  /// What is no packet.
  package struct Malformed: Error, Hashable, Sendable { package init() {} }
}

extension Reader {
  /// A string (RFC 4251 § 5).
  mutating func sshString() throws(Truncated) -> [UInt8] {
    var content = try vector(4)
    return content.rest()
  }
}
