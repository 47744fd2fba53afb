import Wire

/// Finds the groups for key exchange that are left when the suites are known, and the signature schemes likewise.
struct GroupSurvey: Sendable {
  /// What is known of one kind of handshake.
  struct Result: Sendable {
    var groups: [UInt16] = []
    var schemes: [SignatureScheme] = []
    var areGroupsComplete = false
    /// Whether ``groups`` stand in the server's own order of preference; nil when that is not known.
    var areGroupsOrdered: Bool?
    var areSchemesComplete = false
    var replies: [HelloReply] = []
  }

  let line: HelloLine
  let version: ProtocolVersion
  /// The suites that the version accepts.
  let suites: [CipherSuite]
  /// The offer that the version was accepted with.
  let accepted: Offer
  /// The kinds of the server's keys, such as `RSA` and `EC`; nil when not known.
  let keys: Set<String>?
  /// The scheme that a whole handshake of TLS 1.3 was signed with; nil without one.
  let signed: SignatureScheme?

  /// Goes on from what the chains have found.
  func run(after chains: [SuiteChain.Found]) async -> Result {
    var result = Result()
    for chain in chains {
      for group in chain.groups where !result.groups.contains(group) { result.groups.append(group) }
      for scheme in chain.schemes where !result.schemes.contains(scheme) { result.schemes.append(scheme) }
    }
    if version == .tls13 {
      await groups(&result, NamedGroup.tls13Rare + NamedGroup.tls13, suites)
      await order(&result, chains, suites)
      await schemesOfTLS13(&result)
    } else {
      let elliptic = suites.filter { $0.traits?.keyExchange.hasPrefix("ECDHE") == true }
      let signed = suites.filter { $0.traits?.isSigned == true }
      // What the chains say of the end holds where all suites are alike in what they need.
      result.areGroupsComplete = chains.contains(where: \.areGroupsComplete) && !needsCurve(elliptic)
      result.areSchemesComplete =
        chains.contains(where: \.areSchemesComplete) && Set(signed.map { $0.traits?.authentication }).count == 1
      await groupsAndSchemes(&result, elliptic)
      await groups(&result, NamedGroup.elliptic.reversed(), elliptic)
      await order(&result, chains, elliptic)
      await schemes(&result, signed)
    }
    return result
  }

  private func groups(_ result: inout Result, _ all: [NamedGroup], _ suites: [CipherSuite]) async {
    guard !suites.isEmpty, !result.areGroupsComplete else {
      result.areGroupsComplete = true
      return
    }
    // A server that cannot ask for another key share (RFC 8446 § 4.1.4) shows no more than one group.
    guard !(version == .tls13 && accepted.sharesKey) else { return }
    var left = all.filter { !result.groups.contains($0.rawValue) }
    let needsCurve = needsCurve(suites)
    while !left.isEmpty, !line.isOver {
      let kept: [NamedGroup] =
        needsCurve ? [.secp256r1, .secp384r1, .secp521r1].filter { result.groups.contains($0.rawValue) } : []
      switch await line.ask(version, Offer(suites: Array(suites.prefix(16)), groups: left + kept)) {
      case .accepted(let reply):
        result.replies.append(reply)
        guard let number = reply.group else { return }
        guard let index = left.firstIndex(where: { $0.rawValue == number }) else {
          // The curve that had to stay, or one that was not offered.
          result.areGroupsComplete = kept.contains { $0.rawValue == number }
          return
        }
        left.remove(at: index)
        result.groups.append(number)
      case .refused:
        result.areGroupsComplete = true
        return
      case .unknown: return
      }
    }
    result.areGroupsComplete = left.isEmpty
  }

  /// One of each with every question, as long as there are both.
  private func groupsAndSchemes(_ result: inout Result, _ suites: [CipherSuite]) async {
    guard version == .tls12, !suites.isEmpty, !needsCurve(suites), !result.areGroupsComplete,
      !result.areSchemesComplete
    else { return }
    while !line.isOver {
      var offer = Offer(
        suites: Array(suites.prefix(16)), groups: NamedGroup.elliptic.filter { !result.groups.contains($0.rawValue) })
      let schemes = SignatureScheme.all.filter { !result.schemes.contains($0) }
      offer.signatures = schemes
      guard !offer.groups.isEmpty, !schemes.isEmpty, case .accepted(let reply) = await line.ask(version, offer),
        let exchange = reply.keyExchange, let group = exchange.group, let scheme = exchange.scheme,
        !result.groups.contains(group), schemes.contains(scheme)
      else { return }
      result.replies.append(reply)
      result.groups.append(group)
      result.schemes.append(scheme)
    }
  }

  /// An ECDSA certificate's own curve must be offered, or its suites are refused (RFC 8422 § 5.1).
  private func needsCurve(_ suites: [CipherSuite]) -> Bool {
    version != .tls13 && !suites.contains { $0.traits?.authentication != "ECDSA" }
  }

  /// Whose order decides: an answer that is not the first of what was offered and is accepted shows the server's.
  private func order(_ result: inout Result, _ chains: [SuiteChain.Found], _ suites: [CipherSuite]) async {
    let curves = result.groups.compactMap(NamedGroup.init(rawValue:))
    // The curve of an ECDSA certificate had to stay, and came out of turn.
    guard curves.count > 1, curves.count == result.groups.count, result.areGroupsComplete, !needsCurve(suites) else {
      return
    }
    let choices = (chains.flatMap(\.replies) + result.replies).compactMap { reply in
      reply.group.map { (number: $0, offered: reply.offeredGroups.filter(curves.contains)) }
    }
    if choices.contains(where: { $0.offered.count > 1 && $0.offered.first?.rawValue != $0.number }) {
      result.areGroupsOrdered = true
      return
    }
    // Each time the first: by the client's order, or by chance.
    let offer = Offer(suites: Array(suites.prefix(16)), groups: curves.reversed())
    guard case .accepted(let reply) = await line.ask(version, offer), let number = reply.group else { return }
    result.replies.append(reply)
    result.areGroupsOrdered = number == result.groups.first
  }

  private func schemes(_ result: inout Result, _ signed: [CipherSuite]) async {
    guard version == .tls12, !signed.isEmpty, !result.areSchemesComplete else {
      result.areSchemesComplete = true
      return
    }
    var left = SignatureScheme.all.filter { !result.schemes.contains($0) }
    while !left.isEmpty, !line.isOver {
      var offer = Offer(suites: Array(signed.prefix(32)), groups: NamedGroup.elliptic)
      offer.signatures = left
      switch await line.ask(version, offer) {
      case .accepted(let reply):
        result.replies.append(reply)
        guard let scheme = reply.keyExchange?.scheme else { return }
        guard let index = left.firstIndex(of: scheme) else {
          // It signs with what was not offered: an answer, though a wrong one. It would go on like that.
          if !result.schemes.contains(scheme) { result.schemes.append(scheme) }
          result.areSchemesComplete = true
          return
        }
        left.remove(at: index)
        result.schemes.append(scheme)
      case .refused:
        result.areSchemesComplete = true
        return
      case .unknown: return
      }
    }
    result.areSchemesComplete = left.isEmpty
  }

  /// Asks for each scheme of TLS 1.3 alone: the signature is encrypted, but whether there is a ServerHello tells.
  ///
  /// Those that the key known cannot make are asked for in one question, for no server should take any of them.
  private func schemesOfTLS13(_ result: inout Result) async {
    let isExpected = { (scheme: SignatureScheme) in !scheme.isWeak && keys?.contains(scheme.key) != false }
    let unexpected = SignatureScheme.tls13.filter { !isExpected($0) }
    var questions = SignatureScheme.tls13.filter(isExpected).map { [$0] }
    if !unexpected.isEmpty { questions.insert(unexpected, at: 0) }
    if let signed, let known = questions.firstIndex(of: [signed]) {
      questions.remove(at: known)
      result.schemes.append(signed)
    }
    var isComplete = true
    while !questions.isEmpty, !line.isOver {
      let asked = questions
      questions = []
      for (schemes, outcome) in await zip(asked, answers(asked)) {
        switch outcome {
        // A HelloRetryRequest comes before the signature is thought of.
        case .accepted(let reply) where reply.hello?.isHelloRetryRequest != false: isComplete = false
        case .accepted where schemes.count > 1: questions += schemes.map { [$0] }
        case .accepted: result.schemes += schemes
        case .refused: break
        case .unknown: isComplete = false
        }
      }
    }
    result.areSchemesComplete = isComplete && questions.isEmpty
  }

  /// How hellos with these signature schemes were taken, asked side by side.
  private func answers(_ questions: [[SignatureScheme]]) async -> [HelloLine.Outcome] {
    await withTaskGroup(of: (Int, HelloLine.Outcome).self, returning: [HelloLine.Outcome].self) { group in
      for (place, schemes) in questions.enumerated() {
        var offer = Offer(suites: suites, groups: [.x25519, .secp256r1, .secp384r1], sharesKey: true)
        offer.signatures = schemes
        group.addTask { [offer] in (place, await line.ask(.tls13, offer)) }
      }
      let found = await group.reduce(into: [(Int, HelloLine.Outcome)]()) { $0.append($1) }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

extension CipherSuite.Traits {
  /// Whether the server signs its part of the key exchange.
  var isSigned: Bool { hasServerKeyExchange && !isAnonymous && authentication != "PSK" }
}
