import Wire

/// Finds every suite that a version accepts, whose order decides, and what order that is.
///
/// The suites are asked for in chains, one for each kind of key exchange, so that they can run side by side and a suite
/// that the server stumbles over hides none of another kind. Servers that order their suites put one kind before the
/// other, so that one question tells how two chains belong together.
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
  /// How many suites a hello may hold.
  let width: Int
  /// Whether groups and signature schemes are asked for on the way.
  let isJoint: Bool

  func run() async -> Result {
    var result = Result(version: version)
    result.chains = await withTaskGroup(of: (Int, SuiteChain.Found).self) { group in
      let chains = self.chains
      for (index, chain) in chains.enumerated() { group.addTask { (index, await chain.run()) } }
      var found = [SuiteChain.Found](repeating: SuiteChain.Found(), count: chains.count)
      for await (index, one) in group { found[index] = one }
      return found
    }
    if let again = await finiteFieldAgain(result.chains) { result.chains.append(again) }
    for chain in result.chains {
      for suite in chain.suites where !result.suites.contains(suite) { result.suites.append(suite) }
    }
    result.isComplete = result.chains.allSatisfy(\.isComplete)
    await order(&result)
    return result
  }

  /// The kinds of key exchange, in the order in which servers prefer them.
  private var chains: [SuiteChain] {
    let all = CipherSuite.all(for: version)
    if version == .tls13 {
      var template = accepted
      if !template.sharesKey { template.groups = NamedGroup.tls13Rare + NamedGroup.tls13.reversed() }
      template.extras = [.status, .timestamps]
      return [chain(all, template, isJoint: !template.sharesKey)]
    }
    let kinds = Dictionary(grouping: all) { $0.traits.map(SuiteSurvey.kind) ?? .other }
    var chains: [SuiteChain] = []
    for kind in Kind.allCases {
      guard let suites = kinds[kind] else { continue }
      var template = Offer(suites: [], groups: NamedGroup.elliptic.reversed())
      template.extras = .usual
      if version >= .tls12 { template.signatures = SignatureScheme.all }
      switch kind {
      case .elliptic: template.protocols = SuiteSurvey.protocols
      case .finite: template.groups += NamedGroup.finiteField
      case .transport:
        template.extras.formUnion([.compression, .nextProtocol])
        template.ticket = []
      case .other: template.groups += NamedGroup.finiteField
      }
      chains.append(chain(suites, template, isJoint: isJoint && kind == .elliptic))
    }
    return chains
  }

  private func chain(_ suites: [CipherSuite], _ template: Offer, isJoint: Bool) -> SuiteChain {
    // ChaCha20 first, for servers that put it first for clients that do.
    let chacha = suites.filter { $0.traits?.cipher.hasPrefix("CHACHA20") == true }
    return SuiteChain(
      line: line, version: version, suites: chacha + suites.filter { !chacha.contains($0) }, template: template,
      isJoint: isJoint, width: width)
  }

  /// DHE suites once more without the groups of RFC 7919: a server that knows these refuses DHE when it has none of
  /// them, and another (GnuTLS) refuses it when they are not offered.
  private func finiteFieldAgain(_ chains: [SuiteChain.Found]) async -> SuiteChain.Found? {
    let seen = chains.flatMap(\.suites)
    let suites = CipherSuite.all(for: version).filter {
      $0.traits?.keyExchange.hasPrefix("DHE") == true && !seen.contains($0)
    }
    guard version != .tls13, !suites.isEmpty else { return nil }
    var template = Offer(suites: [], groups: NamedGroup.elliptic)
    if version >= .tls12 { template.signatures = SignatureScheme.all }
    return await chain(suites, template, isJoint: false).run()
  }

  private enum Kind: CaseIterable { case elliptic, finite, transport, other }

  private static func kind(_ traits: CipherSuite.Traits) -> Kind {
    switch traits.keyExchange {
    case "ECDHE" where !traits.isAnonymous && !traits.isNull: .elliptic
    case "DHE" where !traits.isAnonymous: .finite
    case "RSA" where !traits.isNull: .transport
    default: .other
    }
  }

  private static let protocols = [
    "h2", "http/1.1", "http/1.0", "spdy/3.1", "imap", "pop3", "ftp", "xmpp-client", "tds/8.0",
  ]
}

extension SuiteSurvey {
  /// Whose order decides, and which it is.
  private func order(_ result: inout Result) async {
    guard result.suites.count > 1 else {
      if result.isComplete, result.suites.count == 1 { result.preference = .single }
      return
    }
    // A chain that came in another order than it was offered in shows the server's order already.
    if let chain = result.chains.max(by: { $0.suites.count < $1.suites.count }), chain.suites.count > 1,
      !chain.isInOfferedOrder, let first = chain.suites.first, first.traits?.cipher.hasPrefix("CHACHA20") == false
    {
      result.preference = .server
      await sort(&result)
      return
    }
    let offered = result.suites.reversed() as [CipherSuite]
    guard let first = await choice(result.suites), let other = await choice(offered) else { return }
    guard first == other else {
      // The client's order decides, unless it decides for ChaCha20 only.
      let isChaCha = { (suite: CipherSuite) in suite.traits?.cipher.hasPrefix("CHACHA20") == true }
      if isChaCha(first) != isChaCha(other) {
        let rest = result.suites.filter { !isChaCha($0) }
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
