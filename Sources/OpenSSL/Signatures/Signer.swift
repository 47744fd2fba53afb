import COpenSSL

/// A private key with the certificate that belongs to it, and the chain above it.
@safe
package struct Signer: ~Copyable {
  let certificate: OpaquePointer
  let key: OpaquePointer
  /// The certificates of the authorities above, for whoever verifies; nil for none.
  let chain: OpaquePointer?

  private init(adopting certificate: OpaquePointer, key: OpaquePointer, chain: OpaquePointer?) {
    unsafe self.certificate = certificate
    unsafe self.key = key
    unsafe self.chain = chain
  }

  deinit {
    unsafe X509_free(certificate)
    unsafe EVP_PKEY_free(key)
    if let chain = unsafe chain { unsafe COpenSSL_sk_X509_free(chain) }
  }

  /// Reads PEM: the signer's certificate first, then those of its authorities.
  ///
  /// - Parameters:
  ///   - pem: The certificates.
  ///   - key: The private key in PEM.
  ///   - passphrase: What opens the key; empty for a key that lies open.
  /// - Returns: The key with its certificate.
  /// - Throws: OpenSSL's reason; also when the key is not the certificate's.
  package static func make(pem: [UInt8], key: [UInt8], passphrase: [UInt8]) throws(OpenSSLError) -> Signer {
    ERR_clear_error()
    defer { ERR_clear_error() }
    let certificates = try Certificate.all(pem: pem)
    guard let first = certificates.first else {
      throw OpenSSLError(entries: [.init(code: 0, reason: "no certificate")])
    }
    let leaf = try OwnedCertificate.make(der: first.der)
    guard let key = unsafe privateKey(key, passphrase) else { throw .take() }
    guard unsafe X509_check_private_key(leaf.raw, key) == 1, let raw = unsafe leaf.retained() else {
      unsafe EVP_PKEY_free(key)
      throw .take()
    }
    return unsafe Signer(adopting: raw, key: key, chain: stack(of: certificates.dropFirst()))
  }

  /// Reads PKCS #12 (RFC 7292): the usual `.p12` or `.pfx`.
  ///
  /// - Throws: OpenSSL's reason; `mac verify failure` for a wrong password.
  package static func make(pkcs12 bytes: [UInt8], passphrase: [UInt8]) throws(OpenSSLError) -> Signer {
    ERR_clear_error()
    defer { ERR_clear_error() }
    let file = unsafe bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var cursor = buffer.baseAddress
      return unsafe d2i_PKCS12(nil, &cursor, buffer.count)
    }
    guard let file = unsafe file else { throw .take() }
    defer { unsafe PKCS12_free(file) }
    var key: OpaquePointer?
    var certificate: OpaquePointer?
    var chain: OpaquePointer?
    let done = unsafe withPassphrase(passphrase) { unsafe PKCS12_parse(file, $0, &key, &certificate, &chain) }
    guard done == 1, let foundKey = unsafe key, let foundCertificate = unsafe certificate else {
      let reason = OpenSSLError.take()
      if let key = unsafe key { unsafe EVP_PKEY_free(key) }
      if let certificate = unsafe certificate { unsafe X509_free(certificate) }
      if let chain = unsafe chain { unsafe COpenSSL_sk_X509_free(chain) }
      throw reason.entries.isEmpty
        ? OpenSSLError(entries: [.init(code: 0, reason: "no private key with a certificate")]) : reason
    }
    return unsafe Signer(adopting: foundCertificate, key: foundKey, chain: chain)
  }

  @unsafe
  private static func privateKey(_ pem: [UInt8], _ passphrase: [UInt8]) -> OpaquePointer? {
    unsafe pem.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      guard bytes.count > 0, bytes.count <= Int(Int32.max),
        let input = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count))
      else { return nil }
      defer { unsafe BIO_free_all(input) }
      // A passphrase, even an empty one, keeps OpenSSL from asking the terminal.
      return unsafe withPassphrase(passphrase) {
        unsafe PEM_read_bio_PrivateKey(input, nil, nil, UnsafeMutableRawPointer(mutating: $0))
      }
    }
  }

  /// Lends the passphrase as a C string, and wipes the copy.
  @unsafe
  private static func withPassphrase<Result>(
    _ passphrase: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    var text = passphrase.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    defer { unsafe text.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) } }
    return unsafe text.withUnsafeBufferPointer { buffer in
      // The buffer ends with the zero above, so it is never empty.
      guard let base = buffer.baseAddress else { return unsafe body("") }
      return unsafe body(base)
    }
  }
}
