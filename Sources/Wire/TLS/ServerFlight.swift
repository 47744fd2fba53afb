/// What a server sends in the clear after a hello, taken apart as the bytes arrive.
///
/// Give it bytes with ``receive(_:)`` and ask for ``next()`` until it says ``Step/needMore`` or ends. It keeps at most
/// ``byteLimit`` bytes and never traps, whatever they are.
package struct ServerFlight: Sendable {
  /// What comes next.
  package enum Step: Hashable, Sendable {
    /// Nothing whole is there yet.
    case needMore
    case serverHello(ServerHello)
    case certificates(CertificateMessage)
    /// The body of a ServerKeyExchange message; see ``ServerKeyExchange``.
    case keyExchange([UInt8])
    /// A CertificateStatus message, which staples an OCSP answer (RFC 6066 § 8).
    case status
    /// A CertificateRequest message of TLS 1.2 or older.
    case certificateRequest
    /// The ServerHelloDone message: the server's first flight in TLS 1.2 or older is over.
    case done
    /// What follows is encrypted or is the client's turn; nothing more can be read.
    case end
    case alert(Alert)
    case sslv2(SSLv2ServerHello)
    /// The error message of SSLv2 with its code (draft-hickman-netscape-ssl § 2.10): 1 no cipher in common.
    case sslv2Error(UInt16)
    /// It does not begin as SSL or TLS does: the first bytes, 64 at most.
    case notTLS([UInt8])
    case malformed(Malformed)
  }

  /// What is wrong with bytes that began as TLS does.
  package enum Malformed: Hashable, Sendable {
    /// A record longer than ``ServerFlight/recordLimit``, or of another protocol amid TLS.
    case record
    /// A handshake message whose fields do not fit.
    case message(type: UInt8)
    /// A message that cannot come now.
    case unexpected(type: UInt8)
    /// More than ``ServerFlight/byteLimit`` bytes.
    case tooLong
  }

  /// 2^14 bytes and what TLS 1.2 lets encryption add (RFC 5246 § 6.2.3).
  package static let recordLimit = 18_432
  /// More than any server's first flight takes.
  package static let byteLimit = 65_536

  private var buffer: [UInt8] = []
  private var position = 0
  private var handshake: [UInt8] = []
  private var handshakePosition = 0
  private var isTLS = false
  private var sawHello = false
  private var overflowed = false
  private var last: Step?

  package init() {}

  /// How many bytes were taken in.
  package var received: Int { buffer.count }

  /// Takes in bytes as they come from the server; those beyond ``byteLimit`` are dropped.
  package mutating func receive(_ bytes: some Collection<UInt8>) {
    let room = ServerFlight.byteLimit - buffer.count
    if bytes.count > room { overflowed = true }
    buffer.append(contentsOf: bytes.prefix(room))
  }

  /// The next step; once it has ended, or was malformed, it stays so.
  package mutating func next() -> Step {
    if let last { return last }
    while true {
      if let step = nextMessage() ?? nextRecord() {
        switch step {
        case .end, .done, .notTLS, .malformed: last = step
        default: break
        }
        return step
      }
      // `nextRecord` yields nil only after it has moved at least a record's header forward, so this ends.
    }
  }

  private var available: Int { buffer.count - position }

  private var waiting: Step { overflowed ? .malformed(.tooLong) : .needMore }

  /// Moves one record forward; nil when it held nothing to report yet.
  private mutating func nextRecord() -> Step? {
    guard available > 0 else { return waiting }
    let first = buffer[position]
    if (20...23).contains(first) { return nextTLSRecord(type: first) }
    if !isTLS, first & 0x80 != 0 { return sslv2Message() }
    return isTLS ? .malformed(.record) : notTLS
  }

  private var notTLS: Step { .notTLS(Array(buffer.prefix(64))) }

  private mutating func nextTLSRecord(type: UInt8) -> Step? {
    guard available >= 2 else { return waiting }
    guard buffer[position + 1] == 3 else { return isTLS ? .malformed(.record) : notTLS }
    guard available >= 5 else { return waiting }
    let length = Int(buffer[position + 3]) << 8 | Int(buffer[position + 4])
    guard length <= ServerFlight.recordLimit else { return isTLS ? .malformed(.record) : notTLS }
    guard available >= 5 + length else { return waiting }
    let body = buffer[(position + 5)..<(position + 5 + length)]
    position += 5 + length
    isTLS = true
    switch type {
    case 20: return nil  // ChangeCipherSpec follows a HelloRetryRequest for the sake of middleboxes (RFC 8446 § D.4).
    case 21:
      // Split over records or empty: no implementation sends that, and it means nothing.
      guard let alert = try? Alert(body: Array(body)) else { return .malformed(.record) }
      return .alert(alert)
    case 22:
      handshake.append(contentsOf: body)
      return nil
    default: return sawHello ? .end : .malformed(.unexpected(type: type))
    }
  }

  /// Moves over whole handshake messages to the first that says something; nil when there is none.
  private mutating func nextMessage() -> Step? {
    while handshake.count - handshakePosition >= 4 {
      let type = handshake[handshakePosition]
      let length = handshake[(handshakePosition + 1)...(handshakePosition + 3)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= ServerFlight.byteLimit else { return .malformed(.message(type: type)) }
      let end = handshakePosition + 4 + length
      guard handshake.count >= end else { return nil }
      let body = Array(handshake[(handshakePosition + 4)..<end])
      handshakePosition = end
      if let step = message(type: type, body: body) { return step }
    }
    return nil
  }

  private mutating func message(type: UInt8, body: [UInt8]) -> Step? {
    do throws(Truncated) {
      switch type {
      case 2 where !sawHello:
        let hello = try ServerHello(body: body)
        sawHello = true
        return .serverHello(hello)
      case 11 where sawHello: return .certificates(try CertificateMessage(body: body))
      case 12 where sawHello: return .keyExchange(body)
      case 13 where sawHello: return .certificateRequest
      case 14 where sawHello: return .done
      case 22 where sawHello: return .status
      case 4 where sawHello: return nil  // NewSessionTicket of a session that is taken up again.
      case 0: return nil  // HelloRequest may come at any time and says nothing (RFC 5246 § 7.4.1.1).
      default: return .malformed(.unexpected(type: type))
      }
    } catch {
      return .malformed(.message(type: type))
    }
  }

  /// A message of SSLv2: a header of two bytes, then its type.
  private mutating func sslv2Message() -> Step {
    guard available >= 3 else { return waiting }
    let length = Int(buffer[position] & 0x7F) << 8 | Int(buffer[position + 1])
    let type = buffer[position + 2]
    guard (type == 4 && length >= 11) || (type == 0 && length == 3) else { return notTLS }
    guard available >= 2 + length else { return waiting }
    let body = Array(buffer[(position + 3)..<(position + 2 + length)])
    position += 2 + length
    if type == 0 { return .sslv2Error(body.reduce(0) { $0 << 8 | UInt16($1) }) }
    // Three bytes that look right are little: what else does not fit is not SSLv2 at all.
    guard let hello = try? SSLv2ServerHello(body: body), hello.version == ProtocolVersion.sslv2.rawValue else {
      return notTLS
    }
    return .sslv2(hello)
  }
}
