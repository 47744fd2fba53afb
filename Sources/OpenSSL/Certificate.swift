import COpenSSL

/// What an X.509 certificate says (RFC 5280), as a value; the certificate itself is kept as DER.
package struct Certificate: Hashable, Sendable {
  package let der: [UInt8]
  /// An RFC 2253 string in UTF-8, control characters escaped; empty for an empty name.
  package let subject: String
  package let issuer: String
  /// The DNS names and IP addresses of subjectAltName, as they stand; bytes that would not print are written `\XX`.
  package let names: [String]
  /// Seconds since 1970-01-01T00:00:00Z; nil when the field is not a moment.
  package let notBefore: Int?
  package let notAfter: Int?
  /// `RSA`, `EC`, `Ed25519`, `Ed448`, `DSA`, or OpenSSL's name or the OID of another algorithm.
  package let keyType: String
  /// Nil when OpenSSL cannot read the key.
  package let keyBits: Int?
  /// The digest under the signature, such as `SHA256`, `SHA1`, `MD5`; nil when the algorithm is not known.
  package let signatureDigest: String?
  /// Whether its own key verifies its signature; nil when the algorithm is not known.
  package let isSelfSigned: Bool?
  /// Whether basicConstraints calls it a certification authority.
  package let isAuthority: Bool

  /// Reads a certificate in DER.
  ///
  /// - Throws: OpenSSL's reason, when the bytes are not exactly one certificate.
  package init(der: [UInt8]) throws(OpenSSLError) {
    let owned = try OwnedCertificate.make(der: der)
    self.der = der
    subject = owned.subject
    issuer = owned.issuer
    names = owned.names
    notBefore = owned.notBefore
    notAfter = owned.notAfter
    (keyType, keyBits) = owned.key
    signatureDigest = owned.signatureDigest
    isSelfSigned = owned.isSelfSigned
    isAuthority = owned.isAuthority
    // What could not be read is nil above; its traces in the queue would confuse the next caller.
    ERR_clear_error()
  }

  /// The SHA-256 fingerprint of the DER, as 64 lower-case hexadecimal digits.
  package var sha256: String { SHA256.hex(der) }

  /// PEM (RFC 7468), with a newline at the end.
  package var pem: String {
    guard let owned = try? OwnedCertificate.make(der: der) else { return "" }
    return unsafe Printer.text { output in _ = unsafe PEM_write_bio_X509(output, owned.raw) } ?? ""
  }

  /// Whether it is made out to a DNS name: subjectAltName only, wildcards for one whole label (RFC 9525 § 6).
  package func matches(host: String) -> Bool {
    guard let owned = try? OwnedCertificate.make(der: der), !host.isEmpty else { return false }
    let flags = UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS)
    defer { ERR_clear_error() }
    return unsafe X509_check_host(owned.raw, host, host.utf8.count, flags, nil) == 1
  }

  /// Whether it is made out to an address, which is written without brackets or a zone.
  package func matches(ip: String) -> Bool {
    guard let owned = try? OwnedCertificate.make(der: der) else { return false }
    defer { ERR_clear_error() }
    return unsafe X509_check_ip_asc(owned.raw, ip, 0) == 1
  }

  /// The certificates of a PEM file, in its order; other things in it are passed over.
  ///
  /// - Throws: OpenSSL's reason, when a certificate in it cannot be read.
  package static func all(pem: [UInt8]) throws(OpenSSLError) -> [Certificate] {
    ERR_clear_error()
    var found: [[UInt8]] = []
    let isWhole = unsafe pem.withUnsafeBufferPointer { bytes in
      guard bytes.count > 0, bytes.count <= Int(Int32.max),
        let input = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count))
      else { return true }
      defer { unsafe BIO_free_all(input) }
      // The empty passphrase keeps OpenSSL from asking the terminal for one.
      while let raw = unsafe "".withCString({ passphrase in
        unsafe PEM_read_bio_X509(input, nil, nil, UnsafeMutableRawPointer(mutating: passphrase))
      }) {
        unsafe found.append(encoded(raw))
        unsafe X509_free(raw)
      }
      let reason = ERR_peek_last_error()
      return COpenSSL_is_end_of_PEM(reason) == 1
    }
    guard isWhole else { throw .take() }
    ERR_clear_error()
    var certificates: [Certificate] = []
    for der in found { certificates.append(try Certificate(der: der)) }
    return certificates
  }
}

/// The DER of an `X509` (i2d_X509(3)); empty when it cannot be written.
@unsafe
func encoded(_ raw: OpaquePointer) -> [UInt8] {
  let count = unsafe i2d_X509(raw, nil)
  guard count > 0 else { return [] }
  return unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
    var cursor = buffer.baseAddress
    initialized = max(0, Int(unsafe i2d_X509(raw, &cursor)))
  }
}
