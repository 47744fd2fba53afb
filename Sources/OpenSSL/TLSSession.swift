import COpenSSL

/// One TLS connection without a socket: bytes from the peer go in, bytes for the peer come out.
///
/// It owns one `SSL`, about 50 KB of memory each, so that whoever makes them limits how many there are.
@safe
package struct TLSSession: ~Copyable {
  /// How far the handshake is.
  package enum Step: Hashable, Sendable {
    case done
    /// The peer's next bytes are needed.
    case wantsBytes
  }

  let ssl: OpaquePointer
  /// Both belong to `ssl`.
  private let input: OpaquePointer
  private let output: OpaquePointer

  private init(adopting ssl: OpaquePointer, input: OpaquePointer, output: OpaquePointer) {
    unsafe self.ssl = ssl
    unsafe self.input = input
    unsafe self.output = output
  }

  /// A session of the context's kind, client or server.
  ///
  /// - Parameters:
  ///   - context: The settings.
  ///   - serverName: The DNS name that a client asks for (RFC 6066 § 3).
  /// - Returns: The session, before its first byte.
  /// - Throws: OpenSSL's reason, such as a name that is too long.
  package static func make(
    _ context: borrowing TLSContext, serverName: String? = nil
  ) throws(OpenSSLError) -> TLSSession {
    ERR_clear_error()
    guard let ssl = unsafe SSL_new(context.raw) else { throw .take() }
    guard let input = unsafe BIO_new(BIO_s_mem()) else {
      unsafe SSL_free(ssl)
      throw .take()
    }
    guard let output = unsafe BIO_new(BIO_s_mem()) else {
      unsafe BIO_free_all(input)
      unsafe SSL_free(ssl)
      throw .take()
    }
    unsafe SSL_set_bio(ssl, input, output)
    let session = unsafe TLSSession(adopting: ssl, input: input, output: output)
    if context.isServer {
      unsafe SSL_set_accept_state(ssl)
    } else {
      unsafe SSL_set_connect_state(ssl)
      unsafe COpenSSL_SSL_ask_for_staple(ssl)
      unsafe COpenSSL_SSL_watch_for_request(ssl)
      unsafe COpenSSL_SSL_ask_for_timestamps(ssl)
      if let serverName { guard unsafe COpenSSL_SSL_set_host_name(ssl, serverName) == 1 else { throw .take() } }
    }
    return session
  }

  /// Goes on with the handshake as far as the bytes allow; afterwards send what is ``pending()``, an alert perhaps.
  ///
  /// - Throws: OpenSSL's reason, when the handshake has failed for good.
  package mutating func handshake() throws(OpenSSLError) -> Step {
    ERR_clear_error()
    let result = unsafe SSL_do_handshake(ssl)
    if result == 1 { return .done }
    switch unsafe SSL_get_error(ssl, result) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wantsBytes
    default: throw .take()
    }
  }

  /// Takes in bytes from the peer.
  package mutating func receive(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, bytes.count <= Int(Int32.max) else { return }
    _ = unsafe bytes.withUnsafeBufferPointer { unsafe BIO_write(input, $0.baseAddress, Int32($0.count)) }
  }

  /// The bytes that are to be sent to the peer now; they are handed out once.
  package mutating func pending() -> [UInt8] { unsafe drain(output, limit: .max) }

  /// Encrypts data for the peer, after the handshake; send what is then ``pending()``.
  ///
  /// - Throws: OpenSSL's reason, when the session has ended.
  package mutating func write(_ data: [UInt8]) throws(OpenSSLError) {
    guard !data.isEmpty, data.count <= Int(Int32.max) else { return }
    ERR_clear_error()
    let count = unsafe data.withUnsafeBufferPointer { unsafe SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
    guard count == Int32(data.count) else { throw .take() }
  }

  /// The data that the peer has sent, at most `limit` bytes; empty when more of its bytes are needed, nil when it has
  /// ended the session.
  ///
  /// - Throws: OpenSSL's reason, when the bytes received are no part of the session.
  package mutating func read(atMost limit: Int) throws(OpenSSLError) -> [UInt8]? {
    ERR_clear_error()
    var buffer = [UInt8](repeating: 0, count: max(1, min(limit, Int(Int32.max))))
    let count = unsafe buffer.withUnsafeMutableBufferPointer { unsafe SSL_read(ssl, $0.baseAddress, Int32($0.count)) }
    if count > 0 { return Array(buffer.prefix(Int(count))) }
    switch unsafe SSL_get_error(ssl, count) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return []
    case SSL_ERROR_ZERO_RETURN: return nil
    default: throw .take()
    }
  }

  /// The version agreed on, by its number on the wire; nil before there is one.
  package var version: UInt16? { UInt16(exactly: unsafe SSL_version(ssl)) }

  /// The suite agreed on, by IANA's name; nil before there is one.
  package var cipher: String? {
    guard let cipher = unsafe SSL_get_current_cipher(ssl), let name = unsafe SSL_CIPHER_standard_name(cipher) else {
      return nil
    }
    return unsafe String(cString: name)
  }

  /// The certificates that a server sent to this client, its own first, as DER; also after a failed handshake.
  package var peerChain: [[UInt8]] {
    guard let stack = unsafe SSL_get_peer_cert_chain(ssl) else { return [] }
    return (0..<max(0, unsafe COpenSSL_sk_X509_num(stack))).compactMap { index in
      guard let raw = unsafe COpenSSL_sk_X509_value(stack, index) else { return nil }
      return unsafe encoded(raw)
    }
  }

  /// What came out of the connection after the handshake.
  package enum Received: Hashable, Sendable {
    case bytes([UInt8])
    /// The peer's next bytes are needed.
    case wantsBytes
    /// The peer has ended its side.
    case ended
  }

  /// Encrypts bytes for the peer, which are then ``pending()``; only after the handshake.
  ///
  /// - Throws: OpenSSL's reason, when the session is broken.
  package mutating func send(_ bytes: [UInt8]) throws(OpenSSLError) {
    ERR_clear_error()
    guard !bytes.isEmpty, bytes.count <= 16_384 else { return }
    let sent = unsafe bytes.withUnsafeBufferPointer { unsafe SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
    guard sent == Int32(bytes.count) else { throw .take() }
  }

  /// What the bytes taken in so far hold, at most 16 KiB of it; only after the handshake.
  ///
  /// - Throws: OpenSSL's reason, such as an alert of the peer.
  package mutating func read() throws(OpenSSLError) -> Received {
    ERR_clear_error()
    var count: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, initialized in
      count = unsafe SSL_read(ssl, buffer.baseAddress, Int32(buffer.count))
      initialized = max(0, Int(count))
    }
    if count > 0 { return .bytes(bytes) }
    switch unsafe SSL_get_error(ssl, count) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wantsBytes
    case SSL_ERROR_ZERO_RETURN: return .ended
    default: throw .take()
    }
  }

  /// The state that the server stapled (OCSP), in DER; empty without one.
  package var staple: [UInt8] {
    var start: UnsafePointer<UInt8>?
    let count = unsafe COpenSSL_SSL_staple(ssl, &start)
    guard count > 0, let start = unsafe start else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: min(count, 65_536)))
  }

  /// Asks the server for one of these application protocols (RFC 7301); before the handshake only.
  package mutating func ask(for protocols: [String]) {
    let list = protocols.filter { (1...255).contains($0.utf8.count) }.flatMap {
      [UInt8($0.utf8.count)] + Array($0.utf8)
    }
    guard !list.isEmpty else { return }
    _ = unsafe SSL_set_alpn_protos(ssl, list, UInt32(list.count))
  }

  /// The application protocol that was agreed on; nil without one.
  package var applicationProtocol: String? {
    var start: UnsafePointer<UInt8>?
    let count = unsafe COpenSSL_SSL_protocol(ssl, &start)
    guard count > 0, let start = unsafe start else { return nil }
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
  }

  /// The number of the scheme that the server signed with, where it was RSA-PSS by a usual RSA key (RFC 8446 § 4.2.3); nil
  /// otherwise.
  package var signatureScheme: UInt16? {
    let digest = unsafe COpenSSL_SSL_pss_digest(ssl)
    return digest == 0 ? nil : 0x0800 | UInt16(digest)
  }

  /// How many timestamps of certificate transparency came beside the certificate: in the TLS extension or in the staple.
  package var timestamps: Int { unsafe Int(max(0, COpenSSL_SSL_timestamps(ssl))) }

  /// The names of the authorities whose certificates the server asks this client for; nil when it does not ask.
  package var clientAuthorities: [String]? {
    guard unsafe COpenSSL_SSL_was_asked(ssl) == 1 else { return nil }
    guard let names = unsafe SSL_get0_peer_CA_list(ssl) else { return [] }
    return (0..<min(200, max(0, unsafe COpenSSL_names_num(names)))).map { index in
      unsafe Printer.text(limit: 4096) { output in
        if let name = unsafe COpenSSL_names_value(names, index) { _ = unsafe COpenSSL_X509_NAME_print(output, name) }
      } ?? ""
    }
  }

  deinit { unsafe SSL_free(ssl) }
}
