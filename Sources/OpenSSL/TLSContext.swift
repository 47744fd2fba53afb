import COpenSSL

/// Settings that TLS sessions share: owns one `SSL_CTX`.
///
/// Making one costs about as much as a fast handshake, so it is made once for each purpose and not for each session.
@safe
package struct TLSContext: ~Copyable {
  /// The versions that a session may speak, by their numbers on the wire; 0 is the oldest or newest the library has.
  package struct Versions: Hashable, Sendable {
    package let oldest: UInt16
    package let newest: UInt16

    package init(oldest: UInt16 = 0, newest: UInt16 = 0) {
      self.oldest = oldest
      self.newest = newest
    }
  }

  /// What a client offers.
  package enum Offer: Hashable, Sendable {
    /// What OpenSSL offers by itself, weak keys and digests included: about 64 suites, which most servers bear.
    case usual
    /// Every suite and every curve that the library has, those without authentication or encryption included; not for
    /// TLS 1.3, where some servers take an old curve for an error.
    case everything
    /// Every suite that encrypts with CBC and whose certificate tells who it is.
    case cbc
    /// As usual, but only what a server can answer with a certificate of one type of key, so that one with two shows
    /// the other.
    case authenticated(by: Authentication)
  }

  /// The types of keys that servers have certificates of, some of them two.
  package enum Authentication: String, Hashable, Sendable { case rsa, ecdsa }

  private static let rsaAlgorithms =
    "RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512:RSA+SHA256:RSA+SHA384:RSA+SHA512:RSA+SHA224:RSA+SHA1"
  private static let ecdsaAlgorithms =
    "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ed25519:ed448:ECDSA+SHA224:ECDSA+SHA1"
  fileprivate static let usualCiphers = "DEFAULT:@SECLEVEL=0"
  fileprivate static let allCiphers = "ALL:COMPLEMENTOFALL:@SECLEVEL=0"
  private static let tls13Ciphers =
    "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:TLS_AES_128_CCM_SHA256"
    + ":TLS_AES_128_CCM_8_SHA256"
  private static let allGroups =
    "X25519:P-256:P-384:P-521:X448:brainpoolP256r1:brainpoolP384r1:brainpoolP512r1:secp256k1:P-224:P-192"

  let raw: OpaquePointer
  let isServer: Bool

  private init(adopting raw: OpaquePointer, isServer: Bool) {
    unsafe self.raw = raw
    self.isServer = isServer
  }

  /// A context for clients that look at a server as it is: any version and strength, any certificate.
  ///
  /// Verification never ends a handshake; see ``TrustStore`` for it. Level 0 is needed for TLS 1.0 and 1.1, whose
  /// signatures use MD5 and SHA-1 (SSL_CTX_set_security_level(3)).
  package static func client(
    versions: Versions = Versions(), offering offer: Offer = .usual
  ) throws(OpenSSLError) -> TLSContext {
    let context = try make(isServer: false, versions, offer.ciphers)
    guard unsafe SSL_CTX_set_ciphersuites(context.raw, tls13Ciphers) == 1 else { throw .take() }
    if case .authenticated(let type) = offer {
      let algorithms = type == .rsa ? rsaAlgorithms : ecdsaAlgorithms
      guard unsafe COpenSSL_SSL_CTX_set_signature_algorithms(context.raw, algorithms) == 1 else { throw .take() }
    }
    // A library built without one of the curves keeps its own list, which is what is left then.
    if offer == .everything || offer == .cbc { _ = unsafe COpenSSL_SSL_CTX_set_groups(context.raw, allGroups) }
    unsafe COpenSSL_SSL_CTX_bear_old_peers(context.raw)
    unsafe SSL_CTX_set_verify(context.raw, SSL_VERIFY_NONE, nil)
    return context
  }

  /// A context for servers.
  ///
  /// - Parameters:
  ///   - chain: The path of a PEM file: the certificate, then those above it.
  ///   - key: The path of a PEM file with the private key.
  ///   - versions: What it accepts.
  ///   - ciphers: Suites for TLS 1.2 and older, in the language of ciphers(1).
  /// - Returns: The context.
  /// - Throws: OpenSSL's reason, when a file cannot be used or the cipher list is empty.
  package static func server(
    chain: String, key: String, versions: Versions = Versions(), ciphers: String = "DEFAULT:@SECLEVEL=0"
  ) throws(OpenSSLError) -> TLSContext {
    let context = try make(isServer: true, versions, ciphers)
    guard unsafe SSL_CTX_use_certificate_chain_file(context.raw, chain) == 1,
      unsafe SSL_CTX_use_PrivateKey_file(context.raw, key, SSL_FILETYPE_PEM) == 1
    else { throw .take() }
    return context
  }

  private static func make(
    isServer: Bool, _ versions: Versions, _ ciphers: String
  ) throws(OpenSSLError) -> TLSContext {
    ERR_clear_error()
    guard let raw = unsafe SSL_CTX_new(isServer ? TLS_server_method() : TLS_client_method()) else { throw .take() }
    let context = unsafe TLSContext(adopting: raw, isServer: isServer)
    guard unsafe COpenSSL_SSL_CTX_set_protocols(raw, Int32(versions.oldest), Int32(versions.newest)) == 1,
      unsafe SSL_CTX_set_cipher_list(raw, ciphers) == 1
    else { throw .take() }
    return context
  }

  deinit { unsafe SSL_CTX_free(raw) }
}

extension TLSContext.Offer {
  /// In the language of ciphers(1).
  fileprivate var ciphers: String {
    switch self {
    case .usual: TLSContext.usualCiphers
    case .everything: TLSContext.allCiphers
    case .cbc: "ALL:!aNULL:!eNULL:!PSK:!SRP:!RC4:!AESGCM:!AESCCM:!ARIAGCM:!CHACHA20:@SECLEVEL=0"
    case .authenticated(by: .rsa): "aRSA:!SRP:!PSK:@SECLEVEL=0"
    case .authenticated(by: .ecdsa): "aECDSA:@SECLEVEL=0"
    }
  }
}
