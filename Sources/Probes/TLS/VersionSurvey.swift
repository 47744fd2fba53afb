import Network
import Wire

/// Asks one endpoint for each version of SSL and TLS, by hellos that allow for that version alone.
///
/// What counts as an answer:
/// - accepted: a ServerHello of exactly the version asked for;
/// - refused: an alert to every hello of the version, or a ServerHello of another version;
/// - refused, too: connections closed or reset without a byte, for Windows, Dovecot and others refuse like that. But a
///   single such end proves nothing: a server that stumbles over one suite dies just so after choosing it (Dovecot
///   without DH parameters), and so does one that is overrun. It counts only when a hello of another, smaller shape
///   met the same end, when the same happens again later with no other connection open, and when a hello that this
///   server is known to answer is answered right after it;
/// - unknown: everything else. Silence is asked once more, alone, before it is left at that.
struct VersionSurvey {
  private let exchange: HelloExchange
  private let serverName: String?
  private let seed: UInt64

  private(set) var outcomes: [ProtocolVersion: VersionOutcome] = [:]
  /// How many connections were tried.
  private(set) var connections = 0
  /// Whether any answer was SSL or TLS.
  private(set) var isTLS = false
  /// The offer that a version was accepted with.
  private var offers: [ProtocolVersion: Offer] = [:]
  /// How versions that are not accepted were refused: `alert:…`, `other-version` or `closed`.
  private(set) var refusals: [ProtocolVersion: String] = [:]
  /// What was said when a version was accepted.
  private(set) var replies: [ProtocolVersion: HelloReply] = [:]
  /// How the hello of ``ToleranceSurvey`` with nearly everything in it was taken; nil when it was not asked.
  private(set) var everything: HelloLine.Outcome?
  /// How many suites a hello may hold.
  private var width = Offer.suiteLimit
  /// The cipher kinds of SSLv2.
  private(set) var sslv2Kinds: [UInt32] = []
  /// What the port did when it gave no sign of TLS; see the column `reason` of `tls_absence`.
  private(set) var absence = "silent"
  private var sawOtherBytes = false
  private var sawEnd = false
  private var sawBeginning = false

  init(_ exchange: HelloExchange, serverName: String?, seed: UInt64) {
    self.exchange = exchange
    self.serverName = serverName
    self.seed = seed
  }

  /// Asks for every version once; false when the endpoint does not speak TLS, so far as can be seen.
  mutating func run() async -> Bool {
    await ask([.tls12, .tls13])
    // Something else listens there, or two hellos of different shape were met with silence.
    if !isTLS, sawOtherBytes || !(sawEnd || sawBeginning) { return false }
    await learnWidth()
    await ask([.tls10, .sslv3])
    await ask([.tls11, .sslv2])
    // Closing on every hello is a sign of its own; half an answer that looks like TLS is not.
    return isTLS || (sawBeginning && !sawOtherBytes)
  }

  /// Asks again, one connection at a time, where silence or closed connections left doubt.
  mutating func settle() async {
    for version in ProtocolVersion.allCases where !exchange.isOver {
      switch outcomes[version] {
      case .unknown("timed-out") where isTLS: record(version, await question(version))
      case .closed:
        outcomes[version] = await confirmed(version)
        if outcomes[version] == .refused { refusals[version] = refusals[version] ?? "closed" }
      default: break
      }
    }
    for version in ProtocolVersion.allCases where outcomes[version] == .closed {
      outcomes[version] = .unknown("closed")
    }
  }

  /// A long hello first: to a server that reads it, a version needs fewer of them.
  private mutating func learnWidth() async {
    let newest: ProtocolVersion = outcomes[.tls13] == .accepted ? .tls13 : .tls12
    guard let base = [.tls12, .tls13].first(where: { outcomes[$0] == .accepted }), let offer = offers[base],
      let suite = replies[base]?.hello?.suite, let known = acceptedOffer(newest)
    else { return }
    let line = HelloLine(exchange: exchange, serverName: serverName, seed: seed, known: hello(newest, known, 0))
    let before = await exchange.gate.connections
    let survey = ToleranceSurvey(
      line: line, version: base, accepted: offer, suite: suite, speaksTLS13: newest == .tls13)
    let outcome = await survey.askEverything()
    everything = outcome
    connections += await exchange.gate.connections - before
    if survey.readsManySuites(outcome) { width = Offer.wideLimit }
  }

  /// Notes that a whole handshake of a version succeeded, which is the best proof there is.
  mutating func prove(_ version: ProtocolVersion) { outcomes[version] = .accepted }

  /// The offer that a version was accepted with, for asking once more.
  func acceptedOffer(_ version: ProtocolVersion) -> Offer? { offers[version] ?? Offer.all(for: version).first }

  /// A hello for one version, ready to be sent.
  func hello(_ version: ProtocolVersion, _ offer: Offer, _ attempt: UInt64) -> [UInt8] {
    // Only what the hello is about goes into its random bytes: the order of events does not change them.
    var generator = SeededGenerator(seed: seed ^ UInt64(version.rawValue) << 16 ^ attempt)
    return ClientHello(version, offering: offer, serverName: serverName, using: &generator).record
  }

  func sslv2Hello(challengeLength: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: seed ^ UInt64(challengeLength))
    return SSLv2ClientHello(challengeLength: challengeLength, using: &generator).record
  }
}

extension VersionSurvey {
  /// What asking for one version brought to light.
  private struct Finding: Sendable {
    var outcome = VersionOutcome.unknown("not-tried")
    /// What the last hello offered.
    var offer: Offer?
    var reply: HelloReply?
    var answers: [HelloExchange.Answer] = []
  }

  private mutating func ask(_ versions: [ProtocolVersion]) async {
    let survey = self
    await withTaskGroup(of: (ProtocolVersion, Finding).self) { group in
      var started = 0
      for version in versions {
        if started >= max(1, exchange.limits.atOnce), let (done, finding) = await group.next() { record(done, finding) }
        group.addTask { (version, await survey.question(version)) }
        started += 1
      }
      for await (done, finding) in group { record(done, finding) }
    }
  }

  private mutating func record(_ version: ProtocolVersion, _ finding: Finding) {
    outcomes[version] = finding.outcome
    if finding.outcome == .accepted { (offers[version], replies[version]) = (finding.offer, finding.reply) }
    if finding.outcome == .refused, let last = finding.answers.last { refusals[version] = VersionSurvey.refusal(last) }
    connections += finding.answers.count
    for answer in finding.answers {
      isTLS = isTLS || answer.isTLS
      if let sign = answer.absence { absence = sign }
      switch answer {
      case .sslv2(let hello): sslv2Kinds = hello.cipherKinds
      case .notTLS: sawOtherBytes = true
      case .closed, .reset: sawEnd = true
      case .malformed, .stalled: sawBeginning = true
      default: break
      }
    }
  }

  private func question(_ version: ProtocolVersion) async -> Finding {
    version == .sslv2 ? await questionSSLv2() : await questionTLS(version)
  }

  /// Offers everything there is, chunk after chunk, as long as the answers are refusals that another chunk may change.
  private func questionTLS(_ version: ProtocolVersion) async -> Finding {
    var finding = Finding()
    var sawAlert = false
    for (index, offer) in Offer.all(for: version, width: width).enumerated() {
      if exchange.isOver { return finding }
      finding.offer = offer
      // The whole flight of an answer is of use later on.
      var reply = await exchange.reply(to: hello(version, offer, UInt64(index)), .flight)
      finding.answers.append(reply.answer)
      if reply.answer == .closed || reply.answer == .reset {
        // The first time with a small hello, which holds no suite that a server might stumble over.
        let second = index == 0 ? Offer.small(for: version) ?? offer : offer
        finding.offer = second
        reply = await exchange.reply(to: hello(version, second, 0x100 | UInt64(index)), .flight)
        finding.answers.append(reply.answer)
        if reply.answer == .closed || reply.answer == .reset {
          guard sawAlert else {
            finding.outcome = .closed
            return finding
          }
          continue
        }
      }
      if let outcome = VersionSurvey.decision(version, reply.answer) {
        reply.offeredGroups = finding.offer?.groups ?? []
        (finding.outcome, finding.reply) = (outcome, reply)
        return finding
      }
      sawAlert = true
    }
    finding.outcome = .refused
    return finding
  }

  private func questionSSLv2() async -> Finding {
    var finding = Finding()
    for length in [16, 32] where !exchange.isOver {
      let answer = await exchange.ask(sslv2Hello(challengeLength: length))
      finding.answers.append(answer)
      switch answer {
      case .closed, .reset: finding.outcome = .closed
      case .sslv2: finding.outcome = .accepted
      case .sslv2Error, .alert, .hello: finding.outcome = .refused
      default: finding.outcome = .unknown(VersionSurvey.reason(answer))
      }
      if finding.outcome != .closed { break }
    }
    return finding
  }

  /// What one answer decides; nil for an alert that an offer of other suites may avert.
  private static func decision(_ version: ProtocolVersion, _ answer: HelloExchange.Answer) -> VersionOutcome? {
    switch answer {
    case .hello(let number): number == version.rawValue ? .accepted : .refused
    case .alert(let alert) where alert.code == Alert.protocolVersion: .refused
    // It says nothing of the version: with a name that the server knows, it might have accepted.
    case .alert(let alert) where alert.code == Alert.unrecognizedName: .unknown("unrecognized-name")
    case .alert: nil
    case .sslv2, .sslv2Error: .refused
    case .closed, .reset, .silent, .stalled, .notTLS, .malformed, .unconnected: .unknown(reason(answer))
    }
  }

  private static func refusal(_ answer: HelloExchange.Answer) -> String {
    switch answer {
    case .alert(let alert): "alert:\(alert.name)"
    case .sslv2Error(let code): "sslv2-error:\(code)"
    case .hello, .sslv2: "other-version"
    default: "closed"
    }
  }

  private static func reason(_ answer: HelloExchange.Answer) -> String {
    switch answer {
    case .silent, .stalled: "timed-out"
    case .closed: "closed"
    case .reset: "reset"
    case .unconnected(let error): error.reason
    case .hello, .sslv2, .sslv2Error, .alert, .notTLS, .malformed: "malformed"
    }
  }

  /// Whether closed connections were a refusal: they must happen again, and the server must answer another hello
  /// directly after.
  private mutating func confirmed(_ version: ProtocolVersion) async -> VersionOutcome {
    let record: [UInt8]
    if version == .sslv2 {
      record = sslv2Hello(challengeLength: 16)
    } else if let offer = Offer.small(for: version) {
      record = hello(version, offer, 0x200)
    } else {
      return .unknown("closed")
    }
    let again = await exchange.ask(record)
    connections += 1
    guard again == .closed || again == .reset else {
      if case .sslv2 = again { return version == .sslv2 ? .accepted : .refused }
      refusals[version] = VersionSurvey.refusal(again)
      return VersionSurvey.decision(version, again) ?? .refused
    }
    let answered = { [outcomes] (wanted: VersionOutcome) in
      ProtocolVersion.allCases.last { outcomes[$0] == wanted && $0 != .sslv2 }
    }
    guard let known = answered(.accepted) ?? answered(.refused), let offer = acceptedOffer(known) else {
      return .unknown("closed")
    }
    let control = await exchange.ask(hello(known, offer, 0x300))
    connections += 1
    return control.isTLS ? .refused : .unknown("closed")
  }
}
