/// A call of procedure 0, which does nothing, of a service of ONC RPC (RFC 5531 § 9, § 11, § 12): `rpcbind`, NFS.
package enum ONCRPC {
  private static let number: UInt32 = 0x5461_727A

  /// The call of `program` in `version`, without credentials, in one record of TCP.
  package static func request(program: UInt32, version: UInt32) -> [UInt8] {
    var writer = Writer()
    writer.u32(0x8000_0028)
    for word in [number, 0, 2, program, version, 0, 0, 0, 0, 0] { writer.u32(word) }
    return writer.bytes
  }

  /// Whether `bytes` begin with an answer to ``request(program:version:)``: accepted or denied.
  package static func isAnswer(_ bytes: [UInt8]) -> Bool {
    var reader = Reader(bytes)
    guard let mark = try? reader.u32(), mark & 0x8000_0000 != 0, (12...512).contains(mark & 0x7FFF_FFFF),
      (try? reader.u32()) == number, (try? reader.u32()) == 1, let state = try? reader.u32()
    else { return false }
    return state <= 1
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 16 }
}
