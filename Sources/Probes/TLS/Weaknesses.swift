import Network
import OpenSSL
import Wire

/// Looks for errors of TLS libraries, each by an exchange that a sound server refuses and that takes nothing from a
/// weak one.
struct Weaknesses: Sendable {
  /// What one look came to.
  struct Verdict: Hashable, Sendable {
    /// Whether the weakness is there; nil when it can be neither proved nor ruled out.
    var isPresent: Bool?
    var reason: String

    static func absent(_ reason: String) -> Verdict { Verdict(isPresent: false, reason: reason) }
    static func unknown(_ reason: String) -> Verdict { Verdict(isPresent: nil, reason: reason) }
  }

  let line: HelloLine
  /// The newest version up to TLS 1.2 that is accepted, and an offer that it was accepted with.
  let version: ProtocolVersion
  let offer: Offer

  /// Heartbleed (CVE-2014-0160): a heartbeat request that claims one byte of payload and carries none (RFC 6520 § 4).
  ///
  /// A sound server drops it in silence, so that in the same packet something follows which it must answer with an
  /// alert. A weak one answers with the byte, which is dropped here unseen.
  func heartbleed(confirmed: Bool?) async -> Verdict {
    guard version > .sslv3 else { return .absent("no-extension") }
    guard let confirmed else { return .unknown("not-tried") }
    guard confirmed else { return .absent("no-extension") }
    var asking = offer
    asking.extras.insert(.heartbeat)
    let conversation = conversation(asking)
    let version = version
    return await twice {
      await conversation.run { _ in
        RawConversation.record(24, version, [1, 0, 1]) + RawConversation.record(22, version, [99, 0, 0, 0])
      }
    } judge: { reaction in
      switch reaction {
      case .record(24, _): Verdict(isPresent: true, reason: "answered")
      case .alert, .sealedAlert: .absent(reaction.word)
      default: nil
      }
    }
  }

  /// Early ChangeCipherSpec (CVE-2014-0224): one that comes before the keys are agreed, sent twice.
  ///
  /// A sound server ends the handshake at the first. A weak one takes it, and then cannot decrypt the second.
  func earlyChangeCipherSpec() async -> Verdict {
    let conversation = conversation(offer)
    let version = version
    return await twice {
      await conversation.run { _ in
        RawConversation.record(20, version, [1]) + RawConversation.record(20, version, [1])
      }
    } judge: { reaction in
      switch reaction {
      // bad_record_mac, decryption_failed: it tried to decrypt.
      case .alert(20), .alert(21): Verdict(isPresent: true, reason: reaction.word)
      case .alert, .sealedAlert, .record: .absent(reaction.word)
      // Ended twice, right at the message that must not come.
      case .closed, .reset: .absent(reaction.word)
      default: nil
      }
    }
  }

  private func conversation(_ offer: Offer) -> RawConversation {
    RawConversation(exchange: line.exchange, hello: line.hello(version, offer), version: version)
  }

  /// Closed and reset connections count when they happen twice.
  private func twice(
    _ ask: () async -> RawConversation.Reaction?, judge: (RawConversation.Reaction) -> Verdict?
  ) async -> Verdict {
    var last = Verdict.unknown("not-tried")
    for attempt in 0..<2 where !line.isOver {
      guard let reaction = await ask() else { continue }
      let isEnd = reaction == .closed || reaction == .reset
      if let verdict = judge(reaction), !isEnd || attempt > 0 { return verdict }
      last = .unknown(reaction.word)
    }
    return last
  }
}
