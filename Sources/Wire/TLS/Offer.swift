/// What one ClientHello offers, so that the answer tells whether a version is spoken at all.
package struct Offer: Hashable, Sendable {
  package var suites: [CipherSuite]
  package var groups: [NamedGroup]
  /// Whether extensions that a handshake can do without are left out, for servers that trip over them.
  package var isPlain: Bool
  /// Whether TLS 1.3 comes with a key share; without one a server answers with a HelloRetryRequest, which costs it
  /// neither a signature nor a key exchange (RFC 8446 § 4.2.8).
  package var sharesKey: Bool
  /// The signature schemes, in TLS 1.2 and 1.3; nil for every one there is.
  package var signatures: [SignatureScheme]?
  /// Extensions that are asked for besides, or signs.
  package var extras: Extras = []
  /// Application protocols (RFC 7301); none, no extension.
  package var protocols: [String] = []
  /// The session to take up; nil for none.
  ///
  /// TLS 1.3 has one of its own for the sake of middleboxes.
  package var sessionID: [UInt8]?
  /// The session ticket (RFC 5077): empty to ask for one, nil without the extension.
  package var ticket: [UInt8]?
  /// What the version field says instead of the version asked for.
  package var legacyVersion: UInt16?
  /// The message is padded (RFC 7685) to this many bytes.
  package var minimumLength = 0

  /// What a hello may hold besides the usual.
  package struct Extras: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// RFC 7627.
    package static let extendedMasterSecret = Extras(rawValue: 1)
    /// RFC 7366.
    package static let encryptThenMac = Extras(rawValue: 1 << 1)
    /// RFC 6520, in the mode in which the peer may ask us, too.
    package static let heartbeat = Extras(rawValue: 1 << 2)
    /// An OCSP answer (RFC 6066 § 8).
    package static let status = Extras(rawValue: 1 << 3)
    /// Signed certificate timestamps (RFC 6962 § 3.3.1).
    package static let timestamps = Extras(rawValue: 1 << 4)
    /// Next protocol negotiation, which was withdrawn (draft-agl-tls-nextprotoneg).
    package static let nextProtocol = Extras(rawValue: 1 << 5)
    /// DEFLATE beside no compression (RFC 3749).
    package static let compression = Extras(rawValue: 1 << 6)
    /// TLS_FALLBACK_SCSV (RFC 7507).
    package static let fallback = Extras(rawValue: 1 << 7)
    /// Reserved suites, groups and extensions (RFC 8701).
    package static let grease = Extras(rawValue: 1 << 8)
    /// An extension that nobody knows.
    package static let unknownExtension = Extras(rawValue: 1 << 9)
    /// A length of 256 to 511 bytes is left as it is, which some load balancers hang on.
    package static let anyLength = Extras(rawValue: 1 << 10)
    /// The field supported_versions (RFC 8446 § 4.2.1) in a hello for an older version.
    package static let versionList = Extras(rawValue: 1 << 11)

    /// What a client of today asks for.
    package static let usual: Extras = [.extendedMasterSecret, .encryptThenMac, .heartbeat, .status, .timestamps]
  }

  package init(suites: [CipherSuite], groups: [NamedGroup], isPlain: Bool = false, sharesKey: Bool = false) {
    self.suites = suites
    self.groups = groups
    self.isPlain = isPlain
    self.sharesKey = sharesKey
  }

  /// Some servers look no further than the 64th suite, others drop such a hello; one place is kept for a signal value.
  package static let suiteLimit = 63

  /// How many suites a hello may hold for a server that is known to read more than ``suiteLimit``: all there are.
  package static let wideLimit = 400

  /// Everything there is to offer for a version, in hellos to be asked one after the other until one is accepted.
  ///
  /// `width` is the number of suites that one hello may hold.
  ///
  /// Together they hold suites that any server of that version can choose from, weak ones included. DHE is offered
  /// without the groups of RFC 7919, where a server of old needs that, and again with them, where a new one does.
  package static func all(for version: ProtocolVersion, width: Int = suiteLimit) -> [Offer] {
    switch version {
    case .sslv2: []
    case .tls13:
      [
        Offer(suites: suites(CipherSuite.tls13), groups: NamedGroup.tls13),
        Offer(suites: suites(CipherSuite.tls13), groups: [.x25519, .secp256r1], isPlain: true, sharesKey: true),
      ]
    case .sslv3 where width >= wideLimit:
      // Without extensions there are no groups to differ in, and no padding: suites named twice keep the hello from the
      // length that some hang on (see ``ClientHello/message``).
      chunks(CipherSuite.modern + CipherSuite.weak + CipherSuite.rare + CipherSuite.withoutCertificate, version, width)
        .map { Offer(suites: $0 + $0 + $0.prefix(32), groups: []) }
    case .sslv3, .tls10, .tls11, .tls12:
      chunks(CipherSuite.modern + CipherSuite.weak + CipherSuite.rare, version, width).map {
        Offer(suites: $0, groups: NamedGroup.elliptic)
      }
        + chunks(
          CipherSuite.modern.filter { ephemeral.contains($0.0) } + CipherSuite.withoutCertificate, version, width
        ).map { Offer(suites: $0, groups: NamedGroup.finiteField + NamedGroup.elliptic) }
    }
  }

  /// A short hello of another shape, for a server that closed the connection on the first one.
  package static func small(for version: ProtocolVersion) -> Offer? {
    switch version {
    case .sslv2: nil
    case .tls13:
      Offer(
        suites: suites(CipherSuite.tls13.prefix(3)), groups: [.x25519, .secp256r1], isPlain: true, sharesKey: true)
    case .sslv3, .tls10, .tls11, .tls12:
      Offer(
        suites: common.filter { $0.oldestVersion <= version }, groups: [.x25519, .secp256r1, .secp384r1], isPlain: true)
    }
  }

  /// ECDHE and RSA with AES, then 3DES and RC4 for the oldest servers.
  private static let common: [CipherSuite] = [
    0xC02B, 0xC02F, 0xC02C, 0xC030, 0x009C, 0x009D, 0xC009, 0xC013, 0xC00A, 0xC014, 0x002F, 0x0035, 0x000A, 0x0005,
    0x0004,
  ].map(CipherSuite.init(rawValue:))

  /// The DHE suites that a server such as GnuTLS has.
  private static let ephemeral: Set<UInt16> = [0x009E, 0x009F, 0xCCAA, 0x0067, 0x006B, 0x0033, 0x0039, 0x0016]

  private static func chunks(
    _ registered: [(UInt16, String)], _ version: ProtocolVersion, _ width: Int
  ) -> [[CipherSuite]] {
    let usable = suites(registered).filter { $0.oldestVersion <= version }
    return stride(from: 0, to: usable.count, by: width).map { Array(usable[$0..<min($0 + width, usable.count)]) }
  }

  private static func suites(_ registered: some Sequence<(UInt16, String)>) -> [CipherSuite] {
    registered.map { CipherSuite(rawValue: $0.0) }
  }
}
