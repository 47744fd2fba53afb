import COpenSSL

/// What a certificate says beyond whom it is for and until when (RFC 5280 § 4.2).
package struct CertificateDetails: Hashable, Sendable {
  /// 1, 2 or 3.
  package let version: Int
  /// Hexadecimal digits, and the number's size.
  package let serial: String?
  package let serialBits: Int?
  /// Empty without one.
  package let commonName: String
  /// By OpenSSL's name, such as `sha256WithRSAEncryption`; nil for one it does not know.
  package let signatureAlgorithm: String?
  /// SHA-256 of SubjectPublicKeyInfo, as hexadecimal digits.
  package let keyFingerprint: String?
  /// The curve of an EC key, such as `P-256`; nil for another key.
  package let curve: String?
  /// Of an RSA key; nil for another key, and for an exponent of more than 63 bits.
  package let exponent: Int?
  /// Why an RSA key is no secret; nil for another key.
  package let weaknesses: [RSAWeakness]?
  /// The bits of keyUsage by their names; empty without the extension.
  package let keyUsage: [String]
  /// The purposes of extendedKeyUsage by OpenSSL's short names, else OIDs; empty without the extension.
  package let extendedKeyUsage: [String]
  /// How many authorities may follow; nil without a limit.
  package let pathLength: Int?
  package let hasNameConstraints: Bool
  package let hasUnknownCritical: Bool
  package let crlURLs: [String]
  package let ocspURLs: [String]
  /// Where the issuer's certificate is to be had.
  package let issuerURLs: [String]
  /// Whether the server must staple (RFC 7633).
  package let mustStaple: Bool
  /// Whether it says that it follows the CA/Browser Forum's rules for public authorities (Baseline Requirements
  /// § 7.1.6.1); nil when its policies cannot be read.
  package let hasPublicPolicy: Bool?
  /// Embedded timestamps of certificate transparency; nil when they cannot be read.
  package let sctCount: Int?

  /// Reads them from a certificate in DER.
  ///
  /// - Throws: OpenSSL's reason, when the bytes are not exactly one certificate.
  package init(der: [UInt8]) throws(OpenSSLError) {
    let owned = try OwnedCertificate.make(der: der)
    version = owned.version
    let serial = owned.serial
    self.serial = serial?.text
    serialBits = serial?.bits
    commonName = owned.commonName
    signatureAlgorithm = owned.signatureAlgorithm
    keyFingerprint = owned.keyFingerprint
    curve = owned.key.type == "EC" ? owned.curve : nil
    let rsa = owned.rsa
    exponent = rsa.flatMap { key in
      key.exponent.count <= 8 ? Int(exactly: key.exponent.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) : nil
    }
    weaknesses = rsa.map { RSAWeakness.find(modulus: $0.modulus) }
    keyUsage = owned.keyUsage
    extendedKeyUsage = owned.extendedKeyUsage
    pathLength = owned.pathLength
    hasNameConstraints = owned.hasNameConstraints
    hasUnknownCritical = owned.hasUnknownCritical
    crlURLs = owned.crlURLs
    ocspURLs = owned.ocspURLs
    issuerURLs = owned.issuerURLs
    mustStaple = owned.mustStaple
    hasPublicPolicy = owned.hasPublicPolicy
    sctCount = owned.sctCount
    ERR_clear_error()
  }

  /// Whether extendedKeyUsage lets it stand for TLS servers (RFC 5280 § 4.2.1.12).
  package var isForServers: Bool {
    extendedKeyUsage.isEmpty || extendedKeyUsage.contains("serverAuth")
      || extendedKeyUsage.contains("anyExtendedKeyUsage")
  }
}

extension Certificate {
  /// Whether `issuer` signed it: names and identifiers agree, and the signature holds.
  package func isIssued(by issuer: Certificate) -> Bool {
    guard let own = try? OwnedCertificate.make(der: der), let other = try? OwnedCertificate.make(der: issuer.der)
    else { return false }
    defer { ERR_clear_error() }
    guard unsafe X509_check_issued(other.raw, own.raw) == X509_V_OK, let key = unsafe X509_get0_pubkey(other.raw)
    else { return false }
    return unsafe X509_verify(own.raw, key) == 1
  }
}
