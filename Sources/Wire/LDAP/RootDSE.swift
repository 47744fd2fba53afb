/// What a directory server tells anybody about itself: the answer to a search of its root entry (RFC 4512 § 5.1).
package struct RootDSE: Hashable, Sendable {
  /// The attributes that it gave, by their names in lower case; values that are no UTF-8 are left out.
  package private(set) var attributes: [String: [String]] = [:]

  /// A search of the entry with the empty name, this entry only, for the attributes that name the product and the
  /// directory (RFC 4511 § 4.5.1); it needs no login.
  package static let request: [UInt8] = {
    let names = ["vendorName", "vendorVersion", "defaultNamingContext", "dnsHostName", "namingContexts"]
    return LDAPRequest.search(LDAPSearch(base: "", scope: .base, attributes: names, limit: 1, seconds: 3)).encoded(
      id: 1)
  }()

  /// Nil when `bytes` are no answer of LDAP to message 1, or not all of its first message.
  package init?(_ bytes: [UInt8]) {
    var outer = BERReader(bytes)
    guard var message = outer.next(0x30), let number = message.integer(),
      // 0 is a notice of disconnection (RFC 4511 § 4.4.1).
      number == 1 || number == 0, var operation = message.next()
    else { return nil }
    switch operation.tag {
    case 0x64: read(&operation.value)
    case 0x65, 0x78: break
    default: return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    var reader = BERReader(bytes)
    return first != 0x30 || bytes.count > longest || reader.next() != nil
  }

  /// A searchResultEntry: the entry's name, then its attributes, each with a set of values (§ 4.5.2).
  private mutating func read(_ entry: inout BERReader) {
    guard entry.next(0x04) != nil, var list = entry.next(0x30) else { return }
    while attributes.count < RootDSE.most, var attribute = list.next(0x30) {
      guard let bytes = attribute.string(), let name = String(validating: bytes, as: UTF8.self),
        var values = attribute.next(0x31)
      else { continue }
      var texts: [String] = []
      while texts.count < RootDSE.most, let value = values.string() {
        if let text = String(validating: value, as: UTF8.self) { texts.append(text) }
      }
      attributes[name.lowercased()] = texts
    }
  }

  private static let longest = 65_536
  private static let most = 64
}
