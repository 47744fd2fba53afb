/// Whether an application server answers the CPing of the Apache JServ Protocol 1.3 (*AJPv13*, *Request Packet
/// Structure*).
package enum AJPPong {
  package static let request: [UInt8] = [0x12, 0x34, 0, 1, 10]

  package static func isAnswer(_ bytes: [UInt8]) -> Bool { bytes == [0x41, 0x42, 0, 1, 9] }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 5 }
}
