import COpenSSL

/// Owns one `X509`.
@safe
struct OwnedCertificate: ~Copyable {
  let raw: OpaquePointer

  private init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

  /// Reads DER; bytes after the certificate are an error (d2i_X509(3)).
  static func make(der: [UInt8]) throws(OpenSSLError) -> OwnedCertificate {
    ERR_clear_error()
    var used = 0
    let raw = unsafe der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
      guard let base = bytes.baseAddress else { return nil }
      var cursor: UnsafePointer<UInt8>? = unsafe base
      let parsed = unsafe d2i_X509(nil, &cursor, bytes.count)
      if let cursor = unsafe cursor { used = unsafe cursor - base }
      return unsafe parsed
    }
    guard let raw = unsafe raw else { throw .take() }
    let owned = unsafe OwnedCertificate(adopting: raw)
    guard used == der.count else {
      throw OpenSSLError(entries: [.init(code: 0, reason: "bytes after the certificate")])
    }
    return owned
  }

  /// A second reference to the same `X509`, for a container that takes it over.
  func retained() -> OpaquePointer? { unsafe X509_up_ref(raw) == 1 ? raw : nil }

  deinit { unsafe X509_free(raw) }
}

/// OpenSSL's stack of the certificates that can be read; the caller frees it.
@unsafe
func stack(of certificates: ArraySlice<Certificate>) -> OpaquePointer? {
  guard let stack = unsafe COpenSSL_sk_X509_new() else { return nil }
  for certificate in certificates {
    guard let owned = try? OwnedCertificate.make(der: certificate.der), let reference = unsafe owned.retained() else {
      continue
    }
    if unsafe COpenSSL_sk_X509_push(stack, reference) == 0 { unsafe X509_free(reference) }
  }
  return unsafe stack
}

/// Owns one memory `BIO`, to collect what OpenSSL prints.
@safe
struct Printer: ~Copyable {
  let raw: OpaquePointer

  private init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

  /// What `body` prints, at most `limit` bytes of it; nil without memory.
  static func text(limit: Int = 131_072, _ body: (OpaquePointer) -> Void) -> String? {
    guard let raw = unsafe BIO_new(BIO_s_mem()) else { return nil }
    let printer = unsafe Printer(adopting: raw)
    unsafe body(printer.raw)
    return String(decoding: unsafe drain(printer.raw, limit: limit), as: UTF8.self)
  }

  deinit { unsafe BIO_free_all(raw) }
}

/// Everything that waits in a memory BIO, at most `limit` bytes.
@unsafe
func drain(_ bio: OpaquePointer, limit: Int) -> [UInt8] {
  let count = unsafe min(Int(BIO_ctrl_pending(bio)), limit, Int(Int32.max))
  guard count > 0 else { return [] }
  return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    initialized = max(0, Int(unsafe BIO_read(bio, buffer.baseAddress, Int32(count))))
  }
}

/// Seconds since 1970-01-01T00:00:00Z; nil when the time cannot be read.
@unsafe
func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int? {
  var parts = unsafe tm()
  guard let time = unsafe time, unsafe ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
  return unsafe timegm(&parts)
}
