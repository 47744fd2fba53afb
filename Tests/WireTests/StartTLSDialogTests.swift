import Testing
import Wire

/// The talks that lead to TLS, against what servers say: captured, or written after the specification.
@Suite struct StartTLSDialogTests {
  /// How a dialog ended and what was sent in it.
  struct Course: Equatable {
    var sent: [String] = []
    var end: StartTLSDialog.Step
    var facts: StartTLSFacts
  }

  /// Carries a dialog through with a server that says one text after each thing it hears, the first by itself.
  static func run(
    _ protocolName: StartTLSProtocol, _ answers: [String], name: String? = nil, pipelining: Bool = false,
    pieces: Int = .max
  ) -> Course {
    var dialog = StartTLSDialog(protocolName, name: name, pipelining: pipelining)
    var course = Course(end: .needMore, facts: StartTLSFacts())
    var answers = answers[...]
    var rest = ArraySlice<UInt8>()
    while true {
      switch dialog.next() {
      case .send(let bytes): course.sent.append(String(decoding: bytes, as: UTF8.self))
      case .needMore:
        if rest.isEmpty {
          guard let answer = answers.popFirst() else {
            course.facts = dialog.facts
            return course
          }
          rest = Array(answer.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })[...]
        }
        dialog.receive(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
      case let step:
        course.end = step
        course.facts = dialog.facts
        return course
      }
    }
  }

  @Test(arguments: [1, 3, .max]) func postfix(pieces: Int) {
    let course = Self.run(
      .smtp,
      [
        "220 mail.powiat.example ESMTP Postfix\r\n",
        "250-mail.powiat.example\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n",
        "220 2.0.0 Ready to start TLS\r\n",
      ], pieces: pieces)
    #expect(course.end == .begin && course.sent == ["EHLO tarcza.invalid\r\n", "STARTTLS\r\n"])
    #expect(course.facts.offered == true && course.facts.accepted == true && course.facts.plainLogin == true)
    #expect(course.facts.methods == ["PLAIN", "LOGIN"])
    #expect(String(decoding: course.facts.banner, as: UTF8.self) == "220 mail.powiat.example ESMTP Postfix")
  }

  @Test func aMailServerWithoutTLSAndOneThatRefuses() {
    let without = Self.run(.smtp, ["220 x ESMTP\r\n", "250-x\r\n250 AUTH CRAM-MD5\r\n"])
    #expect(without.end == .end && without.facts.offered == false && without.facts.accepted == nil)
    #expect(without.facts.plainLogin == false)
    let busy = Self.run(.smtp, ["220 x\r\n", "250-x\r\n250 STARTTLS\r\n", "454 4.7.0 TLS not available\r\n"])
    #expect(busy.end == .end && busy.facts.offered == true && busy.facts.accepted == false)
    #expect(String(decoding: busy.facts.refusal, as: UTF8.self) == "454 4.7.0 TLS not available")
    let closed = Self.run(.smtp, ["554 no\r\n"])
    #expect(closed.end == .end && closed.facts.offered == nil && !closed.facts.isUnderstood)
    #expect(Self.run(.smtp, ["* OK IMAP\r\n"]).end == .end)
    let lmtp = Self.run(.lmtp, ["220 x\r\n", "250 STARTTLS\r\n", "220 go\r\n"])
    #expect(lmtp.sent.first == "LHLO tarcza.invalid\r\n" && lmtp.end == .begin)
  }

  @Test func imap() {
    let closed = Self.run(
      .imap,
      [
        "* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n",
        "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n", "a2 OK Begin TLS negotiation now.\r\n",
      ])
    #expect(closed.end == .begin && closed.facts.plainLogin == false && closed.facts.methods == [])
    let open = Self.run(.imap, ["* OK x\r\n", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na1 OK\r\n"])
    #expect(open.end == .end && open.facts.offered == false && open.facts.plainLogin == true)
    #expect(Self.run(.imap, ["* BYE too many\r\n"]).facts.accepted == false)
  }

  @Test func pop3() {
    let good = Self.run(
      .pop3, ["+OK Dovecot\r\n", "+OK\r\nCAPA\r\nSTLS\r\nUSER\r\nSASL PLAIN\r\n.\r\n", "+OK Begin\r\n"])
    #expect(good.end == .begin && good.facts.plainLogin == true && good.sent == ["CAPA\r\n", "STLS\r\n"])
    let old = Self.run(.pop3, ["+OK\r\n", "-ERR unknown\r\n", "-ERR unknown\r\n"])
    #expect(old.end == .end && old.facts.offered == false && old.facts.plainLogin == nil)
  }

  @Test func ftp() {
    let good = Self.run(
      .ftp,
      ["220-Welcome\r\n words\r\n220 (vsFTPd 3.0.3)\r\n", "211-Features:\r\n AUTH TLS\r\n211 End\r\n", "234 go\r\n"])
    #expect(good.end == .begin && good.facts.offered == true && good.facts.plainLogin == nil)
    let old = Self.run(.ftp, ["220 x\r\n", "530 Please login.\r\n", "530 Please login.\r\n"])
    #expect(old.end == .end && old.facts.offered == false && old.facts.accepted == false)
  }

  @Test func ldap() {
    let yes = "\u{30}\u{0C}\u{02}\u{01}\u{01}\u{78}\u{07}\u{0A}\u{01}\u{00}\u{04}\u{00}\u{04}\u{00}"
    #expect(Self.run(.ldap, [yes], pieces: 1).end == .begin)
    #expect(Self.run(.ldap, [yes]).sent.first?.hasSuffix("1.3.6.1.4.1.1466.20037") == true)
    let no = "\u{30}\u{0C}\u{02}\u{01}\u{01}\u{78}\u{07}\u{0A}\u{01}\u{02}\u{04}\u{00}\u{04}\u{00}"
    let course = Self.run(.ldap, [no])
    #expect(course.end == .end && course.facts.offered == false)
    #expect(Self.run(.ldap, ["SSH-2.0-x\r\n"]).end == .end)
  }

  @Test func xmpp() {
    let features =
      "<?xml version='1.0'?><stream:stream id='1'><stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'>"
      + "<required/></starttls><mechanisms><mechanism>PLAIN</mechanism></mechanisms></stream:features>"
    let good = Self.run(
      .xmpp, [features, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"], name: "a'b.pl", pieces: 7)
    #expect(good.end == .begin && good.facts.methods == ["PLAIN"] && good.facts.plainLogin == true)
    #expect(good.sent.first?.contains("to='ab.pl'") == true)
    let other = Self.run(.xmppServer, ["<stream:stream><stream:error><host-unknown/></stream:error></stream:stream>"])
    #expect(other.end == .end && other.facts.accepted == false && other.sent.first?.contains("jabber:server") == true)
  }

  @Test func databases() {
    #expect(Self.run(.postgresql, ["S"]).end == .begin)
    let plain = Self.run(.postgresql, ["N"])
    #expect(plain.end == .end && plain.facts.offered == false)
    func greeting(_ abilities: String) -> String {
      "\u{0A}5.5.5-10.11-MariaDB\u{00}" + "\u{01}\u{00}\u{00}\u{00}" + "challeng\u{00}" + abilities
        + "\u{08}\u{02}\u{00}"
    }
    func packet(_ body: String) -> String {
      String(String.UnicodeScalarView([Unicode.Scalar(UInt8(body.unicodeScalars.count)), "\u{0}", "\u{0}", "\u{0}"]))
        + body
    }
    let good = Self.run(.mysql, [packet(greeting("\u{FE}\u{FF}"))], pieces: 5)
    #expect(good.end == .begin && good.facts.offered == true && good.sent.count == 1)
    let none = Self.run(.mysql, [packet(greeting("\u{FE}\u{F7}"))])
    #expect(none.end == .end && none.facts.offered == false && none.sent == [])
  }

  @Test func remoteDesktop() {
    let tls = "\u{3}\u{0}\u{0}\u{13}\u{0E}\u{D0}\u{0}\u{0}\u{12}\u{34}\u{0}\u{2}\u{0}\u{8}\u{0}\u{1}\u{0}\u{0}\u{0}"
    #expect(Self.run(.rdp, [tls], pieces: 4).end == .begin)
    let old = "\u{3}\u{0}\u{0}\u{0B}\u{06}\u{D0}\u{0}\u{0}\u{12}\u{34}\u{0}"
    let course = Self.run(.rdp, [old])
    #expect(course.end == .end && course.facts.offered == false)
  }

  @Test func sieveNewsAndChat() {
    let sieve = Self.run(
      .sieve,
      [
        "\"IMPLEMENTATION\" \"Dovecot Pigeonhole\"\r\n\"SASL\" \"PLAIN LOGIN\"\r\n\"STARTTLS\"\r\nOK \"ready.\"\r\n",
        "OK \"Begin TLS negotiation now.\"\r\n",
      ])
    #expect(sieve.end == .begin && sieve.facts.methods == ["PLAIN", "LOGIN"])
    let news = Self.run(.nntp, ["200 hello\r\n", "101 list\r\nVERSION 2\r\nSTARTTLS\r\n.\r\n", "382 go\r\n"])
    #expect(news.end == .begin && news.facts.plainLogin == false)
    let chat = Self.run(
      .irc, [":irc NOTICE AUTH :*** Looking up\r\n:irc CAP * LS :multi-prefix tls\r\n", ":irc 670 * :go\r\n"])
    #expect(chat.end == .begin && chat.facts.offered == true)
    let plain = Self.run(.irc, [":irc 421 * CAP :Unknown\r\n", ":irc 451 * :not registered\r\n"])
    #expect(plain.end == .end && plain.facts.offered == false)
  }

  @Test func aCommandBehindTheRequest() {
    let course = Self.run(
      .smtp, ["220 x\r\n", "250 STARTTLS\r\n", "220 go\r\n250 2.0.0 Ok\r\n"], pipelining: true)
    #expect(course.sent.last == "STARTTLS\r\nNOOP\r\n" && course.end == .begin)
    #expect(StartTLSProtocol.smtp.isAnswer(Array("250 2.0.0 Ok\r\n".utf8)))
    #expect(!StartTLSProtocol.smtp.isAnswer(Array("221 Bye\r\n".utf8)))
    #expect(
      StartTLSProtocol.sieve.isAnswer(Array("OK\r\nOK\r\n".utf8))
        && !StartTLSProtocol.sieve.isAnswer(Array("OK\r\n".utf8)))
  }

  /// Whatever comes, in whatever pieces, the talk ends and keeps within its limit.
  @Test(arguments: StartTLSProtocol.allCases) func noise(protocolName: StartTLSProtocol) {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0...300, using: &random)).map { _ in
            Unicode.Scalar(UInt8.random(in: 0...255, using: &random))
          }))
      _ = Self.run(protocolName, [text, text], pieces: Int.random(in: 1...64, using: &random))
    }
    let flood = Self.run(protocolName, Array(repeating: String(repeating: "220-", count: 4096), count: 64))
    #expect(flood.end == .end)
  }
}
