/// FTP (RFC 2389, RFC 4217).
struct FTPTalk: StartTLSTalk {
  let extra: String
  private var state = State.greeting
  /// Between a reply's first line and its last.
  private var isInReply = false

  private enum State { case greeting, abilities, answer }

  init(extra: String) { self.extra = extra }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    while let line = buffer.takeLine() {
      if facts.banner.isEmpty { facts.banner = line }
      if state == .abilities {
        let words = line.words
        // `AUTH TLS`, or `AUTH TLS-C;SSL;` on Windows.
        if words.first == "AUTH", words.count > 1 { facts.offered = true }
      }
      guard let (code, isLast) = line.reply else {
        // The lines between a reply's first and last need no code (RFC 959 § 4.2).
        if isInReply { continue }
        return .end
      }
      isInReply = !isLast
      guard isLast else { continue }
      switch (state, code) {
      case (.greeting, 220):
        facts.isUnderstood = true
        state = .abilities
        return .send(Array("FEAT\r\n".utf8))
      case (.greeting, _):
        facts.refuse(line)
        return .end
      case (.abilities, _):
        // Servers without FEAT, or with a short list, may still know AUTH.
        state = .answer
        return .send(Array("AUTH TLS\r\n\(extra)".utf8))
      case (.answer, 234), (.answer, 334):
        facts.offered = true
        facts.accepted = true
        return .begin
      case (.answer, _):
        facts.offered = facts.offered ?? false
        facts.refuse(line)
        return .end
      }
    }
    return .needMore
  }
}

/// NNTP (RFC 3977, RFC 4642).
struct NNTPTalk: StartTLSTalk {
  let extra: String
  private var state = State.greeting

  private enum State { case greeting, abilities, list, answer }

  init(extra: String) { self.extra = extra }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    while let line = buffer.takeLine() {
      if facts.banner.isEmpty { facts.banner = line }
      let words = line.words
      let code = line.reply?.code
      switch state {
      case .greeting:
        guard code == 200 || code == 201 else {
          if code != nil { facts.refuse(line) }
          return .end
        }
        facts.isUnderstood = true
        state = .abilities
        return .send(Array("CAPABILITIES\r\n".utf8))
      case .abilities:
        if code == 101 {
          state = .list
          continue
        }
        return ask()
      case .list:
        if words.first == "STARTTLS" { facts.offered = true }
        if words.first == "AUTHINFO" { facts.note(methods: words.dropFirst().filter { $0 != "SASL" }) }
        if words.first == "SASL" { facts.note(methods: words.dropFirst()) }
        guard line == [0x2E] else { continue }
        if facts.methods == nil { facts.note(methods: []) }
        facts.offered = facts.offered ?? false
        return facts.offered == true ? ask() : .end
      case .answer:
        guard code == 382 else {
          facts.offered = facts.offered ?? false
          facts.refuse(line)
          return .end
        }
        facts.offered = true
        facts.accepted = true
        return .begin
      }
    }
    return .needMore
  }

  private mutating func ask() -> StartTLSDialog.Step {
    state = .answer
    return .send(Array("STARTTLS\r\n\(extra)".utf8))
  }
}

/// IRC (IRCv3 *Capability Negotiation* and *tls*).
struct IRCTalk: StartTLSTalk {
  private var state = State.silent

  private enum State { case silent, abilities, answer }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    if state == .silent {
      state = .abilities
      return .send(Array("CAP LS 302\r\n".utf8))
    }
    while let line = buffer.takeLine() {
      var words = line.words
      if words.first?.hasPrefix(":") == true { words.removeFirst() }
      guard let command = words.first else { continue }
      if facts.banner.isEmpty { facts.banner = line }
      switch command {
      case "CAP" where state == .abilities && words.contains("LS"):
        facts.isUnderstood = true
        if words.contains(where: { $0 == "TLS" || $0 == ":TLS" }) { facts.offered = true }
        if let sasl = words.first(where: { $0.hasPrefix("SASL=") || $0.hasPrefix(":SASL=") }) {
          let list = sasl.split(separator: "=").last ?? ""
          facts.note(methods: list.split(separator: ",").map(String.init))
        }
        // `CAP * LS * :…` says that more follows.
        if words.firstIndex(of: "LS").map({ words.indices.contains($0 + 1) && words[$0 + 1] == "*" }) == true {
          continue
        }
        return ask()
      case "421" where state == .abilities, "451" where state == .abilities: return ask()
      case "670":
        facts.isUnderstood = true
        facts.offered = true
        facts.accepted = true
        return .begin
      case "691", "421", "451":
        facts.isUnderstood = true
        facts.offered = facts.offered ?? false
        facts.refuse(line)
        return .end
      case "ERROR":
        facts.refuse(line)
        return .end
      default: continue
      }
    }
    return .needMore
  }

  private mutating func ask() -> StartTLSDialog.Step {
    state = .answer
    return .send(Array("STARTTLS\r\n".utf8))
  }
}

/// XMPP (RFC 6120 § 5).
struct XMPPTalk: StartTLSTalk {
  private let opening: [UInt8]
  private var state = State.silent

  private enum State { case silent, features, answer }

  init(namespace: String, name: String) {
    // Only what a host name may hold gets into the stream.
    let host = name.utf8.filter { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
    }
    let place = "to='\(String(decoding: host, as: UTF8.self))' xmlns='\(namespace)'"
    let streams = "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'"
    opening = Array("<?xml version='1.0'?><stream:stream \(place) \(streams)>".utf8)
  }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    if state == .silent {
      state = .features
      return .send(opening)
    }
    let text = String(decoding: buffer, as: UTF8.self)
    guard text.utf8.first == nil || text.utf8.first == 0x3C || state == .answer || text.first?.isWhitespace == true
    else {
      return .end
    }
    if text.contains("<stream:error") || text.contains("</stream:stream>") {
      facts.isUnderstood = true
      facts.refuse(buffer.prefix(512))
      return .end
    }
    switch state {
    case .features:
      guard text.contains("</stream:features>") || text.contains("<stream:features/>") else { return .needMore }
      facts.isUnderstood = true
      facts.banner = Array(buffer.prefix(256))
      facts.offered = text.contains("<starttls")
      facts.note(
        methods: text.split(separator: "<mechanism").dropFirst().compactMap { part in
          part.split(separator: ">", omittingEmptySubsequences: false).dropFirst().first.map {
            String($0.prefix { $0 != "<" }).uppercased()
          }
        })
      buffer = []
      guard facts.offered == true else { return .end }
      state = .answer
      return .send(Array("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>".utf8))
    case .answer, .silent:
      if text.contains("<proceed"), text.contains(">") {
        facts.accepted = true
        buffer = []
        return .begin
      }
      guard text.contains("<failure") else { return .needMore }
      facts.refuse(buffer.prefix(512))
      return .end
    }
  }
}
