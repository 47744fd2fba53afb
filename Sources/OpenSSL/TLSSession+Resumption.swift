import COpenSSL

extension TLSSession {
  /// What a server gave this client to take the session up again.
  package struct Resumption: Hashable, Sendable {
    /// The ticket (RFC 5077, RFC 8446 § 4.6.1); empty without one.
    package let ticket: [UInt8]
    /// For how long the server says that the ticket is good, in seconds; 0 when it does not say.
    package let lifetime: Int
    /// How much early data the ticket allows, in bytes; 0 for none.
    package let earlyData: Int
    /// The session identifier, which OpenSSL makes up for a session with a ticket; empty without one.
    package let identifier: [UInt8]
    /// The suite's number.
    package let suite: UInt16
    /// Whether the extended master secret (RFC 7627) is in use.
    package let isExtended: Bool
  }

  /// Keeps this client from asking for a ticket; before the handshake only.
  package mutating func askForNoTicket() { unsafe COpenSSL_SSL_ask_for_no_ticket(ssl) }

  /// What the server gave to take the session up again; nil before the handshake is done.
  ///
  /// In TLS 1.3 the tickets come after the handshake: read what the server sends first.
  package var resumption: Resumption? {
    guard let session = unsafe SSL_get_session(ssl), let cipher = unsafe SSL_get_current_cipher(ssl) else { return nil }
    var start: UnsafePointer<UInt8>?
    var count = 0
    unsafe SSL_SESSION_get0_ticket(session, &start, &count)
    var ticket: [UInt8] = []
    if let start = unsafe start, count > 0 { unsafe ticket = Array(UnsafeBufferPointer(start: start, count: count)) }
    var length: UInt32 = 0
    var identifier: [UInt8] = []
    if let bytes = unsafe SSL_SESSION_get_id(session, &length) {
      unsafe identifier = Array(UnsafeBufferPointer(start: bytes, count: Int(min(length, 32))))
    }
    return Resumption(
      ticket: ticket, lifetime: unsafe Int(clamping: SSL_SESSION_get_ticket_lifetime_hint(session)),
      earlyData: unsafe Int(clamping: SSL_SESSION_get_max_early_data(session)), identifier: identifier,
      suite: unsafe SSL_CIPHER_get_protocol_id(cipher), isExtended: unsafe COpenSSL_SSL_is_extended(ssl) == 1)
  }

  /// Begins another handshake inside the connection (RFC 5246 § 7.4.1.1), to be gone on with by ``handshake()``.
  ///
  /// - Throws: OpenSSL's reason, such as a version that has no renegotiation.
  package mutating func renegotiate() throws(OpenSSLError) {
    ERR_clear_error()
    guard unsafe SSL_renegotiate(ssl) == 1 else { throw .take() }
  }
}
