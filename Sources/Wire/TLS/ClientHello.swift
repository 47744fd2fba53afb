/// A ClientHello that asks for exactly one version (RFC 8446 § 4.1.2, RFC 5246 § 7.4.1.2, RFC 6101 § 5.6.1.2).
package struct ClientHello: Hashable, Sendable {
  package let version: ProtocolVersion
  package let offer: Offer
  /// The name to ask for (RFC 6066 § 3); SSLv3 has no way to say it.
  package let serverName: String?
  /// 32 bytes.
  package let random: [UInt8]
  /// 32 bytes, used by TLS 1.3 only: middleboxes expect a session (RFC 8446 § D.4).
  package let sessionID: [UInt8]
  /// 32 bytes, any of which are a public key of X25519 (RFC 7748 § 5).
  package let keyShare: [UInt8]

  /// A hello for `version`; for SSLv2 see ``SSLv2ClientHello``.
  package init(
    _ version: ProtocolVersion, offering offer: Offer, serverName: String?,
    using generator: inout some RandomNumberGenerator
  ) {
    self.version = version
    self.offer = offer
    self.serverName = serverName
    random = ClientHello.bytes(32, using: &generator)
    sessionID = ClientHello.bytes(32, using: &generator)
    keyShare = ClientHello.bytes(32, using: &generator)
  }

  /// The handshake message in one record, ready to be sent.
  ///
  /// The record calls itself TLS 1.0 whatever is asked for, as RFC 8446 § 5.1 advises; SSLv3 servers want their own.
  package var record: [UInt8] {
    var writer = Writer()
    writer.u8(22)
    writer.u16(version == .sslv3 ? ProtocolVersion.sslv3.rawValue : ProtocolVersion.tls10.rawValue)
    writer.vector(2) { $0.append(message) }
    return writer.bytes
  }

  /// The handshake message.
  ///
  /// Some load balancers hang on one of 256 to 511 bytes (RFC 7685 § 4), counted with or without its header, so it is
  /// made longer than that.
  package var message: [UInt8] {
    let short = message(padding: nil)
    guard version != .sslv3, (256..<516).contains(short.count) else { return short }
    // The extension's own header takes four bytes; its body is never empty, which other servers trip over.
    return message(padding: max(1, 516 - short.count - 4))
  }

  private func message(padding: Int?) -> [UInt8] {
    var writer = Writer()
    writer.u8(1)
    writer.vector(3) { writer in
      writer.u16(min(version, .tls12).rawValue)
      writer.append(random)
      writer.vector(1) { if version == .tls13 { $0.append(sessionID) } }
      writer.vector(2) { writer in
        for suite in offer.suites { writer.u16(suite.rawValue) }
        // TLS_EMPTY_RENEGOTIATION_INFO_SCSV, where there is no room for an extension (RFC 5746 § 3.3).
        if version == .sslv3 { writer.u16(0x00FF) }
      }
      writer.vector(1) { $0.u8(0) }
      if version != .sslv3 { writer.vector(2) { writeExtensions(padding: padding, to: &$0) } }
    }
    return writer.bytes
  }

  private func writeExtensions(padding: Int?, to writer: inout Writer) {
    if let serverName {
      ClientHello.write(0, to: &writer) { writer in
        writer.vector(2) { writer in
          writer.u8(0)
          writer.vector(2) { $0.append(serverName.utf8) }
        }
      }
    }
    if version != .tls13, !offer.isPlain { ClientHello.write(0xFF01, to: &writer) { $0.u8(0) } }
    ClientHello.write(10, to: &writer) { writer in
      writer.vector(2) { writer in for group in offer.groups { writer.u16(group.rawValue) } }
    }
    if version != .tls13 { ClientHello.write(11, to: &writer) { $0.vector(1) { $0.u8(0) } } }
    if version >= .tls12 {
      ClientHello.write(13, to: &writer) { writer in
        writer.vector(2) { writer in for scheme in signatureSchemes { writer.u16(scheme) } }
      }
    }
    if version == .tls13 {
      ClientHello.write(43, to: &writer) { $0.vector(1) { $0.u16(ProtocolVersion.tls13.rawValue) } }
      ClientHello.write(51, to: &writer) { $0.vector(2) { if offer.sharesKey { writeKeyShare(to: &$0) } } }
    }
    if let padding { ClientHello.write(21, to: &writer) { $0.append(repeatElement(0, count: padding)) } }
  }

  private func writeKeyShare(to writer: inout Writer) {
    writer.u16(NamedGroup.x25519.rawValue)
    writer.vector(2) { $0.append(keyShare) }
  }

  private static func write(_ type: UInt16, to writer: inout Writer, _ body: (inout Writer) -> Void) {
    writer.u16(type)
    writer.vector(2, body)
  }

  /// IANA's registry "TLS SignatureScheme": a server without one in common refuses, so that every one is named.
  private var signatureSchemes: [UInt16] {
    // ECDSA with each curve, Ed25519, Ed448, RSA-PSS both ways, brainpool, RSA PKCS #1, SHA-1 at last.
    let modern: [UInt16] = [
      0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B, 0x081A, 0x081B, 0x081C,
      0x0401, 0x0501, 0x0601, 0x0203, 0x0201,
    ]
    // SHA-224, DSA, and MD5 with RSA, which only TLS 1.2 has (RFC 5246 § 7.4.1.4.1).
    let old: [UInt16] = [0x0303, 0x0301, 0x0402, 0x0302, 0x0202, 0x0101]
    return version == .tls13 || offer.isPlain ? modern : modern + old
  }

  fileprivate static func bytes(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

/// The CLIENT-HELLO of SSLv2 with every cipher kind there is (draft-hickman-netscape-ssl § 2.5).
package struct SSLv2ClientHello: Hashable, Sendable {
  /// The cipher kinds: RC4, RC2, IDEA, DES and Triple-DES, the first with their 40-bit forms.
  package static let cipherKinds: [UInt32] = [
    0x0700C0, 0x050080, 0x010080, 0x030080, 0x060040, 0x080080, 0x020080, 0x040080,
  ]

  /// 16 to 32 bytes.
  package let challenge: [UInt8]

  package init(challengeLength: Int = 16, using generator: inout some RandomNumberGenerator) {
    challenge = ClientHello.bytes(min(max(challengeLength, 16), 32), using: &generator)
  }

  /// The message in one record with a header of two bytes, ready to be sent.
  package var record: [UInt8] {
    var body = Writer()
    body.u8(1)
    body.u16(ProtocolVersion.sslv2.rawValue)
    body.u16(UInt16(SSLv2ClientHello.cipherKinds.count * 3))
    body.u16(0)
    body.u16(UInt16(truncatingIfNeeded: challenge.count))
    for kind in SSLv2ClientHello.cipherKinds { body.u24(kind) }
    body.append(challenge)
    var record = Writer()
    record.u16(0x8000 | UInt16(truncatingIfNeeded: body.bytes.count))
    record.append(body.bytes)
    return record.bytes
  }
}
