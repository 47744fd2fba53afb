import COpenSSL

/// How a CBC record (RFC 5246 § 6.2.3.2) is spoilt, so that no sound peer accepts it.
package enum SpoiltRecord: CaseIterable, Hashable, Sendable {
  /// The MAC is right, and the first byte of the padding is not.
  case padding
  /// The padding is right, and the MAC is not.
  case digest
  /// The padding claims to be longer than the record.
  case length
}

extension TLSSession {
  /// Keeps this client from agreeing to encrypt-then-MAC (RFC 7366), under which no padding is looked at before the MAC;
  /// before the handshake only.
  package mutating func askForNoEncryptThenMac() { unsafe COpenSSL_SSL_ask_for_no_etm(ssl) }

  /// A record as this client would send it, spoilt or sound.
  ///
  /// Its keys are those of the session (RFC 5246 § 6.3, RFC 2246 § 6.3), which sends nothing by itself any more
  /// afterwards: the record takes a number that OpenSSL does not know of.
  ///
  /// - Parameters:
  ///   - type: The content type.
  ///   - data: What it holds, at most 1024 bytes.
  ///   - spoilt: What is wrong with it; nil for a sound record.
  ///   - number: Its number: 1 for the first after the handshake.
  ///   - block: The last block that was sent before it, from which TLS 1.0 goes on.
  /// - Returns: The record with its header; nil unless the session is one of TLS 1.0 to TLS 1.2 with a CBC suite.
  package func record(
    _ type: UInt8, _ data: [UInt8], _ spoilt: SpoiltRecord?, number: UInt64, after block: [UInt8]
  ) -> [UInt8]? {
    defer { ERR_clear_error() }
    guard let version, (0x0301...0x0303).contains(version), data.count <= 1024, unsafe COpenSSL_SSL_uses_etm(ssl) == 0,
      let keys = CBCKeys(self, version)
    else { return nil }
    let size = keys.block
    let header = [type, UInt8(version >> 8), UInt8(version & 0xFF)]
    let counted = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    guard
      var digest = keys.authenticate(counted + header + [UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data)
    else { return nil }
    // A block more than is needed, so that there is padding to spoil.
    let count = 2 * size - (data.count + digest.count) % size
    var padding = [UInt8](repeating: UInt8(count - 1), count: count)
    switch spoilt {
    case .padding: padding[0] ^= 0x55
    case .digest: digest[0] ^= 0x55
    case .length: padding[count - 1] = 255
    case nil: break
    }
    let isExplicit = version > 0x0301
    let start = isExplicit ? [UInt8](repeating: 0x5A, count: size) : Array(block.suffix(size))
    guard start.count == size, let sealed = keys.encrypt(data + digest + padding, start) else { return nil }
    let body = (isExplicit ? start : []) + sealed
    return header + [UInt8(body.count >> 8), UInt8(body.count & 0xFF)] + body
  }
}

/// What a client seals its CBC records with.
@safe
private struct CBCKeys {
  private let cipher: OpaquePointer
  private let digest: OpaquePointer
  private let digestKey: [UInt8]
  private let key: [UInt8]
  let block: Int

  /// Nil when the suite is none with CBC, or the library does not have its parts.
  init?(_ session: borrowing TLSSession, _ version: UInt16) {
    guard let suite = unsafe SSL_get_current_cipher(session.ssl), let resumable = unsafe SSL_get_session(session.ssl),
      let cipher = unsafe COpenSSL_cipher(suite), unsafe EVP_CIPHER_get_mode(cipher) == EVP_CIPH_CBC_MODE,
      let digest = unsafe COpenSSL_digest(suite)
    else { return nil }
    let (digestSize, keySize) = unsafe (Int(EVP_MD_get_size(digest)), Int(EVP_CIPHER_get_key_length(cipher)))
    block = unsafe Int(EVP_CIPHER_get_block_size(cipher))
    guard (1...64).contains(digestSize), (1...64).contains(keySize), (8...16).contains(block) else { return nil }
    let secret = unsafe CBCKeys.bytes(48) { unsafe SSL_SESSION_get_master_key(resumable, $0, $1) }
    let server = unsafe CBCKeys.bytes(32) { unsafe SSL_get_server_random(session.ssl, $0, $1) }
    let client = unsafe CBCKeys.bytes(32) { unsafe SSL_get_client_random(session.ssl, $0, $1) }
    let seed = Array("key expansion".utf8) + server + client
    // The client's MAC key, the server's, then the client's cipher key.
    var keys = [UInt8](repeating: 0, count: 2 * digestSize + keySize)
    let done = unsafe keys.withUnsafeMutableBufferPointer { output in
      unsafe COpenSSL_TLS_PRF(
        version > 0x0302 ? SSL_CIPHER_get_handshake_digest(suite) : EVP_md5_sha1(), secret, secret.count, seed,
        seed.count, output.baseAddress, output.count)
    }
    guard done == 1, secret.count == 48 else { return nil }
    digestKey = Array(keys.prefix(digestSize))
    key = Array(keys.suffix(keySize))
    unsafe (self.cipher, self.digest) = (cipher, digest)
  }

  func authenticate(_ bytes: [UInt8]) -> [UInt8]? {
    var output = [UInt8](repeating: 0, count: 64)
    var count: UInt32 = 0
    let done = unsafe output.withUnsafeMutableBufferPointer {
      unsafe HMAC(digest, digestKey, Int32(digestKey.count), bytes, bytes.count, $0.baseAddress, &count)
    }
    return unsafe done == nil ? nil : Array(output.prefix(Int(count)))
  }

  /// Whole blocks in, as many out.
  func encrypt(_ bytes: [UInt8], _ start: [UInt8]) -> [UInt8]? {
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    var output = [UInt8](repeating: 0, count: bytes.count)
    var count: Int32 = 0
    let done = unsafe output.withUnsafeMutableBufferPointer {
      unsafe EVP_EncryptInit_ex2(context, cipher, key, start, nil) == 1
        && EVP_CIPHER_CTX_set_padding(context, 0) == 1
        && EVP_EncryptUpdate(context, $0.baseAddress, &count, bytes, Int32(bytes.count)) == 1
    }
    return done && Int(count) == bytes.count ? output : nil
  }

  @unsafe
  private static func bytes(_ limit: Int, _ read: (UnsafeMutablePointer<UInt8>?, Int) -> Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = unsafe bytes.withUnsafeMutableBufferPointer { unsafe read($0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(0, min(count, limit))))
  }
}
