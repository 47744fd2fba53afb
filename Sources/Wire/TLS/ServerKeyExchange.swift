/// A server's part of an ephemeral key exchange, in TLS 1.2 and older (RFC 5246 § 7.4.3, RFC 8422 § 5.4, RFC 4279).
package struct ServerKeyExchange: Hashable, Sendable {
  /// The number of the named curve; nil for finite-field groups and for curves given by their parameters.
  package var group: UInt16?
  /// The prime without leading zeros; empty for curves.
  package var prime: [UInt8] = []
  package var generator: [UInt8] = []
  /// The server's public value: a point, or a number.
  package var publicValue: [UInt8] = []
  /// The signature scheme, which TLS 1.2 names.
  package var scheme: SignatureScheme?

  /// The size of the prime.
  package var primeBits: Int? {
    prime.first.map { prime.count * 8 - $0.leadingZeroBitCount }
  }

  /// Reads the body of a handshake message of type 12.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - suite: The suite that the ServerHello chose, which decides what the body holds.
  ///   - version: The version that it chose.
  /// - Throws: `Truncated` when the fields do not fit.
  package init(body: [UInt8], suite: CipherSuite, version: UInt16) throws(Truncated) {
    guard let traits = suite.traits else { return }
    var reader = Reader(body)
    if traits.keyExchange.hasSuffix("PSK") {
      var hint = try reader.vector(2)
      _ = hint.rest()
    }
    switch traits.keyExchange {
    case "ECDHE", "ECDHE_PSK":
      // Only named curves are read: explicit ones (types 1 and 2) were never used.
      guard try reader.u8() == 3 else { return }
      group = try reader.u16()
      var point = try reader.vector(1)
      publicValue = point.rest()
    case "DHE", "DHE_PSK":
      var number = try reader.vector(2)
      prime = Array(number.rest().drop { $0 == 0 })
      number = try reader.vector(2)
      generator = Array(number.rest().drop { $0 == 0 })
      number = try reader.vector(2)
      publicValue = Array(number.rest().drop { $0 == 0 })
    default: return
    }
    let isSigned = !traits.isAnonymous && traits.authentication != "PSK"
    if isSigned, version >= ProtocolVersion.tls12.rawValue, reader.remaining >= 2 {
      scheme = SignatureScheme(rawValue: try reader.u16())
    }
  }
}
