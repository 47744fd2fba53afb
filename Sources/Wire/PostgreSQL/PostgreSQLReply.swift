/// What a PostgreSQL server answers to SSLRequest (PostgreSQL, *Frontend/Backend Protocol*, *SSL Session Encryption*).
package enum PostgreSQLReply: Hashable, Sendable {
  /// `S`: a TLS handshake may follow.
  case encrypts
  /// `N`: it goes on in clear text only.
  case clearText
  /// `E`: an error, such as too many connections.
  case failure

  /// The length, 8, and the number 1234.5679 in the place of a protocol version.
  package static let request: [UInt8] = [0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F]

  /// Nil when `bytes` are no such answer, or not all of it.
  ///
  /// A server sends a single byte and waits; whoever sends more after an `S` or `N` is another service.
  package init?(_ bytes: [UInt8]) {
    switch bytes.first {
    case 0x53 where bytes.count == 1: self = .encrypts
    case 0x4E where bytes.count == 1: self = .clearText
    case 0x45 where PostgreSQLReply.isError(bytes): self = .failure
    default: return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.first == 0x45 else { return !bytes.isEmpty }
    var reader = Reader(Array(bytes.dropFirst()))
    guard let length = try? reader.u32() else { return false }
    return bytes.count > Int(length)
  }

  /// ErrorResponse: a length, then fields of a letter and a text that ends with 0, then 0 (*Message Formats*).
  private static func isError(_ bytes: [UInt8]) -> Bool {
    var reader = Reader(Array(bytes.dropFirst()))
    guard let length = try? reader.u32(), length > 4, let body = try? reader.bytes(Int(length) - 4) else {
      return false
    }
    guard body.last == 0, reader.isAtEnd else { return false }
    let fields = body.dropLast().split(separator: 0)
    return !fields.isEmpty
      && fields.allSatisfy { field in field.first.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false }
  }
}
