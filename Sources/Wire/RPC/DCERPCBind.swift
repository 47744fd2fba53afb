/// Whether a Windows endpoint mapper answers a bind (DCE 1.1: RPC, C706 § 12.6.4.3; MS-RPCE § 2.2.2).
package enum DCERPCBind {
  /// A bind to the endpoint mapper's interface e1af8308-5d1f-11c9-91a4-08002b14a0fa, version 3.0, in NDR; nothing is
  /// called.
  package static let request: [UInt8] =
    [5, 0, 11, 3, 0x10, 0, 0, 0, 72, 0, 0, 0, 1, 0, 0, 0]
    + [0xB8, 0x10, 0xB8, 0x10, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]
    + [0x08, 0x83, 0xAF, 0xE1, 0x1F, 0x5D, 0xC9, 0x11, 0x91, 0xA4, 0x08, 0x00, 0x2B, 0x14, 0xA0, 0xFA, 3, 0, 0, 0]
    + [0x04, 0x5D, 0x88, 0x8A, 0xEB, 0x1C, 0xC9, 0x11, 0x9F, 0xE8, 0x08, 0x00, 0x2B, 0x10, 0x48, 0x60, 2, 0, 0, 0]

  /// Whether `bytes` begin with bind_ack (12) or bind_nak (13) to call 1.
  package static func isAnswer(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16, bytes[0] == 5, bytes[1] == 0, bytes[2] == 12 || bytes[2] == 13 else { return false }
    return bytes[12..<16].elementsEqual([1, 0, 0, 0])
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 16 }
}
