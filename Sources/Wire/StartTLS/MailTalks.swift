/// SMTP and LMTP (RFC 5321, RFC 3207).
struct SMTPTalk: StartTLSTalk {
  let greeting: String
  let extra: String
  private var state = State.greeting

  private enum State { case greeting, abilities, answer }

  init(greeting: String, extra: String) {
    self.greeting = greeting
    self.extra = extra
  }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    while let line = buffer.takeLine() {
      guard let (code, isLast) = line.reply else { return .end }
      if facts.banner.isEmpty { facts.banner = line }
      if state == .abilities, code == 250 { note(Array(line.dropFirst(4)), &facts) }
      guard isLast else { continue }
      switch (state, code) {
      case (.greeting, 220):
        facts.isUnderstood = true
        state = .abilities
        return .send(Array("\(greeting) tarcza.invalid\r\n".utf8))
      case (.abilities, 250):
        facts.offered = facts.offered ?? false
        if facts.methods == nil { facts.note(methods: []) }
        guard facts.offered == true else { return .end }
        state = .answer
        return .send(Array("STARTTLS\r\n\(extra)".utf8))
      case (.answer, 220):
        facts.accepted = true
        return .begin
      default:
        facts.refuse(line)
        return .end
      }
    }
    return .needMore
  }

  private func note(_ line: [UInt8], _ facts: inout StartTLSFacts) {
    let words = line.words
    if words.first == "STARTTLS" { facts.offered = true }
    // Old clients want `AUTH=`.
    if words.first == "AUTH" { facts.note(methods: words.dropFirst()) }
    if let first = words.first, first.hasPrefix("AUTH=") {
      facts.note(methods: [String(first.dropFirst(5))] + words.dropFirst())
    }
  }
}

/// IMAP (RFC 9051).
struct IMAPTalk: StartTLSTalk {
  let extra: String
  private var state = State.greeting

  private enum State { case greeting, abilities, answer }

  init(extra: String) { self.extra = extra }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    while let line = buffer.takeLine() {
      if facts.banner.isEmpty { facts.banner = line }
      let words = line.words
      switch state {
      case .greeting:
        guard words.first == "*", words.count > 1, ["OK", "PREAUTH"].contains(words[1]) else {
          if words.first == "*" { facts.refuse(line) }
          return .end
        }
        facts.isUnderstood = true
        state = .abilities
        return .send(Array("a1 CAPABILITY\r\n".utf8))
      case .abilities:
        if words.first == "*", words.count > 1, words[1] == "CAPABILITY" { note(words.dropFirst(2), &facts) }
        guard words.first == "A1" else { continue }
        guard words.count > 1, words[1] == "OK", facts.offered == true else { return .end }
        state = .answer
        return .send(Array("a2 STARTTLS\r\n\(extra)".utf8))
      case .answer:
        guard words.first == "A2" else { continue }
        guard words.count > 1, words[1] == "OK" else {
          facts.refuse(line)
          return .end
        }
        facts.accepted = true
        return .begin
      }
    }
    return .needMore
  }

  private func note(_ words: ArraySlice<String>, _ facts: inout StartTLSFacts) {
    facts.offered = words.contains("STARTTLS")
    var methods = words.filter { $0.hasPrefix("AUTH=") }.map { String($0.dropFirst(5)) }
    // The command LOGIN needs no method; only LOGINDISABLED forbids it (RFC 9051 § 6.2.3).
    if !words.contains("LOGINDISABLED") { methods.append("LOGIN") }
    facts.note(methods: methods)
  }
}

/// POP3 (RFC 2449, RFC 2595).
struct POP3Talk: StartTLSTalk {
  let extra: String
  private var state = State.greeting

  private enum State { case greeting, abilities, list, answer }

  init(extra: String) { self.extra = extra }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    while let line = buffer.takeLine() {
      if facts.banner.isEmpty { facts.banner = line }
      let words = line.words
      let isGood = words.first == "+OK"
      switch state {
      case .greeting:
        guard isGood else { return .end }
        facts.isUnderstood = true
        state = .abilities
        return .send(Array("CAPA\r\n".utf8))
      case .abilities:
        if isGood {
          state = .list
          continue
        }
        // Servers without CAPA may still know STLS.
        return ask()
      case .list:
        if words.first == "STLS" { facts.offered = true }
        if words.first == "SASL" { facts.note(methods: words.dropFirst()) }
        if words.first == "USER" { facts.note(methods: ["USER"]) }
        guard line == [0x2E] else { continue }
        if facts.methods == nil { facts.note(methods: []) }
        facts.offered = facts.offered ?? false
        return facts.offered == true ? ask() : .end
      case .answer:
        guard isGood else {
          if facts.offered == nil { facts.offered = false }
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
    return .send(Array("STLS\r\n\(extra)".utf8))
  }
}

/// ManageSieve (RFC 5804).
struct SieveTalk: StartTLSTalk {
  let extra: String
  private var hasAsked = false

  init(extra: String) { self.extra = extra }

  mutating func next(_ buffer: inout [UInt8], _ facts: inout StartTLSFacts) -> StartTLSDialog.Step {
    while let line = buffer.takeLine() {
      if facts.banner.isEmpty { facts.banner = line }
      let words = line.words
      if hasAsked {
        guard words.first == "OK" else {
          facts.refuse(line)
          return .end
        }
        facts.accepted = true
        return .begin
      }
      if words.first == "\"STARTTLS\"" { facts.offered = true }
      if words.first == "\"SASL\"" {
        facts.note(methods: words.dropFirst().map { $0.filter { $0 != "\"" } })
      }
      guard let first = words.first else { continue }
      if first == "NO" || first == "BYE" {
        facts.refuse(line)
        return .end
      }
      guard first == "OK" || first.hasPrefix("\"") else { return .end }
      guard first == "OK" else { continue }
      facts.isUnderstood = true
      facts.offered = facts.offered ?? false
      guard facts.offered == true else { return .end }
      hasAsked = true
      return .send(Array("STARTTLS\r\n\(extra)".utf8))
    }
    return .needMore
  }
}
