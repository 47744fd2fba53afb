/// What a time server answers (RFC 5905 § 7.3).
package struct NTPReply: Hashable, Sendable {
  package let version: Int
  /// 1 for a server with a clock of its own, 16 for one that does not know the time, 0 for a refusal.
  package let stratum: Int

  /// A client's request of version 4; servers repeat its transmit time, which may be any number.
  package static func question(_ cookie: UInt64) -> [UInt8] {
    var writer = Writer()
    writer.u8(0x23)
    writer.append([UInt8](repeating: 0, count: 39))
    writer.u64(cookie)
    return writer.bytes
  }

  /// Nil when `bytes` do not answer the request with `cookie`.
  package init?(_ bytes: [UInt8], to cookie: UInt64) {
    var reader = Reader(bytes)
    guard bytes.count >= 48, let first = try? reader.u8(), first & 0x07 == 4, let stratum = try? reader.u8(),
      (try? reader.skip(22)) != nil, (try? reader.u64()) == cookie
    else { return nil }
    version = Int(first >> 3 & 0x07)
    self.stratum = Int(stratum)
  }
}
