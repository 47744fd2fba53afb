/// A signature scheme of the handshake, numbered by IANA's registry "TLS SignatureScheme" (RFC 8446 § 4.2.3) or, for the
/// older ones, by hash and algorithm (RFC 5246 § 7.4.1.4.1).
package struct SignatureScheme: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Every scheme known here, those first that no server should use any more.
  package static let all: [SignatureScheme] = [
    0x0101, 0x0102, 0x0103, 0x0202, 0x0201, 0x0203, 0x0302, 0x0301, 0x0303, 0x0402, 0x0502, 0x0602, 0x0401, 0x0501,
    0x0601, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B, 0x081A, 0x081B, 0x081C, 0x0808, 0x0807, 0x0603, 0x0503,
    0x0403,
  ].map(SignatureScheme.init(rawValue:))

  /// What TLS 1.3 allows for a handshake (RFC 8446 § 4.2.3), SHA-1 and PKCS #1 for the sake of asking.
  package static let tls13: [SignatureScheme] = [
    0x0201, 0x0203, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B, 0x081A, 0x081B, 0x081C, 0x0808, 0x0807, 0x0603,
    0x0503, 0x0403,
  ].map(SignatureScheme.init(rawValue:))

  /// The registry's name, or one of the same make for the pairs of TLS 1.2 that it does not name.
  package var name: String { SignatureScheme.names[rawValue] ?? "0x" + String(rawValue, radix: 16, uppercase: true) }

  /// `SHA256`, `SHA1` and so on; `intrinsic` for the Edwards curves.
  package var digest: String? {
    switch rawValue {
    case 0x0807, 0x0808: "intrinsic"
    case 0x0804, 0x0809, 0x081A: "SHA256"
    case 0x0805, 0x080A, 0x081B: "SHA384"
    case 0x0806, 0x080B, 0x081C: "SHA512"
    default: SignatureScheme.digests[UInt8(rawValue >> 8)]
    }
  }

  /// Whether the digest no longer withstands collisions: MD5 or SHA-1.
  package var isWeak: Bool { digest == "MD5" || digest == "SHA1" }

  /// The key that it takes: `RSA`, `RSA-PSS`, `EC`, `DSA`, `Ed25519`, `Ed448`.
  package var key: String {
    switch rawValue {
    case 0x0804...0x0806: "RSA"
    case 0x0809...0x080B: "RSA-PSS"
    case 0x0807: "Ed25519"
    case 0x0808: "Ed448"
    case 0x081A...0x081C: "EC"
    default: [1: "RSA", 2: "DSA", 3: "EC"][rawValue & 0xFF] ?? "unknown"
    }
  }

  private static let digests: [UInt8: String] = [
    1: "MD5", 2: "SHA1", 3: "SHA224", 4: "SHA256", 5: "SHA384", 6: "SHA512",
  ]

  private static let names: [UInt16: String] = [
    0x0101: "rsa_pkcs1_md5", 0x0102: "dsa_md5", 0x0103: "ecdsa_md5", 0x0201: "rsa_pkcs1_sha1", 0x0202: "dsa_sha1",
    0x0203: "ecdsa_sha1", 0x0301: "rsa_pkcs1_sha224", 0x0302: "dsa_sha224", 0x0303: "ecdsa_sha224",
    0x0401: "rsa_pkcs1_sha256", 0x0402: "dsa_sha256", 0x0403: "ecdsa_secp256r1_sha256", 0x0501: "rsa_pkcs1_sha384",
    0x0502: "dsa_sha384", 0x0503: "ecdsa_secp384r1_sha384", 0x0601: "rsa_pkcs1_sha512", 0x0602: "dsa_sha512",
    0x0603: "ecdsa_secp521r1_sha512", 0x0804: "rsa_pss_rsae_sha256", 0x0805: "rsa_pss_rsae_sha384",
    0x0806: "rsa_pss_rsae_sha512", 0x0807: "ed25519", 0x0808: "ed448", 0x0809: "rsa_pss_pss_sha256",
    0x080A: "rsa_pss_pss_sha384", 0x080B: "rsa_pss_pss_sha512", 0x081A: "ecdsa_brainpoolP256r1tls13_sha256",
    0x081B: "ecdsa_brainpoolP384r1tls13_sha384", 0x081C: "ecdsa_brainpoolP512r1tls13_sha512",
  ]
}
