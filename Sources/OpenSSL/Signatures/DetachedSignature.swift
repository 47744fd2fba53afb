import COpenSSL

/// A signature of a file in a file of its own: CMS with the signed attributes of CAdES-BES (RFC 5652, ETSI EN 319 122-1).
package struct DetachedSignature: Hashable, Sendable {
  /// The ContentInfo in DER, as `.p7s` files have it.
  package let der: [UInt8]

  /// Takes what a `.p7s` file holds: DER, or PEM.
  ///
  /// - Throws: OpenSSL's reason, when it is no CMS signature.
  package init(reading bytes: [UInt8]) throws(OpenSSLError) {
    ERR_clear_error()
    let isText = bytes.starts(with: "-----BEGIN".utf8)
    let cms = try isText ? OwnedCMS.make(pem: bytes) : OwnedCMS.make(der: bytes)
    self.der = cms.der
  }

  private init(_ der: [UInt8]) { self.der = der }

  /// Signs a content.
  ///
  /// With an RSA or EC key, over SHA-256; the time of this machine goes into the signed attributes.
  ///
  /// - Throws: OpenSSL's reason.
  package static func make(of content: [UInt8], by signer: borrowing Signer) throws(OpenSSLError) -> DetachedSignature {
    ERR_clear_error()
    let flags = UInt32(CMS_DETACHED | CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP)
    let raw = unsafe withInput(content) {
      unsafe CMS_sign(signer.certificate, signer.key, signer.chain, $0, flags)
    }
    guard let raw = unsafe raw else { throw .take() }
    return DetachedSignature(unsafe OwnedCMS(adopting: raw).der)
  }

  /// What a verification says.
  package struct Examination: Hashable, Sendable {
    /// Whether the signature is one of exactly this content.
    package var isIntact: Bool
    /// Why it is not.
    package var reason: String?
    /// The signer's certificate; nil when the signature does not carry it.
    package var certificate: Certificate?
    /// Whether that leads to an authority that is trusted here, at the time of signing.
    package var trust: Trust?
    /// Whether the signature names its certificate, as CAdES-BES asks.
    package var isCAdES: Bool
    /// The moment that the signer claims, in seconds since 1970-01-01T00:00:00Z.
    package var claimedTime: Int?
    /// Nil when nobody stamped it.
    package var stamp: TimeStamp?
  }

  /// What a time stamp says.
  package struct TimeStamp: Hashable, Sendable {
    /// In seconds since 1970-01-01T00:00:00Z.
    package var time: Int
    /// Whether it is one of this signature.
    package var isIntact: Bool
    /// Whether its authority is trusted here.
    package var isTrusted: Bool
  }

  /// Holds the signature against a content.
  ///
  /// - Parameters:
  ///   - content: What was signed.
  ///   - anchors: The authorities to trust.
  ///   - moment: Seconds since 1970-01-01T00:00:00Z, for the certificate's dates where no trusted stamp tells the time.
  /// - Returns: What is true of the signature; a broken one is no error.
  package func examine(_ content: [UInt8], anchors: TrustStore, at moment: Int) -> Examination {
    ERR_clear_error()
    defer { ERR_clear_error() }
    guard let cms = try? OwnedCMS.make(der: der), let signer = unsafe cms.signer else {
      return Examination(isIntact: false, reason: "no signature", isCAdES: false)
    }
    let flags = UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)
    let verified = unsafe DetachedSignature.withInput(content) {
      unsafe CMS_verify(cms.raw, nil, nil, $0, nil, flags)
    }
    let reason = verified == 1 ? nil : OpenSSLError.take().description
    let stamp = unsafe cms.stamp(anchors)
    let chain = cms.chain
    let time = stamp.flatMap { $0.isIntact && $0.isTrusted ? $0.time : nil } ?? moment
    return Examination(
      isIntact: verified == 1, reason: reason, certificate: chain.first,
      trust: chain.isEmpty ? nil : anchors.examine(chain, for: .anything, at: time),
      isCAdES: unsafe COpenSSL_names_its_certificate(signer) == 1,
      claimedTime: unsafe seconds(COpenSSL_signing_time(signer)), stamp: stamp)
  }

  /// The question to a time-stamping authority (RFC 3161 § 2.4.1): for this signature, with a nonce and its certificate.
  package func stampQuestion() throws(OpenSSLError) -> StampQuestion {
    let cms = try OwnedCMS.make(der: der)
    guard let value = unsafe cms.signatureValue else { throw .take() }
    return try StampQuestion.make(for: value)
  }

  /// The same signature with an authority's answer in it (CAdES-T).
  ///
  /// - Throws: OpenSSL's reason, when the answer is no stamp of this question.
  package func stamped(by answer: [UInt8], to question: StampQuestion) throws(OpenSSLError) -> DetachedSignature {
    let token = try question.token(of: answer)
    let cms = try OwnedCMS.make(der: der)
    guard let signer = unsafe cms.signer else { throw .take() }
    let added = unsafe token.withUnsafeBufferPointer {
      unsafe CMS_unsigned_add1_attr_by_NID(
        signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, $0.baseAddress, Int32($0.count))
    }
    guard added == 1 else { throw .take() }
    return DetachedSignature(cms.der)
  }

  @unsafe
  private static func withInput<Result>(_ content: [UInt8], _ body: (OpaquePointer?) -> Result) -> Result {
    unsafe content.withUnsafeBufferPointer { bytes in
      // A content of no bytes needs an address, too.
      let input = unsafe BIO_new_mem_buf(
        bytes.baseAddress ?? UnsafePointer(bitPattern: 1), Int32(clamping: bytes.count))
      defer { unsafe BIO_free_all(input) }
      return unsafe body(input)
    }
  }
}
