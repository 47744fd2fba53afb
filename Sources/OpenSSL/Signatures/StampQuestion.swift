import COpenSSL

/// A question to a time-stamping authority (RFC 3161 § 2.4.1), to be sent as `application/timestamp-query`.
package struct StampQuestion: Hashable, Sendable {
  /// The TimeStampReq in DER.
  package let der: [UInt8]

  /// A question for the SHA-256 of `bytes`, with a random nonce, that asks for the authority's certificate.
  static func make(for bytes: [UInt8]) throws(OpenSSLError) -> StampQuestion {
    ERR_clear_error()
    guard let request = unsafe TS_REQ_new() else { throw .take() }
    defer { unsafe TS_REQ_free(request) }
    guard let imprint = unsafe TS_MSG_IMPRINT_new() else { throw .take() }
    defer { unsafe TS_MSG_IMPRINT_free(imprint) }
    guard let algorithm = unsafe COpenSSL_sha256_algorithm() else { throw .take() }
    defer { unsafe X509_ALGOR_free(algorithm) }
    guard let nonce = unsafe ASN1_INTEGER_new() else { throw .take() }
    defer { unsafe ASN1_INTEGER_free(nonce) }
    var digest = SHA256.digest(bytes)
    var number: UInt64 = 0
    let made =
      unsafe RAND_bytes(&number, 8) == 1 && ASN1_INTEGER_set_uint64(nonce, number) == 1
      && TS_REQ_set_version(request, 1) == 1 && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1
      && TS_MSG_IMPRINT_set_msg(imprint, &digest, Int32(digest.count)) == 1
      && TS_REQ_set_msg_imprint(request, imprint) == 1 && TS_REQ_set_nonce(request, nonce) == 1
      && TS_REQ_set_cert_req(request, 1) == 1
    let count = made ? unsafe i2d_TS_REQ(request, nil) : 0
    guard count > 0 else { throw .take() }
    return StampQuestion(
      der: unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
        var cursor = buffer.baseAddress
        initialized = max(0, Int(unsafe i2d_TS_REQ(request, &cursor)))
      })
  }

  /// The token of an answer (RFC 3161 § 2.4.2), which has to be one to this question: same digest, same nonce.
  ///
  /// Whether its authority is trusted is not asked here.
  func token(of answer: [UInt8]) throws(OpenSSLError) -> [UInt8] {
    ERR_clear_error()
    let request = unsafe der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      var cursor = bytes.baseAddress
      return unsafe d2i_TS_REQ(nil, &cursor, bytes.count)
    }
    guard let request = unsafe request else { throw .take() }
    defer { unsafe TS_REQ_free(request) }
    let response = unsafe answer.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      var cursor = bytes.baseAddress
      return unsafe d2i_TS_RESP(nil, &cursor, bytes.count)
    }
    guard let response = unsafe response else { throw .take() }
    defer { unsafe TS_RESP_free(response) }
    guard let context = unsafe TS_REQ_to_TS_VERIFY_CTX(request, nil) else { throw .take() }
    defer { unsafe TS_VERIFY_CTX_free(context) }
    // Without the signer: who is trusted is decided when the signature is verified.
    _ = unsafe TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE))
    guard unsafe TS_RESP_verify_response(context, response) == 1, let token = unsafe TS_RESP_get_token(response) else {
      throw .take()
    }
    let count = unsafe i2d_PKCS7(token, nil)
    guard count > 0 else { throw .take() }
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      var cursor = buffer.baseAddress
      initialized = max(0, Int(unsafe i2d_PKCS7(token, &cursor)))
    }
  }
}
