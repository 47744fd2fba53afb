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
    /// Bytes that are not TLS.
    case notTLS
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
  let limits: TLSLimits
  /// When the endpoint's time is over.
  let end: ContinuousClock.Instant

  var network: Network { dialer.network }
  var isOver: Bool { .now >= end || Task.isCancelled }

  /// Sends a hello and reads until the first thing that answers it.
  func ask(_ record: [UInt8]) async -> Answer {
    var warning: Alert?
    let last = await converse(record) { step in
      switch step {
      case .alert(let alert) where !alert.endsHandshake:
        warning = alert
        return false
      default: return true
      }
    }
    // A server that warns of the name and then ends has refused because of it.
    if last == .closed || last == .malformed, let warning { return .alert(warning) }
    return last
  }

  /// The certificates that a server of TLS 1.2 or older sends in the clear after its ServerHello, as DER.
  func certificates(_ record: [UInt8]) async -> [[UInt8]] {
    var found: [[UInt8]] = []
    let last = await converse(record) { step in
      switch step {
      case .serverHello: return false
      case .alert(let alert): return alert.endsHandshake
      case .certificates(let message):
        found = message.certificates
        return true
      default: return true
      }
    }
    if case .sslv2(let hello) = last, !hello.certificate.isEmpty { return [hello.certificate] }
    return found
  }

  /// Sends a hello and reads until `isLast` is satisfied, the bytes are no more TLS, or the time is over.
  private func converse(_ record: [UInt8], _ isLast: (ServerFlight.Step) -> Bool) async -> Answer {
    let deadline = min(end, .now + limits.connection)
    var flight = ServerFlight()
    do throws(NetworkError) {
      let socket = try await dialer.connect(until: deadline)
      do throws(NetworkError) {
        try await network.write(socket, record, until: deadline)
        while true {
          let step = flight.next()
          guard step == .needMore else {
            if isLast(step) || answer(step) == .malformed { return answer(step) }
            continue
          }
          let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
          // An answer that breaks off in its midst is as good as none.
          if bytes.isEmpty { return flight.received == 0 ? .closed : .malformed }
          flight.receive(bytes)
        }
      } catch {
        switch error {
        case .reset, .closed: return .reset
        case .expired: return flight.received == 0 ? .silent : .stalled
        default: return .unconnected(error)
        }
      }
    } catch {
      return .unconnected(error)
    }
  }

  private func answer(_ step: ServerFlight.Step) -> Answer {
    switch step {
    case .serverHello(let hello): .hello(hello.versionNumber)
    case .alert(let alert): .alert(alert)
    case .sslv2(let hello): .sslv2(hello)
    case .sslv2Error(let code): .sslv2Error(code)
    case .notTLS: .notTLS
    case .malformed, .end, .certificates, .needMore: .malformed
    }
  }
}
