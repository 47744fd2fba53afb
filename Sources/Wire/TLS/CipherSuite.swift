/// A cipher suite, by its number in IANA's registry "TLS Cipher Suites".
package struct CipherSuite: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The registry's name, such as `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`; `0xFAFA` for a suite not known here.
  package var name: String { CipherSuite.names[rawValue] ?? "0x" + CipherSuite.hexadecimal(rawValue) }

  package var description: String { name }

  /// The oldest version that it can be used with: AEAD suites and those with SHA-2 need TLS 1.2 (RFC 5246 § 5).
  package var oldestVersion: ProtocolVersion { CipherSuite.newer[rawValue] ?? .sslv3 }

  /// Those that TLS 1.1 cannot use.
  private static let newer: [UInt16: ProtocolVersion] = {
    let endings = ["_SHA256", "_SHA384", "_CCM", "_CCM_8", "_OMAC", "_OLD"]
    let tls12 = (modern + weak + rare + withoutCertificate + further).filter { entry in
      endings.contains { entry.1.hasSuffix($0) }
    }
    return Dictionary(
      tls12.map { ($0.0, .tls12) } + tls13.map { ($0.0, .tls13) }, uniquingKeysWith: { first, _ in first })
  }()

  private static let names: [UInt16: String] = Dictionary(
    modern + weak + rare + withoutCertificate + further + tls13, uniquingKeysWith: { first, _ in first })

  /// Every suite known here that a version from SSLv3 on can use, those first that hardly any server should have.
  ///
  /// So a server that leaves the choice to its clients shows it: it picks from the front.
  package static func all(for version: ProtocolVersion) -> [CipherSuite] {
    switch version {
    case .sslv2: []
    case .tls13: tls13.reversed().map { CipherSuite(rawValue: $0.0) }
    case .sslv3, .tls10, .tls11, .tls12:
      (modern + weak + rare + withoutCertificate + further).reversed().map { CipherSuite(rawValue: $0.0) }
        .filter { $0.oldestVersion <= version }
    }
  }

  private static func hexadecimal(_ value: UInt16) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
