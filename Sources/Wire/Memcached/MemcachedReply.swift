/// What memcached answers to `version` (memcached's protocol.txt, *Other commands* and *Error strings*).
package enum MemcachedReply: Hashable, Sendable {
  case version(String)
  /// `CLIENT_ERROR`: it wants a password first.
  case refusal

  package static let question = Array("version\r\n".utf8)

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: 0x0A), end > 1, bytes[end - 1] == 0x0D else { return nil }
    let line = bytes[..<(end - 1)]
    if line.starts(with: "VERSION ".utf8) {
      let version = line.dropFirst(8)
      guard !version.isEmpty, version.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
      self = .version(String(decoding: version, as: UTF8.self))
    } else {
      guard line.starts(with: "CLIENT_ERROR ".utf8) else { return nil }
      self = .refusal
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.contains(0x0A) }
}
