package import Model
package import Network
import OpenSSL
import Wire

/// Finds out which versions of TLS a port accepts, and what certificates it shows.
///
/// Versions are asked for with hellos of its own (OpenSSL can no longer say SSLv3, and was never honest about it); the
/// certificates come from one whole handshake. Nothing is sent after a handshake.
package struct TLSProbe: Sendable {
  private let network: Network
  private let anchors: Anchors

  /// A probe.
  ///
  /// - Parameters:
  ///   - network: What it connects with.
  ///   - anchors: The authorities that certificates are held against.
  package init(network: Network, anchors: Anchors) {
    self.network = network
    self.anchors = anchors
  }

  /// Examines one port.
  ///
  /// It never takes longer than `limits.endpoint`, whatever the other end does, and a little for arithmetic. The
  /// caller has checked that the address may be contacted and that the port is not a fragile one.
  ///
  /// - Parameters:
  ///   - address: The host.
  ///   - port: Its port.
  ///   - name: The DNS name to ask for, or an address written as text, under which users know the service.
  ///   - observed: The time to write into the rows, from which the days left are counted.
  ///   - limits: Time, and connections at once.
  ///   - seed: Determines the random bytes of the hellos.
  ///   - dialer: Makes the connections; plain TCP without one.
  /// - Returns: What was seen; its endpoint is nil when the port does not speak TLS: it answers with something else,
  ///   closes every connection, or says nothing to two hellos of different shape.
  package func examine(
    _ address: IPAddress, port: UInt16, name: String?, observed: Timestamp,
    limits: TLSLimits = TLSLimits(),
    seed: UInt64, dialer: TLSDialer? = nil
  ) async -> TLSObservation {
    let asked = AskedName(name)
    let exchange = HelloExchange(
      dialer: dialer ?? TLSDialer(network, address, port: port), gate: TLSGate(atOnce: limits.atOnce), limits: limits,
      end: .now + limits.endpoint)
    var rows = TLSRows(address: address, port: port, name: asked, startTLS: dialer?.startTLS, observed: observed)
    var survey = VersionSurvey(exchange, serverName: asked?.serverName, seed: seed)
    guard await survey.run() else {
      return TLSObservation(
        absence: rows.absence(survey.absence), contacts: rows.contacts(versions: survey.connections, certificate: 0))
    }

    var handshakes: [WholeHandshake] = []
    for attempt in WholeHandshake.plans(survey.outcomes) where !exchange.isOver {
      var handshake = await WholeHandshake.attempt(
        exchange, serverName: asked?.serverName, versions: attempt.versions, offering: attempt.offer,
        protocols: SuiteSurvey.protocols)
      if handshake.failure?.alert == Alert.noApplicationProtocol, !exchange.isOver {
        handshakes.append(handshake)
        handshake = await WholeHandshake.attempt(
          exchange, serverName: asked?.serverName, versions: attempt.versions, offering: attempt.offer)
      }
      handshakes.append(handshake)
      if let number = handshake.version, let version = ProtocolVersion(rawValue: number) { survey.prove(version) }
      if handshake.failure == nil { break }
    }
    await survey.settle()

    var chain = handshakes.lazy.map(\.chain).first { !$0.isEmpty } ?? []
    var fetches = 0
    if chain.isEmpty, let hello = survey.certificateHello, !exchange.isOver {
      chain = await exchange.reply(to: hello, .flight).chain
      fetches = 1
    }

    rows.note(survey.outcomes)
    rows.note(handshakes)
    let usual = handshakes.first { $0.failure == nil }
    rows.note(chain, staple: usual?.staple, anchors)
    let before = await exchange.gate.connections
    let keys = rows.keys
    var examination =
      await TLSExamination(
        exchange: exchange, serverName: asked?.serverName, seed: seed, accepted: survey.acceptedOffers,
        replies: survey.replies, everything: survey.everything,
        resumption: usual?.version == ProtocolVersion.tls13.rawValue ? usual?.resumption : nil, leaf: chain.first,
        scheme: usual?.version == ProtocolVersion.tls13.rawValue ? usual?.scheme : nil
      ).run(keys: keys) ?? TLSExamination.Result()
    examination.sslv2Kinds = survey.sslv2Kinds.map(SSLv2CipherKind.init(rawValue:))
    examination.speaksSSLv2 = survey.speaksSSLv2
    let connections = await exchange.gate.connections - before
    if let other = rows.otherAuthentication, examination.mayAuthenticate(by: other), !exchange.isOver {
      let second = await WholeHandshake.attempt(
        exchange, serverName: asked?.serverName, versions: TLSContext.Versions(), offering: .authenticated(by: other))
      fetches += 1
      rows.note(second: second, anchors)
    }
    rows.note(versions: survey.outcomes, refusals: survey.refusals, examination.suites)
    rows.note(suites: examination)
    rows.note(keyExchange: examination)
    rows.note(features: examination)
    if let usual { rows.note(sealed: usual) }
    rows.note(manners: examination)
    examination.connections = survey.connections + handshakes.count + fetches + connections
    rows.note(weaknesses: examination)
    return TLSObservation(
      endpoint: rows.endpoint, certificates: rows.certificates, versions: rows.versions, suites: rows.suites,
      groups: rows.groups, signatures: rows.signatures,
      service: dialer?.startTLS?.rawValue ?? TLSRows.service(port),
      contacts: rows.contacts(
        versions: survey.connections, certificate: handshakes.count + fetches, rest: connections),
      obstacles: rows.obstacles)
  }
}

extension WholeHandshake {
  /// One way to try.
  struct Plan: Hashable, Sendable {
    let versions: TLSContext.Versions
    let offer: TLSContext.Offer
  }

  /// How to try, one after the other until one succeeds; none where OpenSSL cannot speak what the service does.
  static func plans(_ outcomes: [ProtocolVersion: VersionOutcome]) -> [Plan] {
    let accepted = ProtocolVersion.allCases.filter { outcomes[$0] == .accepted }
    if let newest = accepted.last, newest <= .sslv3 { return [] }
    var plans = [Plan(versions: TLSContext.Versions(), offer: .usual)]
    // Servers that know only suites that OpenSSL does not offer by itself, or trip over hellos of a newer version.
    if let old = accepted.last(where: { (.tls10 ... .tls12).contains($0) }) {
      plans.append(
        Plan(
          versions: TLSContext.Versions(oldest: old.rawValue, newest: old.rawValue), offer: .everything))
    }
    return plans
  }
}

extension HelloReply {
  /// The certificates, those of SSLv2 included.
  var chain: [[UInt8]] {
    if case .sslv2(let hello) = answer, !hello.certificate.isEmpty { return [hello.certificate] }
    return certificates
  }
}

extension VersionSurvey {
  /// Whether SSLv2 is accepted; nil without a clear answer.
  var speaksSSLv2: Bool? {
    switch outcomes[.sslv2] {
    case .accepted: true
    case .refused: false
    case .closed, .unknown, nil: nil
    }
  }

  /// The versions accepted from SSLv3 on, oldest first.
  var acceptedOffers: [(version: ProtocolVersion, offer: Offer)] {
    ProtocolVersion.allCases.filter { $0 != .sslv2 && outcomes[$0] == .accepted }
      .compactMap { version in acceptedOffer(version).map { (version, $0) } }
  }

  /// A hello that is answered with certificates in the clear, by the newest version up to TLS 1.2 that is accepted.
  var certificateHello: [UInt8]? {
    guard let version = ProtocolVersion.allCases.last(where: { $0 <= .tls12 && outcomes[$0] == .accepted }) else {
      return nil
    }
    if version == .sslv2 { return sslv2Hello(challengeLength: 16) }
    return acceptedOffer(version).map { hello(version, $0, 0x400) }
  }
}
