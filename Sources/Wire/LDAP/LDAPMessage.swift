/// What a directory server says (RFC 4511 § 4.1.1).
package struct LDAPMessage: Hashable, Sendable {
  package enum Operation: Hashable, Sendable {
    case bound(LDAPResult)
    case entry(DirectoryEntry)
    /// A reference to other servers, which is never followed.
    case reference
    case done(LDAPResult)
    case extended(LDAPResult)
    /// An operation that nobody asked for.
    case other(UInt8)
  }

  /// The number of the request that it answers; 0 is a notice of disconnection (§ 4.4.1).
  package var id: Int
  package var operation: Operation
  /// Where the next page begins (RFC 2696); empty after the last, nil when the answer is not in pages.
  package var cookie: [UInt8]?

  /// The most attributes of an entry, and the most values of one attribute, that are read.
  static let mostAttributes = 2000
  static let mostValues = 100_000

  /// Reads one whole message; nil when it is none.
  package init?(_ bytes: [UInt8]) {
    var outer = BERReader(bytes)
    guard var message = outer.next(0x30), let id = message.integer(), id >= 0, var body = message.next() else {
      return nil
    }
    self.id = id
    switch body.tag {
    case 0x61, 0x65, 0x78:
      guard let result = LDAPResult(&body.value) else { return nil }
      operation = body.tag == 0x61 ? .bound(result) : body.tag == 0x65 ? .done(result) : .extended(result)
    case 0x64:
      guard let entry = LDAPMessage.entry(&body.value) else { return nil }
      operation = .entry(entry)
    case 0x73: operation = .reference
    default: operation = .other(body.tag)
    }
    if var controls = message.next(0xA0) { cookie = LDAPMessage.cookie(&controls) }
  }

  /// A searchResultEntry (§ 4.5.2).
  private static func entry(_ reader: inout BERReader) -> DirectoryEntry? {
    guard let name = reader.string().flatMap({ String(validating: $0, as: UTF8.self) }), var list = reader.next(0x30)
    else { return nil }
    var entry = DirectoryEntry(name: name)
    var count = 0
    while !list.isAtEnd {
      guard count < mostAttributes, var attribute = list.next(0x30),
        let type = attribute.string().flatMap({ String(validating: $0, as: UTF8.self) }), var set = attribute.next(0x31)
      else { return nil }
      count += 1
      var values: [[UInt8]] = []
      while !set.isAtEnd {
        guard values.count < mostValues, let value = set.string() else { return nil }
        values.append(value)
      }
      entry.add(values, to: type)
    }
    return entry
  }

  private static func cookie(_ controls: inout BERReader) -> [UInt8]? {
    while var control = controls.next(0x30) {
      guard let name = control.string(), name == Array(LDAPControl.pages.utf8) else { continue }
      _ = control.next(0x01)
      guard let value = control.string() else { return nil }
      var reader = BERReader(value)
      guard var content = reader.next(0x30), content.integer() != nil else { return nil }
      return content.string()
    }
    return nil
  }
}

/// How an operation ended (RFC 4511 § 4.1.9).
package struct LDAPResult: Hashable, Sendable {
  /// 0 is success.
  package var code: Int
  /// The server's own words; what is no UTF-8 is replaced.
  package var diagnostic: String

  package init(code: Int, diagnostic: String = "") {
    self.code = code
    self.diagnostic = diagnostic
  }

  init?(_ reader: inout BERReader) {
    guard let code = reader.enumerated(), reader.string() != nil, let words = reader.string() else { return nil }
    self.code = code
    diagnostic = String(decoding: words.prefix(1024), as: UTF8.self)
  }

  /// The code's name (RFC 4511 § 4.1.9, appendix A).
  package var name: String { LDAPResult.names[code] ?? "resultCode \(code)" }

  private static let names: [Int: String] = [
    0: "success", 1: "operationsError", 2: "protocolError", 3: "timeLimitExceeded", 4: "sizeLimitExceeded",
    7: "authMethodNotSupported", 8: "strongerAuthRequired", 10: "referral", 11: "adminLimitExceeded",
    12: "unavailableCriticalExtension", 13: "confidentialityRequired", 32: "noSuchObject", 34: "invalidDNSyntax",
    48: "inappropriateAuthentication", 49: "invalidCredentials", 50: "insufficientAccessRights", 51: "busy",
    52: "unavailable", 53: "unwillingToPerform", 80: "other",
  ]
}
