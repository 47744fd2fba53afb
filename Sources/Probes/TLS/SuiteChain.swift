import Wire

/// Finds the suites of one kind that a version accepts, by elimination: each answer names one, which the next hello
/// leaves out, until the server refuses.
///
/// With each suite of ephemeral key exchange the server names a group and a signature scheme, too. These are left out
/// of the next hellos together with the suite, so that most come for nothing.
struct SuiteChain: Sendable {
  /// What one chain brought to light.
  struct Found: Hashable, Sendable {
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
    /// Whether it is certain that there are no more groups, or schemes, for the suites of the chain.
    var areGroupsComplete = false
    var areSchemesComplete = false
    /// Application protocols chosen, and whether the server wanted none of the rest.
    var protocols: [String] = []
    var areProtocolsComplete = false

    /// Suites that were known before.
    var known: [CipherSuite] = []

    /// Whether the answers came in the order of the offer, as they do when the server leaves the choice to the client.
    var isInOfferedOrder: Bool {
      let told = suites.filter { !known.contains($0) }
      return told == offered.filter(told.contains)
    }

    /// The same, brought to its end by others.
    func ended(by rest: [Found]) -> Found {
      var whole = self
      whole.isComplete = rest.allSatisfy(\.isComplete)
      return whole
    }
  }

  let line: HelloLine
  let version: ProtocolVersion
  let suites: [CipherSuite]
  /// What every hello offers besides the suites.
  let template: Offer
  /// Answers with suites that need not be asked for any more.
  let known: [HelloReply]
  /// Whether groups and signature schemes are eliminated, too.
  let isJoint: Bool
  /// How many suites a hello may hold.
  let width: Int

  /// Runs the chain to its end, or until time is over.
  func run() async -> Found {
    var found = Found(offered: suites)
    var isComplete = true
    var left = suites
    var unused = Offer(suites: [], groups: [])
    for reply in known {
      guard let hello = reply.hello, let index = left.firstIndex(of: hello.suite) else { continue }
      found.known.append(left.remove(at: index))
      found.note(reply, hello, &unused)
    }
    for start in stride(from: 0, to: left.count, by: width) {
      let part = Array(left[start..<min(start + width, left.count)])
      if await !eliminate(part, &found) { isComplete = false }
    }
    found.isComplete = isComplete
    await protocols(&found)
    return found
  }

  /// The application protocols that are left, where the suites came to an end before them.
  private func protocols(_ found: inout Found) async {
    var offer = template
    offer.suites = found.suites
    while !found.suites.isEmpty, !line.isOver {
      offer.protocols = template.protocols.filter { !found.protocols.contains($0) }
      guard !offer.protocols.isEmpty, !found.areProtocolsComplete,
        case .accepted(let reply) = await line.ask(version, offer),
        let chosen = reply.hello?.applicationProtocol, offer.protocols.contains(chosen)
      else { return }
      found.protocols.append(chosen)
    }
  }

  private func eliminate(_ part: [CipherSuite], _ found: inout Found) async -> Bool {
    var left = part
    var offer = template
    // What is eliminated beside the suites, what the next hello leaves out of it, and what the refused one before it did.
    var eliminated: Set<Part> = isJoint ? Set(Part.allCases) : []
    var next = eliminated
    var refused: Set<Part> = []
    // With every turn a suite is taken away, or what may have caused a refusal; so this ends.
    while !left.isEmpty, !line.isOver {
      offer.suites = left
      let reduced = reduce(&offer, next, found)
      switch await line.ask(version, offer, found.replies.isEmpty ? .flight : .choice) {
      case .accepted(let reply):
        // A server that chooses what was not offered would never come to an end.
        guard let hello = reply.hello, let index = left.firstIndex(of: hello.suite) else {
          found.end = "not-offered"
          return false
        }
        left.remove(at: index)
        found.note(reply, hello, &offer)
        // What was refused without a part, and is accepted with it, has nothing left of that part.
        let restored = refused.subtracting(reduced)
        if restored.count == 1 {
          if restored.contains(.groups) { found.areGroupsComplete = true }
          if restored.contains(.schemes) { found.areSchemesComplete = true }
        }
        eliminated.subtract(restored)
        (next, refused) = (eliminated, [])
        // The three suites of TLS 1.3 that nearly every server has, and no server many more.
        if version == .tls13, found.suites.count >= 3 { next = [] }
      case .refused("alert:no_application_protocol") where !offer.protocols.isEmpty:
        offer.protocols = []
        found.areProtocolsComplete = true
      // It may have refused for want of a group or a scheme. Where few suites came before, there are hardly more groups.
      case .refused where !reduced.isEmpty:
        refused = reduced
        next = reduced.count == 2 && found.suites.count >= 5 ? [.schemes] : []
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

  /// What is eliminated together with the suites.
  private enum Part: CaseIterable { case groups, schemes }

  /// Offers the parts without what was seen already, but never with nothing left; returns those that are left out of.
  private func reduce(_ offer: inout Offer, _ parts: Set<Part>, _ found: Found) -> Set<Part> {
    offer.groups = template.groups
    offer.signatures = template.signatures
    var reduced: Set<Part> = []
    if parts.contains(.groups), !found.groups.isEmpty {
      let groups = offer.groups.filter { !found.groups.contains($0.rawValue) }
      if !groups.isEmpty, groups.count < offer.groups.count {
        offer.groups = groups
        reduced.insert(.groups)
      }
    }
    if parts.contains(.schemes), let all = offer.signatures {
      let schemes = all.filter { !found.schemes.contains($0) }
      if !schemes.isEmpty, schemes.count < all.count {
        offer.signatures = schemes
        reduced.insert(.schemes)
      }
    }
    return reduced
  }
}

extension SuiteChain.Found {
  /// Takes in an answer, and leaves out the application protocols that need not be asked for again.
  fileprivate mutating func note(_ reply: HelloReply, _ hello: ServerHello, _ offer: inout Offer) {
    replies.append(reply)
    suites.append(hello.suite)
    if let group = reply.group, !groups.contains(group) { groups.append(group) }
    if let scheme = reply.keyExchange?.scheme, !schemes.contains(scheme) { schemes.append(scheme) }
    guard !offer.protocols.isEmpty else { return }
    if let chosen = hello.applicationProtocol, offer.protocols.contains(chosen) {
      protocols.append(chosen)
      offer.protocols.removeAll { $0 == chosen }
    } else {
      offer.protocols = []
      areProtocolsComplete = true
    }
  }
}
