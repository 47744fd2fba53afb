/// How a SOCKS 5 proxy answers an offer to go without a login (RFC 1928 § 3); nothing is connected through it.
package struct SOCKSChoice: Hashable, Sendable {
  /// Whether it takes clients without a login.
  package let isOpen: Bool

  package static let request: [UInt8] = [5, 1, 0]

  /// Nil when `bytes` are not the two bytes of such an answer.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 2, bytes[0] == 5, bytes[1] == 0 || bytes[1] == 0xFF else { return nil }
    isOpen = bytes[1] == 0
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 2 }
}
