/// What the SQL Server Browser tells of the instances on its machine ([MC-SQLR] § 2.2.5).
package struct SQLBrowserReply: Hashable, Sendable {
  /// The first instance's version, such as `15.0.2000.5`, as told.
  package let version: [UInt8]?
  /// The machine's name.
  package let machine: [UInt8]?

  /// CLNT_UCAST_EX: all instances of this machine.
  package static let question: [UInt8] = [0x03]

  /// Nil when `bytes` are no SVR_RESP.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count >= 4, bytes[0] == 0x05, Int(bytes[1]) | Int(bytes[2]) << 8 == bytes.count - 3 else { return nil }
    let words = bytes.dropFirst(3).split(separator: 0x3B, omittingEmptySubsequences: false)
    guard let first = words.first, first.elementsEqual("ServerName".utf8) else { return nil }
    machine = words.dropFirst().first.map { Array($0) }
    let place = words.firstIndex { $0.elementsEqual("Version".utf8) }
    version = place.flatMap { words.dropFirst($0 + 1).first }.map { Array($0) }
  }
}
