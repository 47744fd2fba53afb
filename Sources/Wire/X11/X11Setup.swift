/// How a display answers a client without credentials (X Window System Protocol, chapter 8, *Connection Setup*).
package struct X11Setup: Hashable, Sendable {
  /// Whether it let the client in.
  package let isOpen: Bool

  /// The beginning of a connection, least significant byte first, version 11.0, without authorization.
  package static let request: [UInt8] = [0x6C, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  /// Nil when `bytes` are no such answer, or not all of its fixed part.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8, bytes[0] <= 2 else { return nil }
    // Authenticate, 2, leaves the version out.
    guard bytes[0] == 2 || (bytes[2] == 11 && bytes[3] == 0) else { return nil }
    isOpen = bytes[0] == 1
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 8 }
}
