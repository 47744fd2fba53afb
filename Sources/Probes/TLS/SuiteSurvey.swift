import Wire

/// Finds every suite that a version accepts, whose order decides, and what order that is.
///
/// Two answers tell whose order decides. If it is the client's, the suites are asked for in chains side by side, by their
/// kind of key exchange; if it is the server's, in one chain that follows its order. A suite that the server stumbles
/// over hides none of another kind: a chain that ends without an answer is asked again kind by kind.
struct SuiteSurvey: Sendable {
  /// What is known of one version.
  struct Result: Sendable {
    var version: ProtocolVersion
    var chains: [SuiteChain.Found] = []
    /// The suites, in the server's order if that decides.
    var suites: [CipherSuite] = []
    var preference: Preference?
    /// Whether ChaCha20 is put first only for clients that do so.
    var chachaPriority: Bool?
    var isComplete = false

    var replies: [HelloReply] { chains.flatMap(\.replies) }
  }

  enum Preference: String, Sendable { case server, client, single }

  let line: HelloLine
  let version: ProtocolVersion
  /// The offer that the version was accepted with.
  let accepted: Offer
  /// What was said then; nil when it is not known.
  let first: HelloReply?
  /// How many suites a hello may hold.
  let width: Int
  /// Whether groups and signature schemes are asked for on the way.
  let isJoint: Bool

  func run() async -> Result {
    var result = Result(version: version)
    let sides = await sides()
    // Where the server's order decides, one chain brings it to light; where not, several chains are faster.
    let groups: [[Kind]] =
      version == .tls13 || sides?.isServers == true
      ? [Kind.allCases] : [[.elliptic], [.finite], [.transport, .other]]
    result.chains = await run(groups.map { chain($0, known: sides?.isServers == false ? sides?.replies ?? [] : []) })
    for (kinds, found) in zip(groups, result.chains) where kinds.count > 1 && version != .tls13 && !found.isComplete {
      // A suite that the server stumbles over hides those of its own kind only.
      let seen = result.chains.flatMap(\.suites)
      let rest = await run(kinds.map { chain([$0], without: seen) }.filter { !$0.suites.isEmpty })
      result.chains.removeAll { $0 == found }
      result.chains += [found.ended(by: rest)] + rest
    }
    if let again = await finiteFieldAgain(result.chains) { result.chains.append(again) }
    for chain in result.chains {
      for suite in chain.suites where !result.suites.contains(suite) { result.suites.append(suite) }
    }
    result.isComplete = result.chains.allSatisfy(\.isComplete)
    await order(&result, sides)
    return result
  }

  private func run(_ chains: [SuiteChain]) async -> [SuiteChain.Found] {
    await withTaskGroup(of: (Int, SuiteChain.Found).self) { group in
      for (index, chain) in chains.enumerated() { group.addTask { (index, await chain.run()) } }
      var found = [SuiteChain.Found](repeating: SuiteChain.Found(), count: chains.count)
      for await (index, one) in group { found[index] = one }
      return found
    }
  }

  /// What the server chose from the same suites in one order and in the opposite one.
  private struct Sides: Sendable {
    let offered: [CipherSuite]
    let first: CipherSuite
    let other: CipherSuite
    let replies: [HelloReply]
    var isServers: Bool { first == other }
  }

  /// Nil where the answers tell nothing.
  private func sides() async -> Sides? {
    guard let first, let suite = first.hello?.suite, !SuiteSurvey.isChaCha(suite) else { return nil }
    // ChaCha20 stands at the end both times: some servers put it first for clients that do.
    let plain = accepted.suites.filter { !SuiteSurvey.isChaCha($0) }
    let chacha = accepted.suites.filter(SuiteSurvey.isChaCha)
    var offer = accepted
    offer.suites = plain.reversed() + chacha
    // What the chains ask for, since they need not ask for this suite any more.
    offer.extras = version == .tls13 ? [.status, .timestamps] : .usual
    guard case .accepted(let reply) = await line.ask(version, offer), let other = reply.hello?.suite else { return nil }
    return Sides(offered: plain, first: suite, other: other, replies: [first, reply])
  }

  /// A chain of some kinds of key exchange, in the order in which servers prefer them.
  private func chain(
    _ kinds: [Kind], without seen: [CipherSuite] = [], known: [HelloReply] = []
  ) -> SuiteChain {
    let all = CipherSuite.all(for: version).filter { !seen.contains($0) }
    if version == .tls13 {
      var template = accepted
      if !template.sharesKey { template.groups = NamedGroup.tls13Rare + NamedGroup.tls13.reversed() }
      template.extras = [.status, .timestamps]
      return chain(all, template, known, isJoint: !template.sharesKey)
    }
    var template = Offer(suites: [], groups: NamedGroup.elliptic.reversed())
    template.extras = .usual
    if version >= .tls12 { template.signatures = SignatureScheme.all }
    if kinds.contains(.elliptic) { template.protocols = SuiteSurvey.protocols }
    if kinds.contains(.finite) || kinds.contains(.other) { template.groups += NamedGroup.finiteField }
    if kinds.contains(.transport) {
      template.extras.formUnion([.compression, .nextProtocol])
      template.ticket = []
    }
    let byKind = Dictionary(grouping: all) { $0.traits.map(SuiteSurvey.kind) ?? .other }
    // Without a group or a scheme left the server would go on to another kind.
    return chain(kinds.flatMap { byKind[$0] ?? [] }, template, known, isJoint: isJoint && kinds == [.elliptic])
  }

  private func chain(
    _ suites: [CipherSuite], _ template: Offer, _ known: [HelloReply] = [], isJoint: Bool
  ) -> SuiteChain {
    // ChaCha20 first, for servers that put it first for clients that do.
    let chacha = suites.filter(SuiteSurvey.isChaCha)
    return SuiteChain(
      line: line, version: version, suites: chacha + suites.filter { !chacha.contains($0) }, template: template,
      known: known, isJoint: isJoint, width: width)
  }

  /// DHE suites once more without the groups of RFC 7919: a server that knows these refuses DHE when it has none of
  /// them, and another (GnuTLS) refuses it when they are not offered.
  ///
  /// One that was accepted beside these groups shows that the server is none of the first kind.
  private func finiteFieldAgain(_ chains: [SuiteChain.Found]) async -> SuiteChain.Found? {
    let isFinite = { (suite: CipherSuite) in suite.traits?.keyExchange.hasPrefix("DHE") == true }
    let suites = CipherSuite.all(for: version).filter(isFinite)
    guard version >= .tls10, version != .tls13, !suites.isEmpty, !chains.flatMap(\.suites).contains(where: isFinite)
    else { return nil }
    var template = Offer(suites: [], groups: NamedGroup.elliptic)
    if version >= .tls12 { template.signatures = SignatureScheme.all }
    return await chain(suites, template, isJoint: false).run()
  }

  private static func isChaCha(_ suite: CipherSuite) -> Bool { suite.traits?.cipher.hasPrefix("CHACHA20") == true }

  private enum Kind: CaseIterable { case elliptic, finite, transport, other }

  private static func kind(_ traits: CipherSuite.Traits) -> Kind {
    switch traits.keyExchange {
    case "ECDHE" where !traits.isAnonymous && !traits.isNull: .elliptic
    case "DHE" where !traits.isAnonymous: .finite
    case "RSA" where !traits.isNull: .transport
    default: .other
    }
  }

  /// What servers are asked for by ALPN.
  static let protocols = [
    "h2", "http/1.1", "http/1.0", "spdy/3.1", "imap", "pop3", "ftp", "xmpp-client", "tds/8.0",
  ]
}

extension SuiteSurvey {
  /// Whose order decides, and which it is.
  private func order(_ result: inout Result, _ sides: Sides?) async {
    guard result.suites.count > 1 else {
      if result.isComplete, result.suites.count == 1 { result.preference = .single }
      return
    }
    // Each time the first of those that it accepts, which are two.
    if let sides, !sides.isServers, sides.first == sides.offered.first(where: result.suites.contains),
      sides.other == sides.offered.last(where: result.suites.contains)
    {
      result.preference = .client
      return
    }
    // A chain that came in another order than it was offered in shows the server's order already.
    if let chain = result.chains.max(by: { $0.suites.count < $1.suites.count }), chain.suites.count > 1,
      !chain.isInOfferedOrder, let first = chain.suites.first, !SuiteSurvey.isChaCha(first)
    {
      result.preference = .server
      await sort(&result)
      return
    }
    let offered = result.suites.reversed() as [CipherSuite]
    guard let first = await choice(result.suites), let other = await choice(offered) else { return }
    guard first == other else {
      // The client's order decides, unless it decides for ChaCha20 only.
      if SuiteSurvey.isChaCha(first) != SuiteSurvey.isChaCha(other) {
        let rest = result.suites.filter { !SuiteSurvey.isChaCha($0) }
        if rest.count > 1, let one = await choice(rest), let two = await choice(rest.reversed()), one == two {
          (result.preference, result.chachaPriority) = (.server, true)
          await sort(&result)
          return
        }
      }
      result.preference = .client
      return
    }
    result.preference = .server
    await sort(&result)
  }

  /// Puts the suites into the server's order.
  private func sort(_ result: inout Result) async {
    // Where two kinds of certificates meet, leaving out schemes may have changed the order.
    if isJoint, Set(result.suites.compactMap { $0.traits?.authentication }).isSuperset(of: ["RSA", "ECDSA"]) {
      await eliminate(&result)
      return
    }
    var order: [CipherSuite] = []
    for chain in result.chains {
      let more = chain.suites.filter { !order.contains($0) }
      guard !more.isEmpty else { continue }
      guard let last = order.last, let next = more.first else {
        order = more
        continue
      }
      guard await choice([next, last]) == last else {
        await eliminate(&result)
        return
      }
      order += more
    }
    result.suites = order
  }

  /// The whole order by elimination, where one kind is not preferred to the other as a whole.
  private func eliminate(_ result: inout Result) async {
    var left = result.suites
    var order: [CipherSuite] = []
    while left.count > 1 {
      guard let next = await choice(left), let index = left.firstIndex(of: next) else { return }
      left.remove(at: index)
      order.append(next)
    }
    result.suites = order + left
  }

  /// What the server chooses from these.
  private func choice(_ suites: [CipherSuite]) async -> CipherSuite? {
    var offer = Offer(suites: suites, groups: version == .tls13 ? accepted.groups : NamedGroup.elliptic)
    offer.sharesKey = accepted.sharesKey
    guard case .accepted(let reply) = await line.ask(version, offer) else { return nil }
    return reply.hello?.suite
  }
}
