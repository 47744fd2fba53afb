/// The header Set-Cookie, as far as its protection goes (RFC 6265 § 4.1; SameSite from the draft of its successor).
package struct SetCookie: Hashable, Sendable {
  package let name: [UInt8]
  package let isSecure: Bool
  package let isHTTPOnly: Bool
  /// In lower case: strict, lax, none, or another word; nil without.
  package let sameSite: String?

  /// Nil without a name.
  package init?(_ value: [UInt8]) {
    let parts = HTTPText.parts(value, 0x3B)
    guard let first = parts.first, let sign = first.firstIndex(of: 0x3D), sign > 0 else { return nil }
    name = HTTPText.trimmed(Array(first[..<sign]))
    var attributes: [String: String] = [:]
    for part in parts.dropFirst() {
      let (name, value) = HTTPText.pair(part)
      attributes[name] = value.map(HTTPText.lower) ?? ""
    }
    isSecure = attributes["secure"] != nil
    isHTTPOnly = attributes["httponly"] != nil
    sameSite = attributes["samesite"]
  }

  /// Whether other sites' pages send it along: without SameSite, or with None where Secure is missing, which browsers
  /// reject.
  package var crossesSites: Bool {
    guard let sameSite, ["strict", "lax", "none"].contains(sameSite) else { return true }
    return sameSite == "none" && !isSecure
  }
}
