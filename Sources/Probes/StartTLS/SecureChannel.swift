import Network
import OpenSSL

/// A TLS session over a connection: OpenSSL's bytes carried to and fro, with a deadline and a limit.
struct SecureChannel: ~Copyable {
  /// What ended it.
  enum Failure: Error, Hashable {
    case network(NetworkError)
    case tls(OpenSSLError)
    /// The peer ended the connection in the midst.
    case ended
    /// More bytes than anybody needs.
    case tooLong

    /// A reason code in lower case with hyphens.
    var reason: String {
      switch self {
      case .network(let error): error.reason
      case .tls: "handshake-failed"
      case .ended: "closed"
      case .tooLong: "malformed"
      }
    }

    var detail: String {
      switch self {
      case .network: "no handshake within the time, or no connection"
      case .tls(let error): error.description
      case .ended: "the service ended the connection"
      case .tooLong: "more bytes than are ever read"
      }
    }
  }

  /// More than any chain that OpenSSL takes (SSL_CTX_set_max_cert_list(3): 100 KiB), and any page that is looked at.
  static let byteLimit = 524_288

  private let network: Network
  private let socket: Socket
  private(set) var session: TLSSession
  private let deadline: ContinuousClock.Instant
  private let limit: Int
  private var received = 0
  /// The end of what was sent last.
  private var sent: [UInt8] = []

  /// A channel on which at most `limit` bytes are received.
  init(
    _ network: Network, _ socket: consuming Socket, _ session: consuming TLSSession,
    until deadline: ContinuousClock.Instant, limit: Int = SecureChannel.byteLimit
  ) {
    self.network = network
    self.socket = socket
    self.session = session
    self.deadline = deadline
    self.limit = limit
  }

  /// Shakes hands.
  mutating func shake() async throws(Failure) {
    while true {
      let step: TLSSession.Step
      do throws(OpenSSLError) {
        step = try session.handshake()
      } catch {
        // The alert that says why.
        try? await flush()
        throw .tls(error)
      }
      try await flush()
      if step == .done { return }
      guard try await more() else { throw .ended }
    }
  }

  /// Shakes hands once more inside the session, as a client may ask a server of TLS 1.2 or older to do.
  mutating func renegotiate() async throws(Failure) {
    do throws(OpenSSLError) { try session.renegotiate() } catch { throw .tls(error) }
    try await shake()
  }

  /// Sends bytes, at most 16 KiB.
  mutating func send(_ bytes: [UInt8]) async throws(Failure) {
    do throws(OpenSSLError) { try session.send(bytes) } catch { throw .tls(error) }
    try await flush()
  }

  /// What the peer sends next; empty when it has ended its side.
  mutating func receive() async throws(Failure) -> [UInt8] {
    while true {
      let step: TLSSession.Received
      do throws(OpenSSLError) { step = try session.read() } catch { throw .tls(error) }
      try await flush()
      switch step {
      case .bytes(let bytes): return bytes
      case .ended: return []
      case .wantsBytes: guard try await more() else { return [] }
      }
    }
  }

  /// How a session is after its handshake.
  enum State: Hashable, Sendable { case stands, broken }

  /// What the peer's next bytes, whatever they carry, say of the session; nil when none come within `wait`.
  mutating func next(within wait: Duration) async -> State? {
    guard let bytes = try? await network.read(socket, atMost: 16_384, until: min(deadline, .now + wait)), !bytes.isEmpty
    else { return nil }
    session.receive(bytes)
    return (try? session.read()) == nil ? .broken : .stands
  }

  /// What the peer does when records come whose content is wrong.
  ///
  /// - Parameters:
  ///   - make: Makes the records, from the session and the last block sent in it, to be sent one after the other as long
  ///     as there is silence; nil when it cannot.
  ///   - patience: How long to wait for a reaction to each.
  /// - Returns: The first reaction; nil when nothing was sent.
  mutating func provoke(
    _ make: (borrowing TLSSession, [UInt8]) -> [[UInt8]]?, patience: Duration
  ) async -> RawConversation.Reaction? {
    guard let records = make(session, sent) else { return nil }
    var reaction: RawConversation.Reaction?
    for record in records {
      reaction = await provoke(record, until: min(deadline, .now + patience))
      if reaction != .silent { break }
    }
    return reaction
  }

  private mutating func provoke(
    _ record: [UInt8], until end: ContinuousClock.Instant
  ) async -> RawConversation.Reaction? {
    do throws(NetworkError) {
      try await network.write(socket, record, until: end)
      while true {
        let bytes = try await network.read(socket, atMost: 16_384, until: end)
        guard !bytes.isEmpty else { return .closed }
        received += bytes.count
        guard received <= SecureChannel.byteLimit else { return .malformed }
        session.receive(bytes)
        do throws(OpenSSLError) {
          switch try session.read() {
          case .bytes(let bytes): return .record(23, bytes.count)
          case .ended: return .alert(0)
          case .wantsBytes: break
          }
        } catch {
          return error.alert.map { .alert($0) } ?? .malformed
        }
      }
    } catch {
      switch error {
      case .reset, .closed: return .reset
      case .expired: return .silent
      default: return nil
      }
    }
  }

  private mutating func flush() async throws(Failure) {
    let pending = session.pending()
    guard !pending.isEmpty else { return }
    sent = pending.suffix(16)
    do throws(NetworkError) {
      try await network.write(socket, pending, until: deadline)
    } catch {
      throw .network(error)
    }
  }

  private mutating func more() async throws(Failure) -> Bool {
    let bytes: [UInt8]
    do throws(NetworkError) {
      bytes = try await network.read(socket, atMost: 16_384, until: deadline)
    } catch {
      throw .network(error)
    }
    received += bytes.count
    if received > limit { throw .tooLong }
    session.receive(bytes)
    return !bytes.isEmpty
  }
}
