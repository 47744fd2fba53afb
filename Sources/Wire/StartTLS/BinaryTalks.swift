/// LDAP's extended operation StartTLS (RFC 4511 § 4.14).
struct LDAPTalk: StartTLSTalk {
  private var hasAsked = false

  /// An LDAPMessage with number 1 and an ExtendedRequest of the OID 1.3.6.1.4.1.1466.20037.
  static let request: [UInt8] =
    [0x30, 0x1D, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16] + Array("1.3.6.1.4.1.1466.20037".utf8)

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    if !hasAsked {
      hasAsked = true
      return .send(LDAPTalk.request)
    }
    var reader = Reader(buffer)
    do throws(Truncated) {
      guard try reader.u8() == 0x30 else { return buffer.isEmpty ? .needMore : .end }
      var message = try reader.berPart()
      guard try message.u8() == 0x02 else { return .end }
      _ = try message.berPart()
      // ExtendedResponse, which may also be a notice of disconnection.
      guard try message.u8() == 0x78 else { return .end }
      var response = try message.berPart()
      guard try response.u8() == 0x0A else { return .end }
      var code = try response.berPart()
      let result = try code.u8()
      buffer = reader.rest()
      facts.isUnderstood = true
      if result == 0 {
        facts.offered = true
        facts.accepted = true
        return .begin
      }
      // Busy, or limited to certain clients, is not the same as without TLS (RFC 4511 § A.1, RFC 4513 § 3.1.1).
      facts.offered = [2, 12, 53].contains(result) ? false : nil
      facts.refuse("resultCode \(result)".utf8)
      return .end
    } catch {
      return .needMore
    }
  }
}

extension Reader {
  /// The value after a BER length of at most four bytes (X.690 § 8.1.3).
  fileprivate mutating func berPart() throws(Truncated) -> Reader {
    let first = try u8()
    guard first & 0x80 != 0 else { return try part(Int(first)) }
    var length = 0
    for _ in 0..<min(4, Int(first & 0x7F)) { length = length << 8 | Int(try u8()) }
    return try part(length)
  }
}

/// PostgreSQL's SSLRequest.
struct PostgreSQLTalk: StartTLSTalk {
  private var hasAsked = false

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    if !hasAsked {
      hasAsked = true
      return .send(PostgreSQLReply.request)
    }
    guard PostgreSQLReply.isWhole(buffer) else { return .needMore }
    switch PostgreSQLReply(buffer) {
    case .encrypts:
      buffer = []
      facts.isUnderstood = true
      facts.offered = true
      facts.accepted = true
      return .begin
    case .clearText:
      facts.isUnderstood = true
      facts.offered = false
      facts.refuse([0x4E])
    case .failure:
      facts.isUnderstood = true
      facts.refuse(buffer.dropFirst(5).prefix(512))
    case nil: break
    }
    return .end
  }
}

/// MySQL and MariaDB: the server's greeting says what it can do, SSLRequest follows without an answer.
struct MySQLTalk: StartTLSTalk {
  /// CLIENT_SSL, CLIENT_PROTOCOL_41, CLIENT_SECURE_CONNECTION; 16 MiB; utf8; 23 zeros.
  static let request: [UInt8] =
    [0x20, 0, 0, 1, 0x00, 0x8A, 0x00, 0x00, 0, 0, 0, 1, 33] + [UInt8](repeating: 0, count: 23)

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    if facts.isUnderstood { return .begin }
    guard buffer.count >= 4 else { return .needMore }
    let length = Int(buffer[0]) | Int(buffer[1]) << 8 | Int(buffer[2]) << 16
    guard (4...4096).contains(length), buffer[3] == 0 else { return .end }
    guard buffer.count >= 4 + length else { return .needMore }
    var reader = Reader(Array(buffer[4..<(4 + length)]))
    do throws(Truncated) {
      switch try reader.u8() {
      case 10:
        var name: [UInt8] = []
        var byte = try reader.u8()
        while byte != 0 {
          name.append(byte)
          byte = try reader.u8()
        }
        // The thread's number, the first part of the challenge, and a zero.
        try reader.skip(4 + 8 + 1)
        let abilities = try reader.u16().byteSwapped
        facts.banner = name
        facts.isUnderstood = true
        facts.offered = abilities & 0x0800 != 0
        guard facts.offered == true else { return .end }
        // It does not answer: what follows the request is TLS.
        facts.accepted = true
        buffer = []
        return .send(MySQLTalk.request)
      case 255:
        facts.refuse(reader.rest().dropFirst(2))
        return .end
      default: return .end
      }
    } catch {
      return .end
    }
  }
}

/// Remote desktop: the negotiation inside X.224 (MS-RDPBCGR § 2.2.1.1).
struct RDPTalk: StartTLSTalk {
  private var hasAsked = false

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    if !hasAsked {
      hasAsked = true
      return .send(ConnectionConfirm.request)
    }
    guard ConnectionConfirm.isWhole(buffer) else { return .needMore }
    guard let answer = ConnectionConfirm(buffer) else { return .end }
    buffer = []
    facts.isUnderstood = true
    switch answer.negotiation {
    case .chosen(let number) where number != 0:
      facts.offered = true
      facts.accepted = true
      return .begin
    case .failure(let code):
      // SSL_NOT_ALLOWED_BY_SERVER, SSL_CERT_NOT_ON_SERVER (§ 2.2.1.2.2).
      facts.offered = [2, 3].contains(code) ? false : nil
      facts.refuse("failureCode \(code)".utf8)
    case .chosen, nil: facts.offered = false
    }
    return .end
  }
}
