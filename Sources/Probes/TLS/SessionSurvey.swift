import Network
import OpenSSL
import Wire

/// Finds out how sessions are taken up again, whether a client may renegotiate, and whether Ticketbleed is there.
///
/// It needs whole handshakes, which OpenSSL carries out; the hellos that take a session up are made by hand.
struct SessionSurvey: Sendable {
  struct Result: Sendable {
    /// Whether a ticket came; nil when no handshake succeeded.
    var hasTicket: Bool?
    var lifetime: Int?
    var earlyData: Int?
    var resumesByTicket: Bool?
    var resumesByIdentifier: Bool?
    var renegotiations: Int?
    var renegotiation = Weaknesses.Verdict.unknown("not-tried")
    var ticketbleed = Weaknesses.Verdict.unknown("not-tried")
    /// How the server took a record with a wrong padding at the end of one of the sessions; nil when none was sent.
    var spoiltPadding: RawConversation.Reaction?
  }

  /// After so many a server has no limit (internet.nl allows 10).
  private static let renegotiationLimit = 11

  let line: HelloLine
  /// The newest version from TLS 1.0 to TLS 1.2 that is accepted.
  let older: ProtocolVersion?
  /// What a session of TLS 1.3 left to take it up again; nil when there was none.
  let tls13: TLSSession.Resumption?
  /// Whether ``older`` has suites with CBC.
  let hasCBC: Bool

  func run() async -> Result {
    var result = Result()
    if let older {
      async let withoutTicket = withoutTicket(older)
      await withTicket(older, &result)
      let other = await withoutTicket
      (result.renegotiations, result.renegotiation) = (other.renegotiations, other.renegotiation)
      result.resumesByIdentifier = other.resumesByIdentifier
    } else {
      result.renegotiation = .absent("tls13-only")
      result.ticketbleed = .absent("tls13-only")
    }
    if let ticket = tls13 {
      let came = !ticket.ticket.isEmpty
      result.hasTicket = came || result.hasTicket == true
      if came { result.lifetime = max(result.lifetime ?? 0, ticket.lifetime) }
      result.earlyData = came ? ticket.earlyData : nil
    }
    return result
  }

  /// A session with a ticket, which is then shown to the server with a session identifier of 16 bytes.
  private func withTicket(_ version: ProtocolVersion, _ result: inout Result) async {
    let versions = TLSContext.Versions(oldest: version.rawValue, newest: version.rawValue)
    var given: TLSSession.Resumption?
    // The session serves a second end where it uses CBC; see ``PaddingOracle``.
    if hasCBC {
      let seen = await line.converse(versions, .cbc, without: .encryptThenMac) { channel in
        (channel.session.resumption, await PaddingOracle.provoke(.padding, &channel))
      }
      (given, result.spoiltPadding) = (seen?.0, seen?.1)
    }
    if given == nil { given = await line.converse(versions, .everything, without: [], { $0.session.resumption }) }
    guard let given else { return }
    result.hasTicket = !given.ticket.isEmpty
    guard !given.ticket.isEmpty else {
      result.ticketbleed = .absent("no-ticket")
      result.resumesByTicket = false
      return
    }
    result.lifetime = given.lifetime
    var offer = SessionSurvey.offer(given)
    let identifier = [UInt8](repeating: 0x54, count: 16)
    offer.sessionID = identifier
    offer.ticket = given.ticket
    switch await line.ask(version, offer) {
    case .accepted(let reply):
      guard let answered = reply.hello?.sessionID else { return }
      // Only whether there is more than was sent is looked at (CVE-2016-9244: 16 bytes of memory behind our own).
      let isLonger = answered.count > identifier.count && answered.starts(with: identifier)
      result.resumesByTicket = answered == identifier || isLonger
      result.ticketbleed =
        isLonger
        ? Weaknesses.Verdict(isPresent: true, reason: "longer-identifier")
        : answered == identifier ? .absent("same-identifier") : .unknown("not-resumed")
    case .refused(let how): (result.resumesByTicket, result.ticketbleed) = (false, .unknown(how))
    case .unknown(let reason): result.ticketbleed = .unknown(reason)
    }
  }

  /// A session without a ticket, in which the client renegotiates; its identifier is then shown to the server.
  private func withoutTicket(_ version: ProtocolVersion) async -> Result {
    var result = Result()
    let versions = TLSContext.Versions(oldest: version.rawValue, newest: version.rawValue)
    var verdict = Weaknesses.Verdict.unknown("not-tried")
    var given: TLSSession.Resumption?
    var count = 0
    for _ in 0..<2 where !line.isOver {
      let seen = await line.converse(versions, .everything, without: .ticket) { channel in
        let first = channel.session.resumption
        let (count, verdict) = await SessionSurvey.renegotiate(&channel)
        return Renegotiated(session: first, count: count, verdict: verdict)
      }
      guard let seen else { continue }
      (given, count, verdict) = (seen.session, max(count, seen.count), seen.verdict)
      // Ending the connection is how some refuse, and what others do for reasons of their own.
      if verdict.isPresent != nil { break }
    }
    if given != nil { (result.renegotiations, result.renegotiation) = (count, verdict) }
    guard let given else { return result }
    guard !given.identifier.isEmpty else {
      result.resumesByIdentifier = false
      return result
    }
    var offer = SessionSurvey.offer(given)
    offer.sessionID = given.identifier
    switch await line.ask(version, offer) {
    case .accepted(let reply): result.resumesByIdentifier = reply.hello?.sessionID == given.identifier
    case .refused: result.resumesByIdentifier = false
    case .unknown: break
    }
    return result
  }

  private struct Renegotiated: Sendable {
    var session: TLSSession.Resumption?
    var count: Int
    var verdict: Weaknesses.Verdict
  }

  private static func renegotiate(_ channel: inout SecureChannel) async -> (Int, Weaknesses.Verdict) {
    for count in 0..<renegotiationLimit {
      do throws(SecureChannel.Failure) {
        try await channel.renegotiate()
      } catch {
        if count > 0 { return (count, Weaknesses.Verdict(isPresent: true, reason: "limited")) }
        switch error {
        // An alert, or no_renegotiation, which OpenSSL calls by its name; anything else is no clear answer.
        case .tls(let error) where ["alert", "renegotiation"].contains(where: error.description.contains):
          return (0, .absent("alert"))
        case .tls: return (0, .unknown("closed"))
        case .network(.expired): return (0, .unknown("timed-out"))
        case .network(let error): return (0, .unknown(error == .reset || error == .closed ? "closed" : error.reason))
        case .ended: return (0, .unknown("closed"))
        case .tooLong: return (0, .unknown("malformed"))
        }
      }
    }
    return (renegotiationLimit, Weaknesses.Verdict(isPresent: true, reason: "unlimited"))
  }

  /// What takes a session up: its suite, and the extensions that it was made with.
  private static func offer(_ session: TLSSession.Resumption) -> Offer {
    var offer = Offer(suites: [CipherSuite(rawValue: session.suite)], groups: NamedGroup.elliptic)
    if session.isExtended { offer.extras = [.extendedMasterSecret] }
    offer.extras.insert(.encryptThenMac)
    return offer
  }
}
