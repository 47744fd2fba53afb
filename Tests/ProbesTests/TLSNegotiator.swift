import TestSupport
import Wire

/// A server of TLS 1.2 inside the test that negotiates like a real one, and is odd where a test wants it to be.
///
/// It knows suites with RSA key exchange, so that its flight needs no signature.
struct TLSNegotiator: Sendable {
  /// What a hello says.
  struct Hello: Sendable {
    let bytes: [UInt8]
    let version: UInt16
    let sessionID: [UInt8]
    let suites: [UInt16]
    let compression: [UInt8]
    let extensions: [UInt16: [UInt8]]

    init?(record: [UInt8]) {
      guard record.count > 5, record[0] == 22 else { return nil }
      var reader = Reader(Array(record[5...]))
      do throws(Truncated) {
        try reader.skip(4)
        version = try reader.u16()
        try reader.skip(32)
        var session = try reader.vector(1)
        sessionID = session.rest()
        var list = try reader.vector(2)
        var found: [UInt16] = []
        while list.remaining > 1 { found.append(try list.u16()) }
        suites = found
        var methods = try reader.vector(1)
        compression = methods.rest()
        var all: [UInt16: [UInt8]] = [:]
        if !reader.isAtEnd {
          var rest = try reader.vector(2)
          while !rest.isAtEnd {
            let type = try rest.u16()
            var body = try rest.vector(2)
            all[type] = body.rest()
          }
        }
        extensions = all
      } catch { return nil }
      bytes = record
    }
  }

  /// What an oddity does with a hello.
  enum Manner: Sendable { case negotiate, reset, close, alert(UInt8) }

  var suites: [UInt16] = [0x009C, 0x003C, 0x002F, 0x0035]
  var certificate: [UInt8] = []
  /// Whether it compresses for whoever offers DEFLATE.
  var compresses = false
  /// Extensions of the ServerHello.
  var answers: [(UInt16, [UInt8])] = [(0xFF01, [0])]
  var manner: @Sendable (Hello, Int) -> Manner = { _, _ in .negotiate }
  /// What it says to the bytes that follow its flight.
  var afterwards: @Sendable ([UInt8]) -> [UInt8] = { _ in [] }

  func start() -> ScriptedServer {
    ScriptedServer { connection in
      let bytes = TLSNegotiator.record(connection)
      guard let hello = Hello(record: bytes) else {
        if bytes.first.map({ $0 & 0x80 != 0 }) == true { connection.write([0x15, 3, 1, 0, 2, 2, 40]) }
        return
      }
      switch manner(hello, connection.number) {
      case .reset: return connection.breakOff()
      case .close: return
      case .alert(let code):
        connection.write([0x15, 3, 3, 0, 2, 2, code])
        return
      case .negotiate: break
      }
      let isTLS12 = hello.version >= 0x0303 && hello.extensions[43].map { $0.suffix(2) == [3, 3] } != false
      guard isTLS12 else {
        connection.write([0x15, 3, 1, 0, 2, 2, 70])
        return
      }
      guard let suite = suites.first(where: hello.suites.contains) else {
        connection.write([0x15, 3, 3, 0, 2, 2, 40])
        return
      }
      connection.write(flight(suite, hello))
      let more = connection.read()
      guard !more.isEmpty else { return }
      connection.write(afterwards(more))
    }
  }

  /// A whole record, which may come in several packets.
  static func record(_ connection: ScriptedServer.Connection) -> [UInt8] {
    var bytes = connection.read()
    while bytes.count >= 5, bytes[0] == 22, bytes.count < 5 + Int(bytes[3]) << 8 + Int(bytes[4]) {
      let more = connection.read()
      guard !more.isEmpty else { break }
      bytes += more
    }
    return bytes
  }

  private func flight(_ suite: UInt16, _ hello: Hello) -> [UInt8] {
    var chain = Writer()
    chain.vector(3) { list in
      if !certificate.isEmpty { list.vector(3) { $0.append(certificate) } }
    }
    return TLSNegotiator.message(2, greeting(suite, hello)) + TLSNegotiator.message(11, chain.bytes)
      + TLSNegotiator.message(14, [])
  }

  /// The body of a ServerHello.
  private func greeting(_ suite: UInt16, _ hello: Hello) -> [UInt8] {
    var writer = Writer()
    writer.u16(0x0303)
    writer.append(Array(1...32))
    writer.vector(1) { _ in }
    writer.u16(suite)
    writer.u8(compresses && hello.compression.contains(1) ? 1 : 0)
    writer.vector(2) { list in
      for (type, body) in answers where type == 0xFF01 || hello.extensions[type] != nil {
        list.u16(type)
        list.vector(2) { $0.append(body) }
      }
    }
    return writer.bytes
  }

  /// A handshake message in a record of its own.
  static func message(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    var writer = Writer()
    writer.append([22, 3, 3])
    writer.vector(2) { record in
      record.u8(type)
      record.vector(3) { $0.append(body) }
    }
    return writer.bytes
  }
}
