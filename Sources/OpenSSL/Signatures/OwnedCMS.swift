import COpenSSL

/// Owns one `CMS_ContentInfo`.
@safe
struct OwnedCMS: ~Copyable {
  let raw: OpaquePointer

  init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

  deinit { unsafe CMS_ContentInfo_free(raw) }

  static func make(der: [UInt8]) throws(OpenSSLError) -> OwnedCMS {
    let raw = unsafe der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      var cursor = bytes.baseAddress
      return unsafe d2i_CMS_ContentInfo(nil, &cursor, bytes.count)
    }
    guard let raw = unsafe raw else { throw .take() }
    return unsafe OwnedCMS(adopting: raw)
  }

  static func make(pem: [UInt8]) throws(OpenSSLError) -> OwnedCMS {
    let raw = unsafe pem.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      guard let input = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
      defer { unsafe BIO_free_all(input) }
      return unsafe COpenSSL_read_CMS(input)
    }
    guard let raw = unsafe raw else { throw .take() }
    return unsafe OwnedCMS(adopting: raw)
  }

  var der: [UInt8] {
    let count = unsafe i2d_CMS_ContentInfo(raw, nil)
    guard count > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      var cursor = buffer.baseAddress
      initialized = max(0, Int(unsafe i2d_CMS_ContentInfo(raw, &cursor)))
    }
  }

  /// The first signer; Tarcza's own signatures have one.
  @unsafe
  var signer: OpaquePointer? {
    guard let signers = unsafe CMS_get0_SignerInfos(raw), unsafe COpenSSL_signers_num(signers) > 0 else { return nil }
    return unsafe COpenSSL_signers_value(signers, 0)
  }

  @unsafe
  var signatureValue: [UInt8]? {
    guard let signer = unsafe signer, let value = unsafe CMS_SignerInfo_get0_signature(signer),
      let bytes = unsafe ASN1_STRING_get0_data(value)
    else { return nil }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(ASN1_STRING_length(value))))
  }

  /// The signer's certificate, then the others that the signature carries; empty without the signer's.
  var chain: [Certificate] {
    guard let signer = unsafe signer, let stack = unsafe CMS_get1_certs(raw) else { return [] }
    defer { unsafe COpenSSL_sk_X509_free(stack) }
    var leaf: Certificate?
    var others: [Certificate] = []
    for index in 0..<min(32, unsafe COpenSSL_sk_X509_num(stack)) {
      guard let item = unsafe COpenSSL_sk_X509_value(stack, index),
        let certificate = try? Certificate(der: unsafe encoded(item))
      else { continue }
      if leaf == nil, unsafe CMS_SignerInfo_cert_cmp(signer, item) == 0 {
        leaf = certificate
      } else {
        others.append(certificate)
      }
    }
    return leaf.map { [$0] + others } ?? []
  }

  /// The time stamp of the signature, held against the signature's own bytes.
  @unsafe
  func stamp(_ anchors: TrustStore) -> DetachedSignature.TimeStamp? {
    guard let signer = unsafe signer, let token = unsafe COpenSSL_time_stamp(signer) else { return nil }
    defer { unsafe PKCS7_free(token) }
    guard let info = unsafe PKCS7_to_TS_TST_INFO(token) else { return nil }
    defer { unsafe TS_TST_INFO_free(info) }
    guard let time = unsafe seconds(TS_TST_INFO_get_time(info)) else { return nil }
    defer { ERR_clear_error() }
    return DetachedSignature.TimeStamp(
      time: time, isIntact: unsafe holds(token, nil), isTrusted: unsafe holds(token, anchors))
  }

  /// Whether a token is a stamp of this signature and, with anchors, whether a trusted authority made it.
  @unsafe
  private func holds(_ token: UnsafeMutablePointer<PKCS7>, _ anchors: TrustStore?) -> Bool {
    guard let value = unsafe signatureValue, let context = unsafe TS_VERIFY_CTX_new() else { return false }
    defer { unsafe TS_VERIFY_CTX_free(context) }
    let digest = SHA256.digest(value)
    guard unsafe COpenSSL_TS_VERIFY_CTX_set_imprint(context, digest, digest.count) == 1 else { return false }
    var flags = Int32(TS_VFY_VERSION | TS_VFY_IMPRINT)
    if let anchors {
      // The context takes over the reference.
      guard unsafe X509_STORE_up_ref(anchors.raw) == 1 else { return false }
      unsafe COpenSSL_TS_VERIFY_CTX_set_store(context, anchors.raw)
      flags |= Int32(TS_VFY_SIGNATURE)
    }
    _ = unsafe TS_VERIFY_CTX_set_flags(context, flags)
    return unsafe TS_RESP_verify_token(context, token) == 1
  }
}
