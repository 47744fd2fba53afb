import Network
import Wire

/// One hello sent over a connection of its own, and what came back.
struct HelloExchange: Sendable {
  /// What one hello was answered with; each case is another fact.
  enum Answer: Hashable, Sendable {
    /// A ServerHello of the version with this number.
    case hello(UInt16)
    case sslv2(SSLv2ServerHello)
    case sslv2Error(UInt16)
    case alert(Alert)
    /// The connection was ended in order, without a byte.
    case closed
    /// The connection was broken off.
    case reset
    /// Nothing came before the deadline.
    case silent
    /// The beginning of an answer came, and not its end.
    case stalled
    /// Bytes that are not TLS: the first of them.
    case notTLS([UInt8])
    /// Bytes that began as TLS and went wrong.
    case malformed
    /// There was no connection.
    case unconnected(NetworkError)

    /// Whether the peer showed that it speaks some version of SSL or TLS.
    var isTLS: Bool {
      switch self {
      case .hello, .sslv2, .sslv2Error, .alert: true
      case .closed, .reset, .silent, .stalled, .notTLS, .malformed, .unconnected: false
      }
    }
  }

  let dialer: TLSDialer
  let gate: TLSGate
  let limits: TLSLimits
  /// When the endpoint's time is over.
  let end: ContinuousClock.Instant

  var network: Network { dialer.network }
  var isOver: Bool { .now >= end || Task.isCancelled }

  /// Sends a hello and reads until the first thing that answers it.
  func ask(_ record: [UInt8]) async -> Answer { await reply(to: record, .choice).answer }

  /// Sends a hello and reads what it is answered with.
  func reply(to record: [UInt8], _ extent: HelloReply.Extent) async -> HelloReply {
    await gate.pass { await converse(record, extent) }
  }

  /// Sends a hello and reads as far as `extent`, until the bytes are no more TLS, or the time is over.
  private func converse(_ record: [UInt8], _ extent: HelloReply.Extent) async -> HelloReply {
    let deadline = min(end, .now + limits.connection)
    var flight = ServerFlight()
    var reply = HelloReply(answer: .silent)
    var warning: Alert?
    do throws(NetworkError) {
      let socket = try await dialer.connect(until: deadline)
      do throws(NetworkError) {
        try await network.write(socket, record, until: deadline)
        while true {
          let step = flight.next()
          guard step == .needMore else {
            if reply.note(step, extent) {
              reply.answer = answer(step, reply.hello)
              // A server that warns of the name and then ends has refused because of it.
              if reply.answer == .malformed, let warning { reply.answer = .alert(warning) }
              return reply
            }
            if case .alert(let alert) = step { warning = alert }
            continue
          }
          let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
          if bytes.isEmpty {
            // An answer that breaks off in its midst is as good as none, but what was chosen is known.
            reply.answer = reply.hello.map { .hello($0.versionNumber) } ?? (flight.received == 0 ? .closed : .malformed)
            if reply.hello == nil, let warning { reply.answer = .alert(warning) }
            return reply
          }
          flight.receive(bytes)
        }
      } catch {
        if let hello = reply.hello {
          reply.answer = .hello(hello.versionNumber)
          return reply
        }
        switch error {
        case .reset, .closed: reply.answer = .reset
        case .expired: reply.answer = flight.received == 0 ? .silent : .stalled
        default: reply.answer = .unconnected(error)
        }
        return reply
      }
    } catch {
      reply.answer = .unconnected(error)
      return reply
    }
  }

  private func answer(_ step: ServerFlight.Step, _ hello: ServerHello?) -> Answer {
    if let hello { return .hello(hello.versionNumber) }
    return switch step {
    case .alert(let alert): .alert(alert)
    case .sslv2(let hello): .sslv2(hello)
    case .sslv2Error(let code): .sslv2Error(code)
    case .notTLS(let bytes): .notTLS(bytes)
    case .serverHello, .malformed, .end, .done, .certificates, .keyExchange, .status, .certificateRequest, .needMore:
      .malformed
    }
  }
}

extension HelloExchange.Answer {
  /// What it is a sign of, where it is none of TLS; nil for TLS, and for silence.
  var absence: String? {
    switch self {
    case .hello, .sslv2, .sslv2Error, .alert, .silent, .stalled, .malformed: nil
    case .closed: "closed"
    case .reset: "reset"
    case .notTLS(let bytes): HelloExchange.Answer.speech(bytes)
    case .unconnected(let error):
      switch error {
      case .refused: "refused"
      case .unreachable, .prohibited: "unreachable"
      case .reset, .closed: "reset"
      default: nil
      }
    }
  }

  private static func speech(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(16), as: UTF8.self)
    if text.hasPrefix("HTTP/") || text.hasPrefix("<") { return "plain-http" }
    if text.hasPrefix("SSH-") { return "ssh" }
    if text.hasPrefix("220") { return text.lowercased().contains("ftp") ? "ftp" : "smtp" }
    if text.hasPrefix("* OK") { return "imap" }
    if text.hasPrefix("+OK") { return "pop3" }
    return "not-tls"
  }
}
