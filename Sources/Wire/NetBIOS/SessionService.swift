/// Whether the NetBIOS session service answers a session request (RFC 1002 § 4.3.2 to 4.3.4).
package enum SessionService {
  /// A request for the name `*SMBSERVER`, under which every file server answers.
  package static let request: [UInt8] =
    [0x81, 0, 0, 68] + name("*SMBSERVER", 0x20) + name("TARCZA", 0x00)

  /// Whether `bytes` are a positive (0x82) or negative (0x83) response, or a retarget (0x84).
  package static func isAnswer(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes[1] == 0, bytes[2] == 0 else { return false }
    return switch bytes[0] {
    case 0x82: bytes[3] == 0
    case 0x83: bytes[3] == 1 && bytes.count == 5 && bytes[4] >= 0x80
    case 0x84: bytes[3] == 6
    default: false
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= (bytes.first == 0x83 ? 5 : 4) }

  /// A name of 15 characters and a suffix, in half-bytes as letters (RFC 1001 § 14.1).
  private static func name(_ text: String, _ suffix: UInt8) -> [UInt8] {
    var padded = Array(text.utf8.prefix(15))
    while padded.count < 15 { padded.append(0x20) }
    padded.append(suffix)
    var name: [UInt8] = [0x20]
    for byte in padded {
      name.append(0x41 + (byte >> 4))
      name.append(0x41 + (byte & 0x0F))
    }
    return name + [0]
  }
}
