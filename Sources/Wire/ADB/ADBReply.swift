/// How an Android device answers a debugger's CONNECT (Android Open Source Project, *adb protocol.txt*).
package enum ADBReply: Hashable, Sendable {
  /// It lets whoever asks in.
  case connected
  /// It wants a key that its owner has allowed, or TLS first.
  case wantsKey

  /// A CONNECT (`CNXN`) of version 0x01000000 with the system identity `host::`; no stream is opened.
  package static let request: [UInt8] = {
    let identity = Array("host::\0".utf8)
    let sum = identity.reduce(UInt32(0)) { $0 + UInt32($1) }
    var writer = Writer()
    let command: UInt32 = 0x4E58_4E43
    let words: [UInt32] = [command, 0x0100_0000, 4096, UInt32(identity.count), sum, ~command]
    for word in words { writer.u32(word.byteSwapped) }
    writer.append(identity)
    return writer.bytes
  }()

  /// Nil when `bytes` do not begin with a whole header of such an answer.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count >= 24 else { return nil }
    // The last word is the first with every bit turned.
    guard zip(bytes[0..<4], bytes[20..<24]).allSatisfy({ $0 == ~$1 }) else { return nil }
    switch String(decoding: bytes[0..<4], as: UTF8.self) {
    case "CNXN": self = .connected
    case "AUTH", "STLS": self = .wantsKey
    default: return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 24 }
}
