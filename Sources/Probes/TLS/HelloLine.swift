import Network
import Wire

/// Puts questions to one endpoint in the form of hellos, and keeps three outcomes apart.
///
/// An answer is an answer. What is none (a closed or reset connection, silence) is asked again; it counts as a refusal
/// only when the same happens a second time and a hello that the server is known to answer is answered right after it
/// both times, for some servers refuse like that. When the known hello is not answered either, the server pushes back,
/// and the questions slow down.
struct HelloLine: Sendable {
  /// What a hello met.
  enum Outcome: Hashable, Sendable {
    case accepted(HelloReply)
    /// By an answer: `alert:…`, `other-version`; or `closed`, as above.
    case refused(String)
    /// No clear answer, and the reason code.
    case unknown(String)
  }

  let exchange: HelloExchange
  let serverName: String?
  let seed: UInt64
  /// A hello that the server answers.
  let known: [UInt8]

  var isOver: Bool { exchange.isOver }

  /// Asks with a hello for one version.
  ///
  /// - Parameters:
  ///   - version: The version, from SSLv3 on.
  ///   - offer: What the hello offers.
  ///   - extent: How much of an answer is read.
  ///   - name: The server name to ask for instead of the line's own; empty for none.
  /// - Returns: The outcome; a ServerHello of another version is a refusal.
  func ask(
    _ version: ProtocolVersion, _ offer: Offer, _ extent: HelloReply.Extent = .choice, name: String? = nil
  ) async -> Outcome {
    let record = hello(version, offer, name: name)
    return await settle(record, extent) { reply in
      var reply = reply
      reply.offeredGroups = offer.groups
      return HelloLine.outcome(version, reply)
    }
  }

  /// The hello that ``ask(_:_:_:name:)`` sends.
  func hello(_ version: ProtocolVersion, _ offer: Offer, name: String? = nil) -> [UInt8] {
    // Only what the hello is about goes into its random bytes: the order of events does not change them.
    let about = offer.suites.reduce(UInt64(offer.suites.count)) { ($0 << 5 | $0 >> 59) ^ UInt64($1.rawValue) }
    var generator = SeededGenerator(seed: seed ^ UInt64(version.rawValue) << 32 ^ about)
    let asked = name.map { $0.isEmpty ? nil : $0 } ?? serverName
    return ClientHello(version, offering: offer, serverName: asked, using: &generator).record
  }

  private func settle(
    _ record: [UInt8], _ extent: HelloReply.Extent, _ decide: (HelloReply) -> Outcome
  ) async -> Outcome {
    var last = Outcome.unknown("not-tried")
    var closed = 0
    for attempt in 0..<5 where !isOver {
      let reply = await exchange.reply(to: record, extent)
      last = decide(reply)
      guard case .unknown(let reason) = last else { return last }
      guard attempt > 0 || reason != "timed-out" else { continue }
      // Silence twice is left at that: more would only cost time.
      if reason == "timed-out" || reason == "malformed" || reason == "not-tls" { return last }
      if await exchange.reply(to: known, .choice).answer.isTLS {
        if reason == "closed" || reason == "reset" { closed += 1 }
        if closed == 2 { return .refused("closed") }
      } else {
        closed = 0
        await exchange.gate.slowDown()
      }
    }
    return last
  }

  private static func outcome(_ version: ProtocolVersion, _ reply: HelloReply) -> Outcome {
    switch reply.answer {
    case .hello(let number): number == version.rawValue ? .accepted(reply) : .refused("other-version")
    // The server stumbled: that says nothing of what else was offered.
    case .alert(let alert) where alert.code == Alert.internalError: .unknown("closed")
    case .alert(let alert): .refused("alert:\(alert.name)")
    case .sslv2, .sslv2Error: .refused("other-version")
    case .closed: .unknown("closed")
    case .reset: .unknown("reset")
    case .silent, .stalled: .unknown("timed-out")
    case .notTLS: .unknown("not-tls")
    case .malformed: .unknown("malformed")
    case .unconnected(let error): .unknown(error.reason)
    }
  }
}
