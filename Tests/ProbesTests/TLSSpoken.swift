import Synchronization
import Wire

/// What the servers of these tests say and understand.
enum Spoken {
  /// The number of the version that a hello asks for; nil for something else.
  static func asked(_ hello: [UInt8]) -> UInt16? {
    if hello.count > 5, hello[0] & 0x80 != 0 { return 0x0002 }
    guard hello.count > 50, hello[0] == 22 else { return nil }
    // supported_versions with TLS 1.3 alone.
    let mark: [UInt8] = [0x00, 0x2B, 0x00, 0x03, 0x02, 0x03, 0x04]
    for start in 0..<(hello.count - mark.count) where Array(hello[start..<(start + mark.count)]) == mark {
      return 0x0304
    }
    return UInt16(hello[9]) << 8 | UInt16(hello[10])
  }

  /// A ServerHello without extensions, a Certificate message and a ServerHelloDone, each in its own record.
  static func serverHello(_ version: UInt16, certificates: [[UInt8]]) -> [UInt8] {
    record(version, type: 2) { writer in
      writer.u16(version)
      writer.append(Array(1...32))
      writer.vector(1) { _ in }
      writer.u16(0x002F)
      writer.u8(0)
    }
      + record(version, type: 11) { writer in
        writer.vector(3) { list in for certificate in certificates { list.vector(3) { $0.append(certificate) } } }
      } + record(version, type: 14) { _ in }
  }

  /// A SERVER-HELLO of SSLv2 with RC4 and Triple-DES.
  static func sslv2ServerHello(_ certificate: [UInt8]) -> [UInt8] {
    var body = Writer()
    body.append([4, 0, 1, 0, 2])
    body.u16(UInt16(certificate.count))
    body.append([0, 6, 0, 16])
    body.append(certificate)
    body.append([0x07, 0x00, 0xC0, 0x01, 0x00, 0x80])
    body.append(repeatElement(0x33, count: 16))
    return [0x80 | UInt8(body.bytes.count >> 8), UInt8(body.bytes.count & 0xFF)] + body.bytes
  }

  private static func record(_ version: UInt16, type: UInt8, _ body: (inout Writer) -> Void) -> [UInt8] {
    var writer = Writer()
    writer.u8(22)
    writer.u16(version)
    writer.vector(2) { record in
      record.u8(type)
      record.vector(3, body)
    }
    return writer.bytes
  }
}

/// Hellos that a server heard.
final class Heard: Sendable {
  private let all = Mutex<Set<[UInt8]>>([])

  func note(_ hello: [UInt8]) { all.withLock { _ = $0.insert(hello) } }

  var hellos: Set<[UInt8]> { all.withLock { $0 } }
}
