import Network
import Wire

/// One connection in which a hello is answered and something irregular follows: what the server does then.
struct RawConversation: Sendable {
  /// The first thing that the server did after that.
  enum Reaction: Hashable, Sendable {
    case alert(UInt8)
    /// A record of another type, and its length.
    case record(UInt8, Int)
    /// An alert whose words are encrypted.
    case sealedAlert
    case closed
    case reset
    case silent
    case malformed

    /// A reason code.
    var word: String {
      switch self {
      case .alert(let code): "alert:\(Alert(level: 2, code: code).name)"
      case .record(let type, _): "record:\(type)"
      case .sealedAlert: "alert"
      case .closed: "closed"
      case .reset: "reset"
      case .silent: "timed-out"
      case .malformed: "malformed"
      }
    }
  }

  let exchange: HelloExchange
  /// The hello, for a version up to TLS 1.2.
  let hello: [UInt8]
  let version: ProtocolVersion

  /// Holds the conversation.
  ///
  /// - Parameters:
  ///   - following: What is sent after the server's first flight; it may depend on the flight.
  ///   - patience: How long to wait for a reaction.
  /// - Returns: The reaction; nil when the server's first flight did not come.
  func run(
    following: @escaping @Sendable (HelloReply) -> [UInt8]?,
    patience: Duration = .seconds(2)
  ) async -> Reaction? {
    await exchange.gate.pass { await converse(following, patience) }
  }

  private func converse(
    _ following: @Sendable (HelloReply) -> [UInt8]?, _ patience: Duration
  ) async -> Reaction? {
    let deadline = min(exchange.end, .now + exchange.limits.connection)
    let network = exchange.network
    var isUnderWay = false
    do throws(NetworkError) {
      let socket = try await exchange.dialer.connect(until: deadline)
      try await network.write(socket, hello, until: deadline)
      var flight = ServerFlight()
      var reply = HelloReply(answer: .silent)
      reading: while true {
        let step = flight.next()
        if step == .needMore {
          let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
          guard !bytes.isEmpty else { return nil }
          flight.receive(bytes)
        } else if reply.note(step, .flight) {
          guard step == .done, reply.hello?.versionNumber == version.rawValue else { return nil }
          break reading
        }
      }
      guard let bytes = following(reply) else { return nil }
      isUnderWay = true
      let end = min(deadline, .now + patience)
      try await network.write(socket, bytes, until: end)
      var records = RecordStream()
      while true {
        switch records.next() {
        case .malformed: return .malformed
        case .record(let record):
          if let alert = record.alert { return .alert(alert.code) }
          return record.type == 21 ? .sealedAlert : .record(record.type, record.length)
        case .needMore:
          let bytes = try await network.read(socket, atMost: 4096, until: end)
          if bytes.isEmpty { return .closed }
          records.receive(bytes)
        }
      }
    } catch {
      guard isUnderWay else { return nil }
      switch error {
      case .reset, .closed: return .reset
      case .expired: return .silent
      default: return nil
      }
    }
  }

  /// A record of the version.
  static func record(_ type: UInt8, _ version: ProtocolVersion, _ body: [UInt8]) -> [UInt8] {
    var writer = Writer()
    writer.u8(type)
    writer.u16(version.rawValue)
    writer.vector(2) { $0.append(body) }
    return writer.bytes
  }
}
