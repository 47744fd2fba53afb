/// An alert: why a peer ends the conversation, or what it warns of (RFC 8446 § 6, RFC 5246 § 7.2).
package struct Alert: Hashable, Sendable {
  /// 1 warning, 2 fatal.
  package let level: UInt8
  /// The number in IANA's registry "TLS Alerts".
  package let code: UInt8

  package init(level: UInt8, code: UInt8) {
    self.level = level
    self.code = code
  }

  /// Reads the body of an alert record.
  package init(body: [UInt8]) throws(Truncated) {
    var reader = Reader(body)
    level = try reader.u8()
    code = try reader.u8()
  }

  package static let handshakeFailure: UInt8 = 40
  package static let protocolVersion: UInt8 = 70
  package static let internalError: UInt8 = 80
  package static let inappropriateFallback: UInt8 = 86
  package static let noApplicationProtocol: UInt8 = 120
  package static let unrecognizedName: UInt8 = 112

  /// Whether nothing follows it.
  ///
  /// A server may warn that it does not know the name asked for and go on with its ServerHello (RFC 6066 § 3).
  package var endsHandshake: Bool { !(level == 1 && code == Alert.unrecognizedName) }

  /// The registry's name, such as `handshake_failure`; `alert 99` for a number without one.
  package var name: String { Alert.names[code] ?? "alert \(code)" }

  private static let names: [UInt8: String] = [
    0: "close_notify", 10: "unexpected_message", 20: "bad_record_mac", 21: "decryption_failed",
    22: "record_overflow", 30: "decompression_failure", 40: "handshake_failure", 41: "no_certificate",
    42: "bad_certificate", 43: "unsupported_certificate", 44: "certificate_revoked", 45: "certificate_expired",
    46: "certificate_unknown", 47: "illegal_parameter", 48: "unknown_ca", 49: "access_denied", 50: "decode_error",
    51: "decrypt_error", 60: "export_restriction", 70: "protocol_version", 71: "insufficient_security",
    80: "internal_error", 86: "inappropriate_fallback", 90: "user_canceled", 100: "no_renegotiation",
    109: "missing_extension", 110: "unsupported_extension", 111: "certificate_unobtainable",
    112: "unrecognized_name", 113: "bad_certificate_status_response", 114: "bad_certificate_hash_value",
    115: "unknown_psk_identity", 116: "certificate_required", 120: "no_application_protocol",
  ]
}
