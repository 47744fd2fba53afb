/// The answer of Microsoft SQL Server to PRELOGIN (MS-TDS § 2.2.6.5).
package struct PreLogin: Hashable, Sendable {
  /// The server's version, such as `15.0.2000`.
  package let version: String

  /// A PRELOGIN packet that says nothing of the client: version 0, encryption off unless the server wants it, no
  /// instance, no thread.
  package static let request: [UInt8] = {
    let values: [(token: UInt8, value: [UInt8])] = [(0, [0, 0, 0, 0, 0, 0]), (1, [0]), (2, [0]), (3, [0, 0, 0, 0])]
    var options = Writer()
    var offset = values.count * 5 + 1
    for (token, value) in values {
      options.u8(token)
      options.u16(UInt16(offset))
      options.u16(UInt16(value.count))
      offset += value.count
    }
    options.u8(end)
    for (_, value) in values { options.append(value) }
    var packet = Writer()
    packet.u8(0x12)
    packet.u8(1)  // End of message.
    packet.u16(UInt16(options.bytes.count + headerLength))
    packet.u32(0)
    packet.append(options.bytes)
    return packet.bytes
  }()

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(bytes)
      // The type of a tabular result (§ 2.2.3.1.1), which answers everything.
      guard try reader.u8() == 4 else { return nil }
      try reader.skip(1)
      let length = Int(try reader.u16())
      try reader.skip(4)
      let body = try reader.bytes(length - PreLogin.headerLength)
      var options = Reader(body)
      while try options.peekOrThrow() != PreLogin.end {
        let token = try options.u8()
        let offset = Int(try options.u16())
        let size = Int(try options.u16())
        guard token == 0, size == 6 else { continue }
        var value = Reader(body)
        try value.skip(offset)
        version = "\(try value.u8()).\(try value.u8()).\(try value.u16())"
        return
      }
      return nil
    } catch {
      return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.first == 4 else { return !bytes.isEmpty }
    guard bytes.count >= 4 else { return false }
    return bytes.count >= Int(bytes[2]) << 8 | Int(bytes[3])
  }

  private static let headerLength = 8
  private static let end: UInt8 = 0xFF
}

extension Reader {
  fileprivate func peekOrThrow() throws(Truncated) -> UInt8 {
    guard let next = peek else { throw Truncated(needed: 1, available: 0) }
    return next
  }
}
