/// What a TFTP server answers to a request to read a file (RFC 1350 § 5).
package enum TFTPReply: Hashable, Sendable {
  /// It sends the file's first block, or agrees to options (RFC 2347).
  case data
  /// It refuses, with a code: 1 for a file that is not there, 2 for one that may not be read.
  case refusal(UInt16)

  /// A request to read a file that nobody has; nothing is ever written.
  package static func question(_ name: String) -> [UInt8] {
    [0, 1] + Array(name.utf8.filter { $0 != 0 }.prefix(64)) + [0] + Array("octet".utf8) + [0]
  }

  /// Nil when `bytes` are no answer.
  package init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes)
    guard let code = try? reader.u16(), let number = try? reader.u16() else { return nil }
    switch code {
    case 3 where number == 1 && reader.remaining <= 512: self = .data
    case 5 where number <= 8 && bytes.last == 0: self = .refusal(number)
    case 6: self = .data
    default: return nil
    }
  }
}
