/// What the port mapper answers to a call that does nothing (RFC 1833 § 3, RFC 5531 § 9).
package struct PortmapReply: Hashable, Sendable {
  /// Program 100000, version 2, procedure 0.
  package static func question(_ id: UInt32) -> [UInt8] {
    var writer = Writer()
    for number: UInt32 in [id, 0, 2, 100_000, 2, 0, 0, 0, 0, 0] { writer.u32(number) }
    return writer.bytes
  }

  /// Nil when `bytes` are no reply to the call `id`.
  package init?(_ bytes: [UInt8], to id: UInt32) {
    var reader = Reader(bytes)
    guard (try? reader.u32()) == id, (try? reader.u32()) == 1, let status = try? reader.u32(), status <= 1 else {
      return nil
    }
  }
}
