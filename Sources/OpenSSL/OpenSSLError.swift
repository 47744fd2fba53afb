import COpenSSL

/// What OpenSSL said when something failed: a copy of its error queue, which belongs to the thread (ERR_get_error(3)).
package struct OpenSSLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One entry of the queue.
  package struct Entry: Hashable, Sendable {
    /// The packed code, for `openssl errstr`.
    package let code: UInt
    /// The reason in OpenSSL's words, such as `sslv3 alert handshake failure`.
    package let reason: String
  }

  /// The entries, the oldest (which is the cause) first; empty when OpenSSL gave no reason.
  package let entries: [Entry]

  package var description: String { entries.first?.reason ?? "no reason given" }

  /// The number of the peer's fatal alert that it stands for (RFC 8446 § 6); nil for anything else.
  package var alert: UInt8? {
    entries.first.flatMap { UInt8(exactly: COpenSSL_alert(CUnsignedLong($0.code))) }
  }

  /// Empties the queue of this thread into an error.
  static func take() -> OpenSSLError {
    var entries: [Entry] = []
    // The queue holds 16 entries (ERR_NUM_ERRORS).
    while entries.count < 16 {
      let code = ERR_get_error()
      guard code != 0 else { break }
      entries.append(Entry(code: UInt(code), reason: reason(code)))
    }
    ERR_clear_error()
    return OpenSSLError(entries: entries)
  }

  private static func reason(_ code: CUnsignedLong) -> String {
    guard let text = unsafe ERR_reason_error_string(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
