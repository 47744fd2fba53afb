/// Who somebody is in Windows, independent of the language of his name: a SID ([MS-DTYP] § 2.4.2).
package struct SecurityIdentifier: Hashable, Sendable, CustomStringConvertible {
  package let authority: UInt64
  package let parts: [UInt32]

  package init(authority: UInt64, parts: [UInt32]) {
    self.authority = authority
    self.parts = parts
  }

  /// Reads a SID in bytes, or as the text `S-1-…` that some tools export; nil for anything else.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: Array("S-1-".utf8)) {
      guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
      self.init(text: text)
      return
    }
    let reader = LittleEndian(bytes)
    guard reader.u8(0) == 1, let count = reader.u8(1), count <= 15, bytes.count >= 8 + 4 * Int(count),
      let head = reader.slice(2, 6)
    else { return nil }
    self.init(
      authority: head.reduce(0) { $0 << 8 | UInt64($1) },
      parts: (0..<Int(count)).compactMap { reader.u32(8 + 4 * $0) })
  }

  package init?(text: String) {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (3...18).contains(words.count), words[0] == "S", words[1] == "1", let authority = UInt64(words[2]) else {
      return nil
    }
    let numbers = words.dropFirst(3).compactMap { UInt32($0) }
    guard numbers.count == words.count - 3 else { return nil }
    self.init(authority: authority, parts: numbers)
  }

  /// How many bytes its binary form takes.
  var size: Int { 8 + 4 * parts.count }

  package var description: String { "S-1-\(authority)" + parts.map { "-\($0)" }.joined() }

  /// The last number: which account or group of its domain it is.
  package var relative: UInt32? { parts.last }

  /// The domain's own SID; nil when it is not one of a domain's account (S-1-5-21-a-b-c-relative).
  package var domain: SecurityIdentifier? {
    guard authority == 5, parts.count == 5, parts[0] == 21 else { return nil }
    return SecurityIdentifier(authority: 5, parts: Array(parts.dropLast()))
  }

  /// One of a domain's accounts or groups.
  package func account(_ relative: UInt32) -> SecurityIdentifier {
    SecurityIdentifier(authority: authority, parts: parts + [relative])
  }

  /// One of the groups that every system has, S-1-5-32-`relative`.
  package static func builtin(_ relative: UInt32) -> SecurityIdentifier {
    SecurityIdentifier(authority: 5, parts: [32, relative])
  }

  package static let everyone = SecurityIdentifier(authority: 1, parts: [0])
  package static let creatorOwner = SecurityIdentifier(authority: 3, parts: [0])
  package static let anonymous = SecurityIdentifier(authority: 5, parts: [7])
  package static let enterpriseControllers = SecurityIdentifier(authority: 5, parts: [9])
  package static let principalSelf = SecurityIdentifier(authority: 5, parts: [10])
  package static let authenticatedUsers = SecurityIdentifier(authority: 5, parts: [11])
  package static let localSystem = SecurityIdentifier(authority: 5, parts: [18])
}
