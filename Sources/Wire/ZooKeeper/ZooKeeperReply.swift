/// What ZooKeeper answers to the word `srvr` (*ZooKeeper Administrator's Guide*, *The Four Letter Words*).
package struct ZooKeeperReply: Hashable, Sendable {
  /// Nil from a server that does not answer this word to everybody.
  package let version: String?

  package static let request = Array("srvr".utf8)

  /// Nil when `bytes` do not begin with such an answer's first line.
  package init?(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != 0x0A }
    if line.starts(with: "srvr is not executed".utf8) {
      version = nil
    } else {
      let start = Array("Zookeeper version: ".utf8)
      let number = line.dropFirst(start.count).prefix { $0 != 0x2D && $0 != 0x2C && $0 != 0x20 }
      guard line.starts(with: start), !number.isEmpty, number.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        return nil
      }
      version = String(decoding: number, as: UTF8.self)
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.contains(0x0A) }
}
