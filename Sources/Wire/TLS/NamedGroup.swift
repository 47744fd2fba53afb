/// A group for key exchange, numbered by IANA's registry "TLS Supported Groups" (RFC 8446 § 4.2.7, RFC 8422, RFC 7919).
package enum NamedGroup: UInt16, CaseIterable, Sendable {
  case sect163k1 = 1, sect163r2 = 3, sect233k1 = 6, sect233r1 = 7, sect283k1 = 9, sect283r1 = 10
  case sect409k1 = 11, sect409r1 = 12, sect571k1 = 13, sect571r1 = 14
  case secp160r1 = 16, secp192k1 = 18, secp192r1 = 19, secp224k1 = 20, secp224r1 = 21, secp256k1 = 22
  case secp256r1 = 23, secp384r1 = 24, secp521r1 = 25
  case brainpoolP256r1 = 26, brainpoolP384r1 = 27, brainpoolP512r1 = 28
  case x25519 = 29, x448 = 30
  case ffdhe2048 = 0x100, ffdhe3072, ffdhe4096, ffdhe6144, ffdhe8192
  case secp256r1MLKEM768 = 0x11EB, x25519MLKEM768 = 0x11EC, secp384r1MLKEM1024 = 0x11ED

  /// What a hello of TLS 1.2 or older offers: every curve, the common ones first.
  ///
  /// No finite-field group: a server that knows RFC 7919 then refuses a DHE suite with a group of its own.
  package static let elliptic: [NamedGroup] = [
    .x25519, .secp256r1, .secp384r1, .secp521r1, .x448, .brainpoolP256r1, .brainpoolP384r1, .brainpoolP512r1,
    .secp256k1, .secp224r1, .secp224k1, .secp192r1, .secp192k1, .secp160r1, .sect571r1, .sect571k1, .sect409r1,
    .sect409k1, .sect283r1, .sect283k1, .sect233r1, .sect233k1, .sect163r2, .sect163k1,
  ]

  /// The finite-field groups of RFC 7919, without which a server such as GnuTLS refuses DHE.
  package static let finiteField: [NamedGroup] = [.ffdhe2048, .ffdhe3072, .ffdhe4096, .ffdhe6144, .ffdhe8192]

  /// What TLS 1.3 allows (RFC 8446 § 4.2.7, RFC 8734, draft-ietf-tls-ecdhe-mlkem); older curves are an error to some.
  package static let tls13: [NamedGroup] =
    [.x25519, .secp256r1, .secp384r1, .secp521r1, .x448, .x25519MLKEM768, .secp256r1MLKEM768, .secp384r1MLKEM1024]
    + finiteField
}
