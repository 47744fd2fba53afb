/// A server's answer to a ClientHello: the version and the suite that it chose (RFC 8446 § 4.1.3, RFC 5246 § 7.4.1.3).
package struct ServerHello: Hashable, Sendable {
  /// An extension as it stands.
  package struct Extension: Hashable, Sendable {
    package let type: UInt16
    package let body: [UInt8]

    package init(type: UInt16, body: [UInt8]) {
      self.type = type
      self.body = body
    }
  }

  /// The version field of the message, which TLS 1.3 leaves at TLS 1.2's number.
  package let legacyVersion: UInt16
  /// 32 bytes.
  package let random: [UInt8]
  package let sessionID: [UInt8]
  package let suite: CipherSuite
  package let compression: UInt8
  package let extensions: [Extension]

  /// Reads the body of a handshake message of type 2; bytes after the extensions are passed over.
  package init(body: [UInt8]) throws(Truncated) {
    var reader = Reader(body)
    legacyVersion = try reader.u16()
    random = try reader.bytes(32)
    var session = try reader.vector(1)
    sessionID = session.rest()
    suite = CipherSuite(rawValue: try reader.u16())
    compression = try reader.u8()
    var extensions: [Extension] = []
    // Before RFC 3546 the message ended here.
    if !reader.isAtEnd {
      var list = try reader.vector(2)
      while !list.isAtEnd {
        let type = try list.u16()
        var body = try list.vector(2)
        extensions.append(Extension(type: type, body: body.rest()))
      }
    }
    self.extensions = extensions
  }

  /// The number of the version that the server chose: `supported_versions` (RFC 8446 § 4.2.1), else the version field.
  package var versionNumber: UInt16 {
    guard let chosen = extensions.first(where: { $0.type == 43 })?.body, chosen.count == 2 else { return legacyVersion }
    return UInt16(chosen[0]) << 8 | UInt16(chosen[1])
  }

  /// The version that the server chose; nil for a draft or a number that was never given out.
  package var version: ProtocolVersion? { ProtocolVersion(rawValue: versionNumber) }

  /// Whether it is a HelloRetryRequest: known by its random, the SHA-256 of that word (RFC 8446 § 4.1.3).
  package var isHelloRetryRequest: Bool { random == ServerHello.retryRandom }

  /// The number of the group of `key_share`: what was chosen, or what a HelloRetryRequest asks for.
  package var groupNumber: UInt16? {
    guard let share = extensions.first(where: { $0.type == 51 })?.body, share.count >= 2 else { return nil }
    return UInt16(share[0]) << 8 | UInt16(share[1])
  }

  /// Whether the server answered with an extension.
  package func has(_ type: UInt16) -> Bool { extensions.contains { $0.type == type } }

  /// The application protocol that the server chose in the clear (RFC 7301 § 3.1).
  package var applicationProtocol: String? {
    guard let body = extensions.first(where: { $0.type == 16 })?.body else { return nil }
    var reader = Reader(body)
    guard var list = try? reader.vector(2), var name = try? list.vector(1) else { return nil }
    return String(decoding: name.rest(), as: UTF8.self)
  }

  /// Whether the last bytes of the random say that the server speaks a newer version (RFC 8446 § 4.1.3).
  package var hasDowngradeSentinel: Bool {
    random.suffix(8).dropLast() == [0x44, 0x4F, 0x57, 0x4E, 0x47, 0x52, 0x44] && (random.last ?? 2) <= 1
  }

  private static let retryRandom: [UInt8] = [
    0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
    0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C,
  ]
}
