import Model
import OpenSSL

/// What the names in a certificate are like.
struct NameFacts {
  let names: [String]

  var wildcard: Bool { names.contains { $0.hasPrefix("*.") } }

  var internationalised: Bool {
    names.contains { $0.lowercased().split(separator: ".").contains { $0.hasPrefix("xn--") } }
  }

  var addresses: Bool { names.contains { IPAddress($0) != nil } }

  /// Names that mean nothing outside a network: the CA/Browser Forum's *internal names* (Baseline Requirements § 1.6.1),
  /// and private addresses.
  var isInternal: Bool {
    names.contains { name in
      if let address = IPAddress(name) { return address.isPrivate }
      let labels = name.lowercased().split(separator: ".")
      guard labels.count > 1, let last = labels.last else { return true }
      return NameFacts.endings.contains(String(last)) || name.lowercased().hasSuffix(".home.arpa")
    }
  }

  /// Endings that are reserved or in use, and not delegated (RFC 6761, RFC 6762, RFC 8375, ICANN's list of collisions).
  private static let endings: Set<String> = [
    "local", "lan", "internal", "intranet", "private", "corp", "home", "localdomain", "localhost", "domain", "test",
    "invalid", "example",
  ]

  /// How a certificate is made out to the asked name: `exact`, `wildcard`, `ip`, `common-name` or `none`.
  static func match(_ certificate: Certificate, _ commonName: String, _ asked: AskedName) -> String {
    if let address = asked.address { return certificate.matches(ip: address) ? "ip" : "none" }
    let name = asked.text.lowercased()
    if certificate.matches(host: asked.text) {
      return certificate.names.contains { $0.lowercased() == name } ? "exact" : "wildcard"
    }
    return commonName.lowercased() == name ? "common-name" : "none"
  }
}
