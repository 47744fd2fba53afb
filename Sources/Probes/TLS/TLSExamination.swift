import Network
import OpenSSL
import Wire

/// Everything that hellos can tell of one endpoint whose versions are known.
struct TLSExamination: Sendable {
  /// What was found.
  struct Result: Sendable {
    /// By age of the version.
    var suites: [SuiteSurvey.Result] = []
    var sslv2Kinds: [SSLv2CipherKind] = []
    var speaksSSLv2: Bool?
    /// Of TLS 1.2 or the newest older version.
    var older: GroupSurvey.Result?
    var tls13: GroupSurvey.Result?
    var tolerance: ToleranceSurvey.Result?
    var names: NameSurvey.Result?
    var fallback: (refused: Bool?, reason: String?) = (nil, nil)
    var sessions: SessionSurvey.Result?
    var heartbleed = Weaknesses.Verdict.unknown("not-tried")
    var earlyCCS = Weaknesses.Verdict.unknown("not-tried")
    var robot = Weaknesses.Verdict.unknown("not-tried")
    var padding = Weaknesses.Verdict.unknown("not-tried")
    var wasSlowed = false
    var connections = 0
    /// Answers to hellos that asked for something else, in the version of ``older`` or else TLS 1.3.
    var others: [HelloReply] = []
    /// Whether a version is accepted in which nothing could be asked.
    var isWithoutVersion = false
    /// Whether all that was accepted was asked to the end.
    var isComplete: Bool {
      !isWithoutVersion && !suites.isEmpty && suites.allSatisfy(\.isComplete) && speaksSSLv2 != nil
    }

    var replies: [(version: ProtocolVersion, reply: HelloReply)] {
      suites.flatMap { suite in suite.replies.map { (suite.version, $0) } }
        + (older?.replies ?? []).map { (olderVersion ?? .tls12, $0) } + (tls13?.replies ?? []).map { (.tls13, $0) }
        + others.map { (olderVersion ?? .tls13, $0) }
    }

    /// The newest version up to TLS 1.2 whose suites are known.
    var olderVersion: ProtocolVersion? { suites.last { $0.version <= .tls12 }?.version }
  }

  let exchange: HelloExchange
  let serverName: String?
  let seed: UInt64
  /// The versions accepted from SSLv3 on, oldest first, and the offers that they were accepted with.
  var accepted: [(version: ProtocolVersion, offer: Offer)]
  /// What was said when they were accepted, as far as known.
  var replies: [ProtocolVersion: HelloReply]
  /// How the hello of ``ToleranceSurvey`` with nearly everything in it was taken; nil when it was not asked.
  let everything: HelloLine.Outcome?
  /// What a session of TLS 1.3 left to take it up again; nil when there was none.
  let resumption: TLSSession.Resumption?
  /// The service's certificate; nil when none was seen.
  let leaf: [UInt8]?
  /// The scheme that a whole handshake of TLS 1.3 was signed with; nil without one.
  let scheme: SignatureScheme?

  /// Asks for everything, side by side as far as the gate lets it.
  ///
  /// - Parameter keys: The kinds of the server's keys, such as `RSA` and `EC`, as far as known.
  /// - Returns: What was found; nil when no version is accepted that hellos can ask about.
  func run(keys: Set<String>?) async -> Result? {
    let isAnswered = { (version: ProtocolVersion) in replies[version]?.hello?.versionNumber == version.rawValue }
    guard let newest = accepted.last(where: { isAnswered($0.version) }) ?? accepted.last else { return nil }
    let known = HelloLine(exchange: exchange, serverName: serverName, seed: seed, known: [])
    let line = HelloLine(
      exchange: exchange, serverName: serverName, seed: seed, known: known.hello(newest.version, newest.offer))
    var examination = self
    await examination.keepAnswered(line)
    var result = await examination.run(line, keys)
    // What only OpenSSL's hello was accepted with cannot be asked about.
    if examination.accepted.count < accepted.count { result.isWithoutVersion = true }
    return result
  }

  /// Keeps the versions in which our hellos are answered.
  private mutating func keepAnswered(_ line: HelloLine) async {
    for (version, offer) in accepted where replies[version]?.hello?.versionNumber != version.rawValue {
      replies[version] = nil
      if case .accepted(let reply) = await line.ask(version, offer, .flight) { replies[version] = reply }
    }
    accepted.removeAll { replies[$0.version] == nil }
  }

  private func run(_ line: HelloLine, _ keys: Set<String>?) async -> Result {
    var result = Result()
    guard let newest = accepted.last else { return result }
    let base = accepted.last { $0.version <= .tls12 } ?? newest
    // What one hello more may hold is decided by how the server takes a long one.
    guard let first = replies[base.version], let suite = first.hello?.suite else { return result }
    let tolerance = ToleranceSurvey(
      line: line, version: base.version, accepted: base.offer, suite: suite, speaksTLS13: newest.version == .tls13)
    result.tolerance = await tolerance.run(after: everything)
    // Their public values tell whether keys are used again.
    for case .accepted(let reply) in [everything, result.tolerance?.withoutName] { result.others.append(reply) }
    let width = result.tolerance?.readsManySuites == true ? 400 : Offer.suiteLimit

    let names = NameSurvey(
      line: line, version: base.version, accepted: base.offer, certificate: first.certificates.first ?? leaf)
    await withTaskGroup(of: Part.self) { group in
      for (version, offer) in accepted {
        group.addTask {
          let survey = SuiteSurvey(
            line: line, version: version, accepted: offer, first: replies[version], width: width,
            isJoint: version == base.version && version <= .tls12)
          let suites = await survey.run()
          guard version == .tls13 || version == base.version, !suites.suites.isEmpty else {
            return .suites(suites, nil)
          }
          let groups = GroupSurvey(
            line: line, version: version, suites: suites.suites, accepted: offer, keys: keys, signed: scheme)
          return .suites(suites, await groups.run(after: suites.chains))
        }
      }
      group.addTask { [withoutName = result.tolerance?.withoutName] in .names(await names.run(after: withoutName)) }
      group.addTask { [accepted] in
        let (refused, reason) = await FallbackSurvey(line: line).run(accepted)
        return .fallback(refused, reason)
      }
      for await part in group {
        switch part {
        case .suites(let suites, let groups):
          result.suites.append(suites)
          if suites.version == .tls13 { result.tls13 = groups } else if groups != nil { result.older = groups }
        case .names(let names): result.names = names
        case .fallback(let refused, let reason): result.fallback = (refused, reason)
        }
      }
    }
    result.suites.sort { $0.version < $1.version }
    await weaknesses(line, &result)
    result.wasSlowed = await exchange.gate.wasSlowed
    return result
  }

  /// The irregular exchanges, after everything that they might disturb.
  private func weaknesses(_ line: HelloLine, _ result: inout Result) async {
    let older = accepted.last { $0.version <= .tls12 }
    let sessions = SessionSurvey(
      line: line, older: accepted.last { (.tls10 ... .tls12).contains($0.version) }?.version,
      tls13: resumption, hasCBC: older.map { result.hasCBC($0.version) } == true)
    guard let older, let suites = result.suites.first(where: { $0.version == older.version }) else {
      (result.heartbleed, result.earlyCCS, result.robot, result.padding) = (
        .absent("tls13-only"), .absent("tls13-only"), .absent("tls13-only"), .absent("no-cbc")
      )
      result.sessions = await sessions.run()
      return
    }
    let looks = Weaknesses(line: line, version: older.version, offer: older.offer)
    let hellos = suites.replies.compactMap(\.hello)
    let heartbeat = hellos.isEmpty ? nil : hellos.contains { $0.has(15) }
    let oracle = BleichenbacherOracle(
      line: line, version: older.version, suites: suites.suites.filter { $0.traits?.keyExchange == "RSA" })
    async let told = sessions.run()
    async let robot = suites.isComplete || !oracle.suites.isEmpty ? oracle.run() : .unknown("suites-incomplete")
    async let heartbleed = looks.heartbleed(confirmed: heartbeat)
    async let earlyCCS = looks.earlyChangeCipherSpec()
    (result.sessions, result.robot) = await (told, robot)
    (result.heartbleed, result.earlyCCS) = await (heartbleed, earlyCCS)
    result.padding = await padding(line, result, older.version)
  }

  /// The newest version with CBC tells; SSLv3, whose padding nobody can check, is another matter.
  private func padding(
    _ line: HelloLine, _ result: Result, _ older: ProtocolVersion
  ) async -> Weaknesses.Verdict {
    guard let version = ProtocolVersion.allCases.last(where: { $0 > .sslv3 && result.hasCBC($0) }) else {
      return result.suites.allSatisfy(\.isComplete) ? .absent("no-cbc") : .unknown("suites-incomplete")
    }
    return await PaddingOracle(line: line, version: version).run(
      known: version == older ? result.sessions?.spoiltPadding : nil)
  }

  private enum Part: Sendable {
    case suites(SuiteSurvey.Result, GroupSurvey.Result?)
    case names(NameSurvey.Result)
    case fallback(Bool?, String?)
  }
}

extension TLSExamination.Result {
  /// Whether a suite with CBC was seen to be accepted in a version.
  func hasCBC(_ version: ProtocolVersion) -> Bool {
    suites.contains { $0.version == version && $0.suites.contains { $0.traits?.isCBC == true } }
  }

  /// Whether the server may have another certificate, whose key is of this type: one that signs showed itself, or not
  /// all was asked that would show it.
  func mayAuthenticate(by type: TLSContext.Authentication) -> Bool {
    guard !suites.isEmpty, suites.allSatisfy(\.isComplete) else { return true }
    let word = type == .rsa ? "RSA" : "ECDSA"
    if suites.contains(where: { $0.suites.contains { $0.traits?.authentication == word } }) { return true }
    // TLS 1.3 does not say in its suites.
    guard suites.contains(where: { $0.version == .tls13 }) else { return false }
    guard let tls13, tls13.areSchemesComplete else { return true }
    return tls13.schemes.contains { $0.key.hasPrefix(type == .rsa ? "RSA" : "E") }
  }
}
