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
    guard version != .sslv3 else { return short }
    let isHung = !offer.extras.contains(.anyLength) && (256..<516).contains(short.count)
    let length = max(isHung ? 516 : 0, offer.minimumLength)
    guard short.count < length else { return short }
    // The extension's own header takes four bytes; its body is never empty, which other servers trip over.
    return message(padding: max(1, length - short.count - 4))
  }

  private func message(padding: Int?) -> [UInt8] {
    var writer = Writer()
    writer.u8(1)
    writer.vector(3) { writer in
      writer.u16(offer.legacyVersion ?? min(version, .tls12).rawValue)
      writer.append(random)
      writer.vector(1) { $0.append(offer.sessionID ?? (version == .tls13 ? sessionID : [])) }
      writer.vector(2) { writer in
        if offer.extras.contains(.grease) { writer.u16(ClientHello.grease) }
        for suite in offer.suites { writer.u16(suite.rawValue) }
        // TLS_EMPTY_RENEGOTIATION_INFO_SCSV, where there is no room for an extension (RFC 5746 § 3.3).
        if version == .sslv3 { writer.u16(0x00FF) }
        if offer.extras.contains(.fallback) { writer.u16(0x5600) }
      }
      writer.vector(1) { $0.append(offer.extras.contains(.compression) ? [1, 0] : [0]) }
      if version != .sslv3 { writer.vector(2) { writeExtensions(padding: padding, to: &$0) } }
    }
    return writer.bytes
  }

  private func writeExtensions(padding: Int?, to writer: inout Writer) {
    if offer.extras.contains(.grease) { ClientHello.write(ClientHello.grease, to: &writer) { _ in } }
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
      writer.vector(2) { writer in
        if offer.extras.contains(.grease) { writer.u16(ClientHello.grease) }
        for group in offer.groups { writer.u16(group.rawValue) }
      }
    }
    if version != .tls13 { ClientHello.write(11, to: &writer) { $0.vector(1) { $0.u8(0) } } }
    if version >= .tls12 {
      ClientHello.write(13, to: &writer) { writer in
        writer.vector(2) { writer in
          for scheme in offer.signatures?.map(\.rawValue) ?? signatureSchemes { writer.u16(scheme) }
        }
      }
    }
    writeExtras(to: &writer)
    if version == .tls13 || offer.extras.contains(.versionList) {
      ClientHello.write(43, to: &writer) { $0.vector(1) { writeVersions(to: &$0) } }
    }
    if version == .tls13 {
      ClientHello.write(51, to: &writer) { $0.vector(2) { if offer.sharesKey { writeKeyShare(to: &$0) } } }
    }
    if let padding { ClientHello.write(21, to: &writer) { $0.append(repeatElement(0, count: padding)) } }
  }

  private func writeVersions(to writer: inout Writer) {
    if offer.extras.contains(.grease) { writer.u16(ClientHello.grease) }
    writer.u16(version.rawValue)
  }

  private func writeExtras(to writer: inout Writer) {
    let extras = offer.extras
    if extras.contains(.status) { ClientHello.write(5, to: &writer) { $0.append([1, 0, 0, 0, 0]) } }
    if extras.contains(.heartbeat) { ClientHello.write(15, to: &writer) { $0.u8(1) } }
    if !offer.protocols.isEmpty {
      ClientHello.write(16, to: &writer) { writer in
        writer.vector(2) { writer in
          for name in offer.protocols { writer.vector(1) { $0.append(name.utf8) } }
        }
      }
    }
    if extras.contains(.timestamps) { ClientHello.write(18, to: &writer) { _ in } }
    if version != .tls13 {
      if extras.contains(.encryptThenMac) { ClientHello.write(22, to: &writer) { _ in } }
      if extras.contains(.extendedMasterSecret) { ClientHello.write(23, to: &writer) { _ in } }
      if let ticket = offer.ticket { ClientHello.write(35, to: &writer) { $0.append(ticket) } }
      if extras.contains(.nextProtocol) { ClientHello.write(0x3374, to: &writer) { _ in } }
    }
    if extras.contains(.unknownExtension) {
      ClientHello.write(ClientHello.unknown, to: &writer) { $0.append([1, 2, 3, 4]) }
    }
  }

  /// One of the values that RFC 8701 reserves; the same one for suites, groups, versions and extensions.
  private static let grease: UInt16 = 0x5A5A
  /// A number for private use (RFC 8447 § 7).
  private static let unknown: UInt16 = 0xFF77

  /// Shares of the common curves, in the order in which the groups are offered.
  ///
  /// The share of a NIST curve is its base point: a valid point, though nobody could go on with the handshake.
  private func writeKeyShare(to writer: inout Writer) {
    for group in offer.groups {
      let share: [UInt8]
      switch group {
      case .x25519: share = keyShare
      case .secp256r1: share = ClientHello.basePoint256
      case .secp384r1: share = ClientHello.basePoint384
      default: continue
      }
      writer.u16(group.rawValue)
      writer.vector(2) { $0.append(share) }
    }
  }

  /// The base point of P-256, uncompressed (SEC 2 § 2.4.2).
  private static let basePoint256: [UInt8] = [
    0x04, 0x6B, 0x17, 0xD1, 0xF2, 0xE1, 0x2C, 0x42, 0x47, 0xF8, 0xBC, 0xE6, 0xE5, 0x63, 0xA4, 0x40, 0xF2, 0x77, 0x03,
    0x7D, 0x81, 0x2D, 0xEB, 0x33, 0xA0, 0xF4, 0xA1, 0x39, 0x45, 0xD8, 0x98, 0xC2, 0x96, 0x4F, 0xE3, 0x42, 0xE2, 0xFE,
    0x1A, 0x7F, 0x9B, 0x8E, 0xE7, 0xEB, 0x4A, 0x7C, 0x0F, 0x9E, 0x16, 0x2B, 0xCE, 0x33, 0x57, 0x6B, 0x31, 0x5E, 0xCE,
    0xCB, 0xB6, 0x40, 0x68, 0x37, 0xBF, 0x51, 0xF5,
  ]

  /// The base point of P-384, uncompressed (SEC 2 § 2.5.1).
  private static let basePoint384: [UInt8] = [
    0x04, 0xAA, 0x87, 0xCA, 0x22, 0xBE, 0x8B, 0x05, 0x37, 0x8E, 0xB1, 0xC7, 0x1E, 0xF3, 0x20, 0xAD, 0x74, 0x6E, 0x1D,
    0x3B, 0x62, 0x8B, 0xA7, 0x9B, 0x98, 0x59, 0xF7, 0x41, 0xE0, 0x82, 0x54, 0x2A, 0x38, 0x55, 0x02, 0xF2, 0x5D, 0xBF,
    0x55, 0x29, 0x6C, 0x3A, 0x54, 0x5E, 0x38, 0x72, 0x76, 0x0A, 0xB7, 0x36, 0x17, 0xDE, 0x4A, 0x96, 0x26, 0x2C, 0x6F,
    0x5D, 0x9E, 0x98, 0xBF, 0x92, 0x92, 0xDC, 0x29, 0xF8, 0xF4, 0x1D, 0xBD, 0x28, 0x9A, 0x14, 0x7C, 0xE9, 0xDA, 0x31,
    0x13, 0xB5, 0xF0, 0xB8, 0xC0, 0x0A, 0x60, 0xB1, 0xCE, 0x1D, 0x7E, 0x81, 0x9D, 0x7A, 0x43, 0x1D, 0x7C, 0x90, 0xEA,
    0x0E, 0x5F,
  ]

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
