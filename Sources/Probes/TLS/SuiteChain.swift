import Wire

/// Finds the suites of one kind that a version accepts, by elimination: each answer names one, which the next hello
/// leaves out, until the server refuses.
///
/// With each suite of ephemeral key exchange the server names a group and a signature scheme, too. These are left out
/// of the next hellos together with the suite, so that most come for nothing.
struct SuiteChain: Sendable {
  /// What one chain brought to light.
  struct Found: Sendable {
    /// What was accepted, in the order of the answers, with the suites that were offered then.
    var replies: [HelloReply] = []
    /// The suites, in the order of the answers.
    var suites: [CipherSuite] = []
    /// What was offered, in its order.
    var offered: [CipherSuite] = []
    /// Whether the end was a refusal.
    var isComplete = false
    /// How the end came, in words of ``HelloLine/Outcome``.
    var end = "not-tried"
    var groups: [UInt16] = []
    var schemes: [SignatureScheme] = []
    /// Application protocols chosen, and whether the server refused the rest.
    var protocols: [String] = []

    /// Whether the answers came in the order of the offer, as they do when the server leaves the choice to the client.
    var isInOfferedOrder: Bool { suites == offered.filter(suites.contains) }
  }

  let line: HelloLine
  let version: ProtocolVersion
  let suites: [CipherSuite]
  /// What every hello offers besides the suites.
  let template: Offer
  /// Whether groups and signature schemes are eliminated, too.
  let isJoint: Bool
  /// How many suites a hello may hold.
  let width: Int

  /// Runs the chain to its end, or until time is over.
  func run() async -> Found {
    var found = Found(offered: suites)
    var isComplete = true
    for start in stride(from: 0, to: suites.count, by: width) {
      let part = Array(suites[start..<min(start + width, suites.count)])
      if await !eliminate(part, &found) { isComplete = false }
    }
    found.isComplete = isComplete
    return found
  }

  private func eliminate(_ part: [CipherSuite], _ found: inout Found) async -> Bool {
    var left = part
    var offer = template
    var isEliminating = isJoint
    // With every turn a suite is taken away, or what may have caused a refusal; so this ends.
    while !left.isEmpty, !line.isOver {
      offer.suites = left
      offer.groups = template.groups
      offer.signatures = template.signatures
      let isReduced = isEliminating && reduce(&offer, found)
      switch await line.ask(version, offer, found.replies.isEmpty ? .flight : .choice) {
      case .accepted(let reply):
        // A server that chooses what was not offered would never come to an end.
        guard let hello = reply.hello, let index = left.firstIndex(of: hello.suite) else {
          found.end = "not-offered"
          return false
        }
        left.remove(at: index)
        found.note(reply, hello, &offer)
      case .refused("alert:no_application_protocol") where !offer.protocols.isEmpty: offer.protocols = []
      // It may have refused for want of a group or a scheme.
      case .refused where isReduced: isEliminating = false
      case .refused(let how):
        found.end = how
        return true
      case .unknown(let reason):
        found.end = reason
        return false
      }
    }
    found.end = left.isEmpty ? "all" : "timed-out"
    return left.isEmpty
  }

  /// Leaves out what was seen already, but never everything; whether anything was left out.
  private func reduce(_ offer: inout Offer, _ found: Found) -> Bool {
    let groups = offer.groups.filter { !found.groups.contains($0.rawValue) }
    let schemes = offer.signatures?.filter { !found.schemes.contains($0) }
    let isReduced = groups.count < offer.groups.count || schemes?.count != offer.signatures?.count
    if !groups.isEmpty { offer.groups = groups }
    if schemes?.isEmpty == false { offer.signatures = schemes }
    return isReduced
  }
}

extension SuiteChain.Found {
  /// Takes in an answer, and leaves out the application protocols that need not be asked for again.
  fileprivate mutating func note(_ reply: HelloReply, _ hello: ServerHello, _ offer: inout Offer) {
    replies.append(reply)
    suites.append(hello.suite)
    if let group = hello.groupNumber ?? reply.keyExchange?.group, !groups.contains(group) { groups.append(group) }
    if let scheme = reply.keyExchange?.scheme, !schemes.contains(scheme) { schemes.append(scheme) }
    guard !offer.protocols.isEmpty else { return }
    if let chosen = hello.applicationProtocol, offer.protocols.contains(chosen) {
      protocols.append(chosen)
      offer.protocols.removeAll { $0 == chosen }
    } else {
      offer.protocols = []
    }
  }
}
