import OpenSSL
import Wire

/// Finds out whether the server name decides what a service shows, and whether it takes a fallback for what it is.
struct NameSurvey: Sendable {
  struct Result: Sendable {
    /// `same`, `other-certificate`, `refused`; nil when not known.
    var withoutName: String?
    var unknownName: String?
    var isNameRequired: Bool?
  }

  let line: HelloLine
  let version: ProtocolVersion
  let accepted: Offer
  /// The certificate that comes with the right name; nil when it is not known.
  let certificate: [UInt8]?

  /// Asks without a name, and with one that does not exist.
  ///
  /// - Parameter asked: How a hello without a name was taken, when one was sent already.
  /// - Returns: What the server shows then.
  func run(after asked: HelloLine.Outcome? = nil) async -> Result {
    var result = Result()
    guard line.serverName != nil, version != .sslv3 else { return result }
    if version == .tls13 {
      result.withoutName = await sealedWord(nil)
      result.unknownName = await sealedWord(NameSurvey.unknownName)
      result.isNameRequired = result.withoutName.map { $0 == "refused" }
      return result
    }
    let without: HelloLine.Outcome =
      if let asked { asked } else { await line.ask(version, accepted, .flight, name: "") }
    result.withoutName = word(without)
    switch without {
    case .accepted: result.isNameRequired = false
    case .refused: result.isNameRequired = true
    case .unknown: break
    }
    result.unknownName = word(await line.ask(version, accepted, .flight, name: NameSurvey.unknownName))
    return result
  }

  /// No such name exists (RFC 6761 § 6.4).
  private static let unknownName = "tarcza.invalid"

  /// TLS 1.3 shows its certificate inside a handshake only.
  private func sealedWord(_ name: String?) async -> String? {
    let exchange = line.exchange
    let seen = await exchange.gate.pass {
      await WholeHandshake.attempt(
        exchange, serverName: name, versions: TLSContext.Versions(oldest: 0x0304, newest: 0x0304), offering: .usual)
    }
    if let certificate, let other = seen.chain.first { return certificate == other ? "same" : "other-certificate" }
    return seen.failure?.alert == nil ? nil : "refused"
  }

  private func word(_ outcome: HelloLine.Outcome) -> String? {
    switch outcome {
    case .accepted(let reply):
      guard let certificate, let other = reply.certificates.first else { return nil }
      return certificate == other ? "same" : "other-certificate"
    case .refused: return "refused"
    case .unknown: return nil
    }
  }
}

/// Whether a server refuses a client that falls back to an older version than both have (RFC 7507).
struct FallbackSurvey: Sendable {
  let line: HelloLine

  /// - Parameter accepted: The versions accepted from SSLv3 on, with the offers that they were accepted with.
  /// - Returns: Whether it refuses; nil with the reason.
  func run(_ accepted: [(version: ProtocolVersion, offer: Offer)]) async -> (Bool?, String?) {
    let sorted = accepted.sorted { $0.version < $1.version }
    guard sorted.count > 1 else { return (nil, "one-version") }
    let second = sorted[sorted.count - 2]
    var offer = second.offer
    offer.extras.insert(.fallback)
    switch await line.ask(second.version, offer) {
    case .accepted: return (false, nil)
    case .refused("alert:inappropriate_fallback"): return (true, nil)
    // Some refuse without the alert that the RFC asks for; without the sign this very hello is accepted.
    case .refused(let how): return (true, how)
    case .unknown(let reason): return (nil, reason)
    }
  }
}
