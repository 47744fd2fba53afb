/// What a management controller says of how one may log in (IPMI 2.0, *Get Channel Authentication Capabilities*,
/// § 22.13); it is asked before any login.
package struct ChannelAuthentication: Hashable, Sendable {
  /// Whether it speaks version 2.0, not 1.5 only.
  package let speaksVersion2: Bool
  /// Whether it allows a session without authentication (type NONE).
  package let allowsNone: Bool
  /// Whether it says that users without a name may log in, with or without a password.
  package let allowsAnonymous: Bool

  /// The request, in an RMCP frame outside a session (§ 13.6): channel “this one”, privilege level administrator.
  package static let question: [UInt8] =
    [0x06, 0x00, 0xFF, 0x07]
    + [UInt8](repeating: 0, count: 9) + [0x09, 0x20, 0x18, 0xC8, 0x81, 0x00, 0x38, 0x8E, 0x04, 0xB5]

  /// Nil when `bytes` are no answer to it, or one that refuses.
  package init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes)
    guard (try? reader.bytes(4)) == [0x06, 0x00, 0xFF, 0x07], (try? reader.u8()) == 0, (try? reader.skip(8)) != nil,
      var message = try? reader.vector(1), (try? message.skip(1)) != nil, (try? message.u8()) == 0x1C,
      (try? message.skip(3)) != nil, (try? message.u8()) == 0x38, (try? message.u8()) == 0,
      (try? message.skip(1)) != nil, let types = try? message.u8(), let status = try? message.u8(),
      let extended = try? message.u8()
    else { return nil }
    speaksVersion2 = types & 0x80 != 0 && extended & 0x02 != 0
    allowsNone = types & 0x01 != 0
    allowsAnonymous = status & 0x03 != 0
  }
}
