/// The first packet of a MySQL or MariaDB server: a handshake of protocol 10, or an error before it.
///
/// Source: MySQL's client/server protocol, *Protocol::HandshakeV10* and *ERR_Packet*. What follows the version, a
/// random challenge among it, is not kept.
struct MySQLGreeting {
  let product: String?
  let version: String?
  /// The part of the packet that may be shown.
  let shown: ArraySlice<UInt8>

  /// Nil when `bytes` do not begin with such a packet as far as its version or message.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 7, bytes[3] == 0 else { return nil }
    let length = Int(bytes[0]) | Int(bytes[1]) << 8 | Int(bytes[2]) << 16
    guard (4...1024).contains(length) else { return nil }
    let payload = bytes[4...].prefix(length)
    if payload.first == 0xFF {
      guard payload.count == length, let text = MySQLGreeting.message(payload) else { return nil }
      product = text.contains("MariaDB") ? "MariaDB" : text.contains("MySQL") ? "MySQL" : nil
      version = nil
      shown = payload.dropFirst(3)
    } else {
      guard payload.first == 10, let end = payload.firstIndex(of: 0), end > payload.startIndex + 1 else { return nil }
      let name = payload[(payload.startIndex + 1)..<end]
      guard name.allSatisfy({ (0x21...0x7E).contains($0) }), let first = name.first, (0x30...0x39).contains(first)
      else { return nil }
      let text = String(decoding: name, as: UTF8.self)
      (product, version) = MySQLGreeting.split(text)
      shown = name
    }
  }

  /// `5.5.5-10.11.6-MariaDB-0+deb12u1` is MariaDB 10.11.6: replication needs a number below 10 in front.
  private static func split(_ text: String) -> (String, String) {
    guard text.contains("MariaDB") else { return ("MySQL", text) }
    let parts = text.split(separator: "-")
    let number = parts.first { $0 != "5.5.5" } ?? parts[0]
    return ("MariaDB", String(number))
  }

  /// The message of an error packet; nil when it is none: code, then text.
  private static func message(_ payload: ArraySlice<UInt8>) -> String? {
    guard payload.count > 8 else { return nil }
    let start = payload.startIndex
    let code = Int(payload[start + 1]) | Int(payload[start + 2]) << 8
    // Errors of the server are numbered from 1000.
    guard (1000...5000).contains(code), payload.dropFirst(3).allSatisfy({ $0 >= 0x20 }) else { return nil }
    return String(decoding: payload.dropFirst(3), as: UTF8.self)
  }
}
