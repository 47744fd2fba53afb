import Wire

/// The last command of a session, whose answer shows that all others before it were answered.
struct Farewell {
  let command: String
  /// What a line of its answer begins with.
  let answer: String
  /// How many such lines come without an injected command.
  var count = 1

  private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    // The last line counts only when its end is there.
    guard let end = bytes.lastIndex(of: 0x0A) else { return [] }
    return bytes[..<end].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
  }

  func isOver(_ bytes: [UInt8]) -> Bool {
    lines(bytes).count { $0.starts(with: answer.utf8) } >= count
  }

  /// Whether another command was answered before.
  func wasPreceded(in bytes: [UInt8], _ protocolName: StartTLSProtocol) -> Bool {
    switch protocolName {
    case .pop3: lines(bytes).count { $0.starts(with: "+OK".utf8) } > 1
    case .sieve: lines(bytes).count { $0.starts(with: "OK".utf8) } > count
    default: protocolName.isAnswer(bytes)
    }
  }
}

extension StartTLSProtocol {
  /// How a session ends inside TLS; nil where nothing needs to be said, or nothing is injected.
  var farewell: Farewell? {
    switch self {
    case .smtp, .lmtp: Farewell(command: "QUIT\r\n", answer: "221")
    case .ftp: Farewell(command: "QUIT\r\n", answer: "221")
    case .imap: Farewell(command: "a4 LOGOUT\r\n", answer: "a4 ")
    case .pop3: Farewell(command: "QUIT\r\n", answer: "+OK")
    case .nntp: Farewell(command: "QUIT\r\n", answer: "205")
    // After STARTTLS the server lists its abilities by itself and ends with an OK (RFC 5804 § 2.2).
    case .sieve: Farewell(command: "LOGOUT\r\n", answer: "OK", count: 2)
    case .ldap, .xmpp, .xmppServer, .postgresql, .mysql, .rdp, .irc: nil
    }
  }
}
