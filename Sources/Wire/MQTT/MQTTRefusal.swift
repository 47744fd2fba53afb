/// How an MQTT broker refuses a version that does not exist: CONNACK (MQTT 3.1.1 § 3.2, MQTT 5.0 § 3.2).
///
/// So a broker is known without a session, a login or a client's name that could push another client out.
package struct MQTTRefusal: Hashable, Sendable {
  /// The reason, 1 *unacceptable protocol version* in 3.1.1, 0x84 in 5.0.
  package let code: UInt8

  /// A CONNECT of protocol level 99, with an empty client identifier and a clean session (§ 3.1).
  package static let request: [UInt8] = [0x10, 12, 0, 4] + Array("MQTT".utf8) + [99, 2, 0, 10, 0, 0]

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count >= 4, bytes[0] == 0x20, (2...127).contains(bytes[1]), bytes.count == 2 + Int(bytes[1]),
      bytes[2] & 0xFE == 0, (1...5).contains(bytes[3]) || bytes[3] >= 0x80
    else { return nil }
    code = bytes[3]
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    guard first == 0x20 else { return true }
    return bytes.count >= 2 && bytes.count >= 2 + Int(bytes[1])
  }
}
