import Wire

/// Finds out whether a server fails on hellos that it should take: long ones, many suites, reserved values, newer
/// versions.
///
/// One hello has nearly all of it; only when that one fails are the causes asked for one by one.
struct ToleranceSurvey: Sendable {
  struct Result: Sendable {
    var version: Bool?
    var versionList: Bool?
    var grease: Bool?
    var unknownExtension: Bool?
    var longHello: Bool?
    var manySuites: Bool?
    /// Name of the column, and how it fails or why it is not known.
    var reasons: [String] = []
    /// Whether suites beyond the 64th were seen to be read.
    var readsManySuites = false
    /// How a hello without a name was taken; nil when none was sent.
    var withoutName: HelloLine.Outcome?
  }

  let line: HelloLine
  /// A version that is accepted, up to TLS 1.2 if there is one, and the offer that it was accepted with.
  let version: ProtocolVersion
  let accepted: Offer
  /// A suite that was chosen from that offer.
  let suite: CipherSuite
  /// Whether TLS 1.3 is accepted, so that the field supported_versions is known to do no harm.
  let speaksTLS13: Bool

  /// Asks for everything.
  ///
  /// - Parameter asked: How the hello with nearly everything was taken, when it was sent already.
  /// - Returns: What the server fails on.
  func run(after asked: HelloLine.Outcome? = nil) async -> Result {
    var result = Result()
    let whole: HelloLine.Outcome = if let asked { asked } else { await askEverything() }
    if case .accepted = whole {
      (result.grease, result.unknownExtension) = (false, false)
      result.manySuites = false
      result.longHello = version == .sslv3 ? nil : false
      result.readsManySuites = readsManySuites(whole)
    } else {
      await one(&result)
    }
    if await !middleAndNewer(&result) {
      if version != .sslv3 { await middle(&result) }
      await newer(&result)
    }
    await versionList(&result)
    return result
  }

  /// Sends the hello that has nearly everything.
  func askEverything() async -> HelloLine.Outcome { await line.ask(version, everything) }

  /// Whether an answer to it shows that suites beyond the 64th are read.
  func readsManySuites(_ outcome: HelloLine.Outcome) -> Bool {
    guard case .accepted(let reply) = outcome else { return false }
    // It stands at the end: a server that looks at 64 suites would not have found it.
    return reply.hello?.suite == suite
  }

  /// What ``middle(_:)`` and ``newer(_:)`` ask for in one hello, without the server's name besides; whether that was
  /// accepted, so that nothing more need be asked.
  private func middleAndNewer(_ result: inout Result) async -> Bool {
    guard version != .sslv3, version != .tls13, result.longHello != true else { return false }
    var offer = middleOffer
    offer.legacyVersion = 0x0304
    let outcome = await line.ask(version, offer, .flight, name: "")
    guard case .accepted = outcome else { return false }
    (result.longHello, result.version) = (false, false)
    if line.serverName != nil { result.withoutName = outcome }
    return true
  }

  /// Every suite there is with the good one last, reserved values, an unknown extension, more than 4096 bytes.
  private var everything: Offer {
    var offer = accepted
    offer.suites = many
    offer.extras = [.grease, .unknownExtension]
    offer.minimumLength = 4200
    return offer
  }

  private var many: [CipherSuite] {
    // Suites that no server has, so that none is chosen before the good one, as far as there are any.
    let strange = CipherSuite.all(for: version).filter { suite in
      guard let traits = suite.traits, suite != self.suite else { return false }
      return ["KRB5", "KEA", "GOST", "DH", "ECDH", "PSK", "RSA_PSK", "SRP"].contains(traits.keyExchange)
    }
    return strange + [suite]
  }

  /// Each cause alone.
  private func one(_ result: inout Result) async {
    var offer = accepted
    offer.extras = [.grease]
    result.grease = fails(await line.ask(version, offer), "grease_intolerance", &result)
    offer = accepted
    offer.extras = [.unknownExtension]
    result.unknownExtension = fails(await line.ask(version, offer), "extension_intolerance", &result)
    offer = accepted
    offer.minimumLength = 4200
    if version != .sslv3 { result.longHello = fails(await line.ask(version, offer), "long_hello_intolerance", &result) }
    offer = accepted
    offer.suites = [suite] + many.dropLast()
    result.manySuites = fails(await line.ask(version, offer), "many_suites_intolerance", &result)
    // A server may read no more than 64 and still answer.
  }

  /// A hello of 256 to 511 bytes.
  private func middle(_ result: inout Result) async {
    guard result.longHello != true else { return }
    let failing = fails(await line.ask(version, middleOffer), "long_hello_intolerance", &result)
    if failing == true || result.longHello == nil { result.longHello = failing }
  }

  private var middleOffer: Offer {
    var offer = Offer(suites: accepted.suites.filter { $0 == suite }, groups: Array(accepted.groups.prefix(12)))
    offer.extras = [.anyLength]
    offer.minimumLength = 300
    offer.sharesKey = accepted.sharesKey
    return offer
  }

  /// A version number that nobody knows yet, which a server should answer with its own best (RFC 5246 § E.1).
  private func newer(_ result: inout Result) async {
    guard version != .tls13 else { return }
    var offer = accepted
    offer.legacyVersion = 0x0304
    result.version = fails(await line.ask(version, offer), "version_intolerance", &result)
  }

  /// The field supported_versions beside a version that is accepted.
  private func versionList(_ result: inout Result) async {
    guard version != .tls13 else { return }
    if speaksTLS13 {
      result.versionList = false
    } else if version >= .tls10 {
      var offer = accepted
      offer.extras = [.versionList]
      result.versionList = fails(await line.ask(version, offer), "tls13_intolerance", &result)
    }
  }

  private func fails(_ outcome: HelloLine.Outcome, _ column: String, _ result: inout Result) -> Bool? {
    switch outcome {
    case .accepted: return false
    case .refused(let how):
      result.reasons.append("\(column):\(how)")
      return true
    case .unknown(let reason):
      result.reasons.append("\(column):\(reason)")
      // Silence twice, where the same question without the strange part is answered, is a failure of its own.
      return reason == "timed-out" ? true : nil
    }
  }
}
