/// The answer of a remote desktop to a connection request: an X.224 connection confirm in a TPKT packet
/// (MS-RDPBCGR § 2.2.1.2, RFC 1006 § 6).
package struct ConnectionConfirm: Hashable, Sendable {
  /// What it says about the security of the session; nil from servers older than the negotiation.
  package let negotiation: Negotiation?

  package enum Negotiation: Hashable, Sendable {
    /// The protocol chosen: 0 is RDP's own, 1 TLS, 2 CredSSP, 8 CredSSP with early authorization (§ 2.2.1.2.1).
    case chosen(UInt32)
    /// Why none of those offered will do (§ 2.2.1.2.2).
    case failure(UInt32)
  }

  /// A connection request (§ 2.2.1.1) that offers TLS and both kinds of CredSSP, without a cookie or a user's name.
  package static let request: [UInt8] = [
    0x03, 0x00, 0x00, 0x13, 0x0E, 0xE0, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x08, 0x00, 0x0B, 0x00, 0x00, 0x00,
  ]

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(bytes)
      guard try reader.u8() == 3 else { return nil }
      try reader.skip(1)
      let length = Int(try reader.u16())
      guard length >= 11 else { return nil }
      var packet = try reader.part(length - 4)
      let header = Int(try packet.u8())
      guard header == packet.remaining, try packet.u8() & 0xF0 == 0xD0 else { return nil }
      try packet.skip(5)
      if packet.isAtEnd {
        negotiation = nil
        return
      }
      let kind = try packet.u8()
      try packet.skip(1)
      // The fields of the negotiation are little-endian.
      guard try packet.u16() == 0x0800 else { return nil }
      let value = try packet.u32().byteSwapped
      guard packet.isAtEnd else { return nil }
      switch kind {
      case 2: negotiation = .chosen(value)
      case 3: negotiation = .failure(value)
      default: return nil
      }
    } catch {
      return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.first == 3 else { return !bytes.isEmpty }
    guard bytes.count >= 4 else { return false }
    return bytes.count >= Int(bytes[2]) << 8 | Int(bytes[3])
  }
}
