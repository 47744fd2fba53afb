import Network
import OpenSSL
import Wire

/// TLS POODLE (CVE-2014-8730) and its kin (Zombie POODLE, GOLDENDOODLE): whether a server checks the padding of CBC
/// records, and whether it tells a wrong padding from a wrong MAC.
///
/// A session of our own is ended with one empty record that is spoilt in one of three ways; if there is silence, a sound
/// record follows that no server expects. A sound server ends the session at the first, in the same way each time. One
/// that lets it pass is silent, or reacts to the second instead; one that has different alerts for different faults tells
/// an attacker what he needs (RFC 5246 § 6.2.3.2). Nothing but answers to our own records is learnt. One difference proves
/// nothing before it has happened twice, the second time with one connection after the other.
struct PaddingOracle: Sendable {
  let line: HelloLine
  /// The newest version that a CBC suite was accepted in, from TLS 1.0 on.
  let version: ProtocolVersion

  /// Asks for what is not known yet.
  ///
  /// - Parameter known: The reaction to ``SpoiltRecord/padding``, when it was seen already.
  /// - Returns: The verdict.
  func run(known: RawConversation.Reaction?) async -> Weaknesses.Verdict {
    guard let first = await reactions(known, atOnce: true) else { return .unknown("handshake-failed") }
    let verdict = PaddingOracle.verdict(first)
    guard verdict.isPresent == true else { return verdict }
    guard let second = await reactions(nil, atOnce: false) else { return .unknown("not-repeated") }
    let again = PaddingOracle.verdict(second)
    return again == verdict ? verdict : again.isPresent == true ? .unknown("inconsistent") : again
  }

  /// What one round says.
  private static func verdict(_ reactions: [SpoiltRecord: RawConversation.Reaction]) -> Weaknesses.Verdict {
    // Silence to everything may hide what a server would say later.
    guard let rejected = reactions[.digest], !isAcceptance(rejected) else { return .unknown("timed-out") }
    if reactions.values.contains(where: isAcceptance) { return Weaknesses.Verdict(isPresent: true, reason: "accepted") }
    // An end without an alert is no difference: an alert is lost when a connection is broken off right after it.
    let alerts = Set(reactions.values.filter { $0 != .closed && $0 != .reset })
    if alerts.count > 1 { return Weaknesses.Verdict(isPresent: true, reason: "told-apart") }
    return .absent((alerts.first ?? .closed).word)
  }

  /// Whether the server went on as if the record had been sound.
  private static func isAcceptance(_ reaction: RawConversation.Reaction) -> Bool {
    switch reaction {
    // bad_record_mac, decryption_failed, decode_error, decrypt_error, and their like, or an end.
    case .alert(20), .alert(21), .alert(22), .alert(47), .alert(50), .alert(51), .closed, .reset: false
    default: true
    }
  }

  /// The reaction to each record; nil when one could not be sent.
  private func reactions(
    _ known: RawConversation.Reaction?, atOnce: Bool
  ) async -> [SpoiltRecord: RawConversation.Reaction]? {
    var found: [SpoiltRecord: RawConversation.Reaction] = [:]
    found[.padding] = known
    let missing = SpoiltRecord.allCases.filter { found[$0] == nil }
    if atOnce {
      await withTaskGroup(of: (SpoiltRecord, RawConversation.Reaction?).self) { group in
        for record in missing { group.addTask { (record, await reaction(record)) } }
        for await (record, reaction) in group { found[record] = reaction }
      }
    } else {
      for record in missing { found[record] = await reaction(record) }
    }
    return found.count == SpoiltRecord.allCases.count ? found : nil
  }

  private func reaction(_ record: SpoiltRecord) async -> RawConversation.Reaction? {
    let versions = TLSContext.Versions(oldest: version.rawValue, newest: version.rawValue)
    return await line.converse(versions, .cbc, without: [.ticket, .encryptThenMac]) { channel in
      await PaddingOracle.provoke(record, &channel)
    }
  }

  /// Ends a session with a spoilt record; nil when the session is none with CBC.
  static func provoke(_ record: SpoiltRecord, _ channel: inout SecureChannel) async -> RawConversation.Reaction? {
    await channel.provoke(
      { session, last in
        guard let spoilt = session.record(23, [], record, number: 1, after: last),
          // A handshake message of a type that there is not.
          let sound = session.record(22, [99, 0, 0, 0], nil, number: 2, after: spoilt)
        else { return nil }
        return [spoilt, sound]
      }, patience: .milliseconds(700))
  }
}
