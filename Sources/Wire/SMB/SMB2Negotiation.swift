/// The answer of a file server to an SMB2 NEGOTIATE (MS-SMB2 § 2.2.4), or the refusal of one that speaks SMB1 only.
package struct SMB2Negotiation: Hashable, Sendable {
  /// The dialect chosen, such as 0x0311; nil when the server refused all that were offered.
  package let dialect: UInt16?
  /// SecurityMode: bit 0 signing is possible, bit 1 it is required.
  package let securityMode: UInt16?

  /// A NEGOTIATE in a frame of direct TCP transport (§ 2.1, § 2.2.3) that offers SMB 2.0.2 to 3.1.1, logs in nowhere
  /// and leaves nothing behind.
  package static let request: [UInt8] = {
    let dialects: [UInt16] = [0x0202, 0x0210, 0x0300, 0x0302, 0x0311]
    var body = Writer()
    body.append(signature)
    body.append(little(64, 2) + [0, 0] + [0, 0, 0, 0])
    body.append([0, 0] + little(1, 2) + [UInt8](repeating: 0, count: 48))
    body.append(little(36, 2) + little(UInt64(dialects.count), 2) + little(1, 2) + [0, 0] + [0, 0, 0, 0])
    body.append([UInt8](repeating: 0x54, count: 16))
    // The contexts of 3.1.1 begin at a multiple of eight bytes after the header's start: 64 + 36 + 10, and 2 to fill.
    body.append(little(112, 4) + little(1, 2) + [0, 0])
    for dialect in dialects { body.append(little(UInt64(dialect), 2)) }
    body.append([0, 0])
    // SMB2_PREAUTH_INTEGRITY_CAPABILITIES: SHA-512 and a salt of 32 bytes (§ 2.2.3.1.1).
    body.append(little(1, 2) + little(38, 2) + [0, 0, 0, 0])
    body.append(little(1, 2) + little(32, 2) + little(1, 2) + [UInt8](repeating: 0x54, count: 32))
    var frame = Writer()
    frame.u32(UInt32(body.bytes.count))
    frame.append(body.bytes)
    return frame.bytes
  }()

  /// Nil when `bytes` are no such answer, or not all of its fixed part.
  package init?(_ bytes: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(bytes)
      guard try reader.u8() == 0 else { return nil }
      let length = Int(try reader.u24())
      guard (64...SMB2Negotiation.longest).contains(length), try reader.bytes(4) == SMB2Negotiation.signature else {
        return nil
      }
      guard try reader.u16() == 0x4000 else { return nil }
      try reader.skip(2)
      let status = try reader.u32().byteSwapped
      guard try reader.u16() == 0 else { return nil }
      try reader.skip(2)
      // SMB2_FLAGS_SERVER_TO_REDIR: it is an answer.
      guard try reader.u32().byteSwapped & 1 == 1 else { return nil }
      try reader.skip(44)
      guard status == 0 else {
        (dialect, securityMode) = (nil, nil)
        return
      }
      guard try reader.u16() == 0x4100 else { return nil }
      securityMode = try reader.u16().byteSwapped
      dialect = try reader.u16().byteSwapped
    } catch {
      return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return !(bytes.first.map { $0 == 0 } ?? true) }
    let length = Int(bytes[1]) << 16 | Int(bytes[2]) << 8 | Int(bytes[3])
    return bytes[0] != 0 || length > longest || bytes.count >= 4 + length
  }

  private static let signature: [UInt8] = [0xFE, 0x53, 0x4D, 0x42]
  private static let longest = 65_536

  private static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }
}
