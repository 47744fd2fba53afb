/// The talk in clear text that brings a service to begin TLS, taken apart as the bytes arrive.
///
/// Ask for ``next()``, do what it says, give it what comes with ``receive(_:)``, until it says ``Step/begin`` or
/// ``Step/end``. It keeps at most ``byteLimit`` bytes and never traps, whatever they are. Nothing in a dialog logs in or
/// changes anything.
package struct StartTLSDialog: Sendable {
  /// What comes next.
  package enum Step: Hashable, Sendable {
    case needMore
    case send([UInt8])
    /// The next byte that the client sends is the first of its ClientHello.
    case begin
    /// TLS will not begin; ``StartTLSDialog/facts`` say what is known.
    case end
  }

  /// More than the list of abilities of any server.
  package static let byteLimit = 65_536

  package private(set) var facts = StartTLSFacts()
  private var talk: any StartTLSTalk
  private var buffer: [UInt8] = []
  private var received = 0
  private var isOver = false

  /// A dialog in `protocolName`.
  ///
  /// - Parameters:
  ///   - protocolName: The protocol.
  ///   - name: The name under which users know the service; XMPP servers want to hear it.
  ///   - pipelining: Whether a harmless command follows the request for TLS at once, in clear text: a server with the
  ///     fault of CVE-2011-0411 answers it inside TLS. Only for protocols that have one, see
  ///     ``StartTLSProtocol/harmlessCommand``.
  package init(_ protocolName: StartTLSProtocol, name: String? = nil, pipelining: Bool = false) {
    let extra = pipelining ? protocolName.harmlessCommand ?? "" : ""
    talk =
      switch protocolName {
      case .smtp: SMTPTalk(greeting: "EHLO", extra: extra)
      case .lmtp: SMTPTalk(greeting: "LHLO", extra: extra)
      case .imap: IMAPTalk(extra: extra)
      case .pop3: POP3Talk(extra: extra)
      case .ftp: FTPTalk(extra: extra)
      case .sieve: SieveTalk(extra: extra)
      case .nntp: NNTPTalk(extra: extra)
      case .irc: IRCTalk()
      case .ldap: LDAPTalk()
      case .xmpp: XMPPTalk(namespace: "jabber:client", name: name ?? "localhost")
      case .xmppServer: XMPPTalk(namespace: "jabber:server", name: name ?? "localhost")
      case .postgresql: PostgreSQLTalk()
      case .mysql: MySQLTalk()
      case .rdp: RDPTalk()
      }
  }

  /// Takes in bytes as they come; those beyond ``byteLimit`` end the dialog.
  package mutating func receive(_ bytes: some Collection<UInt8>) {
    received += bytes.count
    if received > StartTLSDialog.byteLimit { isOver = true } else { buffer += bytes }
  }

  /// What to do now.
  package mutating func next() -> Step {
    if isOver { return .end }
    let step = talk.next(&buffer, &facts)
    if step == .end || step == .begin { isOver = true }
    return step
  }

  /// How many bytes came after the server's consent, in clear text; none from a server that keeps to the rules.
  package var left: Int { buffer.count }
}

/// One protocol's part of a dialog.
protocol StartTLSTalk: Sendable {
  /// What to do with the bytes that have come, of which it takes away those it has understood.
  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step
}
