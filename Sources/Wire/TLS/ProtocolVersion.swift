/// A version of SSL or TLS, in order of age.
package enum ProtocolVersion: UInt16, CaseIterable, Comparable, Sendable {
  case sslv2 = 0x0002
  case sslv3 = 0x0300
  case tls10 = 0x0301
  case tls11 = 0x0302
  case tls12 = 0x0303
  case tls13 = 0x0304

  /// The name that OpenSSL's `SSL_get_version` gives, with a full number: `SSLv2`, `SSLv3`, `TLSv1.0` to `TLSv1.3`.
  package var name: String {
    switch self {
    case .sslv2: "SSLv2"
    case .sslv3: "SSLv3"
    case .tls10: "TLSv1.0"
    case .tls11: "TLSv1.1"
    case .tls12: "TLSv1.2"
    case .tls13: "TLSv1.3"
    }
  }

  package static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool { left.rawValue < right.rawValue }
}
