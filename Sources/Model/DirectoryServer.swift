/// A directory server that is to be asked: Active Directory or Samba AD.
package struct DirectoryServer: Hashable, Sendable {
  /// How the conversation is protected.
  ///
  /// There is no third way: a password never goes over plain LDAP.
  package enum Security: String, Hashable, Sendable {
    /// TLS from the first byte, usually on port 636.
    case ldaps
    /// LDAP that goes over to TLS before anything is said, usually on port 389 (RFC 4511 § 4.14).
    case startTLS = "starttls"
  }

  package var security: Security
  /// The name or address as it was given; a certificate has to be made out to it.
  package var host: String
  package var port: UInt16
  /// The address, once the name is looked up.
  package var address: IPAddress?
  /// Whom to log on as, such as `tarcza@powiat.local` or a distinguished name; nil for nobody.
  package var account: String?
  /// The SHA-256 fingerprint of a certificate that is accepted although no authority vouches for it: 64 hexadecimal
  /// digits in lower case.
  package var fingerprint: String?
  package var unit: String?

  /// Reads `ldaps://NAME[:PORT]`, or `ldap://NAME[:PORT]` for StartTLS; nil for anything else.
  package init?(url: String) {
    let rest: Substring
    let lower = url.lowercased()
    if lower.hasPrefix("ldaps://") {
      security = .ldaps
      rest = url.dropFirst(8)
    } else if lower.hasPrefix("ldap://") {
      security = .startTLS
      rest = url.dropFirst(7)
    } else {
      return nil
    }
    var place = rest.hasSuffix("/") ? rest.dropLast() : rest
    var number: Substring?
    if place.first == "[", let end = place.firstIndex(of: "]") {
      let after = place[place.index(after: end)...]
      guard after.isEmpty || after.first == ":" else { return nil }
      number = after.isEmpty ? nil : after.dropFirst()
      place = place[place.index(after: place.startIndex)..<end]
      guard IPAddress(String(place)) != nil else { return nil }
    } else if let colon = place.lastIndex(of: ":") {
      number = place[place.index(after: colon)...]
      place = place[..<colon]
    }
    if let number {
      guard let value = UInt16(number), value > 0 else { return nil }
      port = value
    } else {
      port = security == .ldaps ? 636 : 389
    }
    let allowed = place.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._:".contains($0)) }
    guard !place.isEmpty, place.count <= 253, allowed else { return nil }
    host = String(place)
    address = IPAddress(host)
  }

  /// The address as it was written, with its port.
  package var url: String {
    let scheme = security == .ldaps ? "ldaps" : "ldap"
    return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// The fingerprint in the one form that is compared: without colons and spaces, in lower case; nil when it is none.
  package static func fingerprint(_ text: String) -> String? {
    let digits = text.lowercased().filter { $0 != ":" && $0 != " " }
    return digits.count == 64 && digits.allSatisfy { $0.isASCII && $0.isHexDigit } ? digits : nil
  }
}
