/// A group for key exchange, numbered by IANA's registry "TLS Supported Groups" (RFC 8446 § 4.2.7, RFC 8422, RFC 7919).
package enum NamedGroup: UInt16, CaseIterable, Sendable {
  case sect163k1 = 1, sect163r1 = 2, sect163r2 = 3, sect193r1 = 4, sect193r2 = 5, sect233k1 = 6, sect233r1 = 7
  case sect239k1 = 8, sect283k1 = 9, sect283r1 = 10, sect409k1 = 11, sect409r1 = 12, sect571k1 = 13, sect571r1 = 14
  case secp160k1 = 15, secp160r1 = 16, secp160r2 = 17, secp192k1 = 18, secp192r1 = 19, secp224k1 = 20, secp224r1 = 21
  case secp256k1 = 22, secp256r1 = 23, secp384r1 = 24, secp521r1 = 25
  case brainpoolP256r1 = 26, brainpoolP384r1 = 27, brainpoolP512r1 = 28
  case x25519 = 29, x448 = 30
  case brainpoolP256r1tls13 = 31, brainpoolP384r1tls13 = 32, brainpoolP512r1tls13 = 33
  case curveSM2 = 41
  case ffdhe2048 = 0x100, ffdhe3072, ffdhe4096, ffdhe6144, ffdhe8192
  case mlkem512 = 0x200, mlkem768, mlkem1024
  case secp256r1MLKEM768 = 0x11EB, x25519MLKEM768 = 0x11EC, secp384r1MLKEM1024 = 0x11ED
  case x25519Kyber768Draft00 = 0x6399

  /// What a hello of TLS 1.2 or older offers: every curve, the common ones first.
  ///
  /// No finite-field group: a server that knows RFC 7919 then refuses a DHE suite with a group of its own.
  package static let elliptic: [NamedGroup] = [
    .x25519, .secp256r1, .secp384r1, .secp521r1, .x448, .brainpoolP256r1, .brainpoolP384r1, .brainpoolP512r1,
    .secp256k1, .secp224r1, .secp224k1, .secp192r1, .secp192k1, .secp160r1, .secp160r2, .secp160k1, .sect571r1,
    .sect571k1, .sect409r1, .sect409k1, .sect283r1, .sect283k1, .sect239k1, .sect233r1, .sect233k1, .sect193r2,
    .sect193r1, .sect163r2, .sect163r1, .sect163k1,
  ]

  /// The finite-field groups of RFC 7919, without which a server such as GnuTLS refuses DHE.
  package static let finiteField: [NamedGroup] = [.ffdhe2048, .ffdhe3072, .ffdhe4096, .ffdhe6144, .ffdhe8192]

  /// What TLS 1.3 allows (RFC 8446 § 4.2.7, RFC 8734, draft-ietf-tls-ecdhe-mlkem); older curves are an error to some.
  package static let tls13: [NamedGroup] =
    [.x25519, .secp256r1, .secp384r1, .secp521r1, .x448, .x25519MLKEM768, .secp256r1MLKEM768, .secp384r1MLKEM1024]
    + finiteField

  /// Groups of TLS 1.3 that few have: brainpool (RFC 8734), SM2 (RFC 8998), ML-KEM alone, and the draft of Kyber.
  package static let tls13Rare: [NamedGroup] = [
    .brainpoolP256r1tls13, .brainpoolP384r1tls13, .brainpoolP512r1tls13, .curveSM2, .mlkem512, .mlkem768, .mlkem1024,
    .x25519Kyber768Draft00,
  ]

  /// IANA's name.
  package var name: String {
    switch self {
    case .secp256r1MLKEM768: "SecP256r1MLKEM768"
    case .x25519MLKEM768: "X25519MLKEM768"
    case .secp384r1MLKEM1024: "SecP384r1MLKEM1024"
    case .mlkem512: "MLKEM512"
    case .mlkem768: "MLKEM768"
    case .mlkem1024: "MLKEM1024"
    case .x25519Kyber768Draft00: "X25519Kyber768Draft00"
    default: "\(self)"
    }
  }

  /// Whether it withstands a quantum computer: ML-KEM, alone or with a curve.
  package var isPostQuantum: Bool { rawValue == 0x6399 || (0x200...0x202).contains(rawValue) || rawValue >> 8 == 0x11 }

  package var isFiniteField: Bool { rawValue >> 8 == 1 }

  /// The size of the field; for hybrids that of the curve, for ML-KEM alone nil.
  package var bits: Int? {
    switch self {
    case .x25519, .x25519MLKEM768, .x25519Kyber768Draft00: 255
    case .x448: 448
    case .secp256r1MLKEM768, .curveSM2: 256
    case .secp384r1MLKEM1024: 384
    case .mlkem512, .mlkem768, .mlkem1024: nil
    default: Int(name.drop { !$0.isNumber }.prefix { $0.isNumber })
    }
  }

  /// Whether it is a curve of less than 224 bits or a binary one.
  package var isWeak: Bool { name.hasPrefix("sect") || (bits ?? 256) < 224 }
}
