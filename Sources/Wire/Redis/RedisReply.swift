/// What a Redis server, or one of its kin, answers to `PING` (Redis serialization protocol, RESP).
package enum RedisReply: Hashable, Sendable {
  /// `+PONG`: it answers whoever asks.
  case pong
  /// An error, by the word that it begins with, such as `NOAUTH` or `ERR`.
  case failure(String)

  /// An inline command, which every version understands.
  package static let ping = Array("PING\r\n".utf8)

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: 0x0A), end > 1, bytes[end - 1] == 0x0D else { return nil }
    let line = bytes[..<(end - 1)]
    if line.elementsEqual("+PONG".utf8) {
      self = .pong
    } else {
      let word = line.dropFirst().prefix { $0 != 0x20 }
      guard line.first == 0x2D, word.count >= 3, word.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
      self = .failure(String(decoding: word, as: UTF8.self))
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.contains(0x0A) }
}
