/// The client's first step in a key exchange, with a public value that is known to everybody.
///
/// Nothing is ever encrypted with what would be agreed on: the server's reply carries its host key, and that is all that
/// is wanted.
package enum SSHFirstStep {
  /// The exchanges that need no step before this one, those first that cost the server least.
  package static let exchanges = [
    "curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384",
    "ecdh-sha2-nistp521", "diffie-hellman-group14-sha256", "diffie-hellman-group16-sha512",
    "diffie-hellman-group18-sha512", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1",
  ]

  /// The payload of SSH_MSG_KEX_ECDH_INIT (RFC 5656 § 4, RFC 8731 § 3) or SSH_MSG_KEXDH_INIT (RFC 4253 § 8).
  package static func payload(of exchange: String) -> [UInt8]? {
    guard let value = value(of: exchange) else { return nil }
    var writer = Writer()
    writer.u8(SSHPacket.Message.kexdhInit)
    writer.vector(4) { $0.append(value) }
    return writer.bytes
  }

  private static func value(of exchange: String) -> [UInt8]? {
    switch exchange {
    case "curve25519-sha256", "curve25519-sha256@libssh.org":
      // The base point (RFC 7748 § 4.1).
      return [9] + [UInt8](repeating: 0, count: 31)
    case "ecdh-sha2-nistp256": return point(p256)
    case "ecdh-sha2-nistp384": return point(p384)
    case "ecdh-sha2-nistp521": return point(p521)
    case _ where exchange.hasPrefix("diffie-hellman-group") && exchanges.contains(exchange):
      // A number below every one of these primes, with many bits set, as servers ask (RFC 4253 § 8).
      return [UInt8](repeating: 0x5A, count: 120)
    default: return nil
    }
  }

  /// An uncompressed point (SEC 1 § 2.3.3) from its two coordinates in hexadecimal.
  private static func point(_ coordinates: String) -> [UInt8] {
    var bytes: [UInt8] = [4]
    var high: UInt8?
    for digit in coordinates.utf8 {
      let value = digit >= 0x61 ? digit - 0x57 : digit - 0x30
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  // The base points of the curves (SP 800-186 § 3.2.1).
  private static let p256 =
    "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
  private static let p384 =
    "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7"
    + "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f"
  private static let p521 =
    "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a"
    + "429bf97e7e31c2e5bd66"
    + "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272"
    + "c24088be94769fd16650"
}
