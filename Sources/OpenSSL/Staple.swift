import COpenSSL

/// What a response of OCSP, as stapled to a handshake, says of a certificate (RFC 6960).
package enum Staple: String, Hashable, Sendable {
  case good, revoked, unknown
  /// Its time is over, or has not begun.
  case expired
  /// It cannot be read, is about another certificate, or its signature does not hold.
  case invalid
  /// Its signer cannot be traced to an authority of the store.
  case unverified
}

extension TrustStore {
  /// What a stapled response says of the first certificate of a chain.
  ///
  /// - Parameters:
  ///   - response: The response in DER.
  ///   - chain: The chain as sent, the service's own certificate first.
  ///   - moment: Seconds since 1970-01-01T00:00:00Z, to hold its dates against.
  /// - Returns: The state it gives, or why it gives none.
  package func examine(staple response: [UInt8], of chain: [Certificate], at moment: Int) -> Staple {
    ERR_clear_error()
    defer { ERR_clear_error() }
    guard response.count <= 65_536, let leaf = chain.first.flatMap({ try? OwnedCertificate.make(der: $0.der) }),
      let sent = unsafe stack(of: chain.dropFirst())
    else { return .invalid }
    defer { unsafe COpenSSL_sk_X509_free(sent) }
    let parsed = unsafe response.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      var cursor = bytes.baseAddress
      return unsafe d2i_OCSP_RESPONSE(nil, &cursor, bytes.count)
    }
    guard let parsed = unsafe parsed else { return .invalid }
    defer { unsafe OCSP_RESPONSE_free(parsed) }
    guard unsafe OCSP_response_status(parsed) == OCSP_RESPONSE_STATUS_SUCCESSFUL,
      let basic = unsafe OCSP_response_get1_basic(parsed)
    else { return .invalid }
    defer { unsafe OCSP_BASICRESP_free(basic) }
    let issuer = chain.dropFirst().first { chain[0].isIssued(by: $0) }
    guard let owner = issuer.flatMap({ try? OwnedCertificate.make(der: $0.der) }) else { return .unverified }
    guard let id = unsafe OCSP_cert_to_id(nil, leaf.raw, owner.raw) else { return .invalid }
    defer { unsafe OCSP_CERTID_free(id) }
    var status: Int32 = 0
    var reason: Int32 = 0
    var thisUpdate: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
    var nextUpdate: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
    guard unsafe OCSP_resp_find_status(basic, id, &status, &reason, nil, &thisUpdate, &nextUpdate) == 1 else {
      return .invalid
    }
    if unsafe OCSP_basic_verify(basic, sent, raw, 0) != 1 { return isBroken ? .invalid : .unverified }
    // Five minutes for clocks that differ.
    if let thisUpdate = unsafe thisUpdate, unsafe isLater(thisUpdate, moment + 300) { return .expired }
    if let nextUpdate = unsafe nextUpdate, !(unsafe isLater(nextUpdate, moment - 300)) { return .expired }
    switch status {
    case V_OCSP_CERTSTATUS_GOOD: return .good
    case V_OCSP_CERTSTATUS_REVOKED: return .revoked
    default: return .unknown
    }
  }

  @unsafe
  private func isLater(_ time: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>, _ moment: Int) -> Bool {
    var seconds = moment
    return unsafe X509_cmp_time(time, &seconds) > 0
  }

  /// Whether OpenSSL's last complaint is about the signature itself, and not about who made it.
  private var isBroken: Bool {
    // The reason is the lower 23 bits of a packed code (ERR_GET_REASON(3)).
    ERR_peek_error() & 0x7F_FFFF == CUnsignedLong(OCSP_R_SIGNATURE_FAILURE)
  }
}
