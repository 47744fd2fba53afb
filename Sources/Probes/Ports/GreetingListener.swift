import Model
import Network

/// Connects to services and listens, without a word, for what they say first.
struct GreetingListener: Sendable {
  private let network: Network
  private let listening: PortsProbe.Listening
  private let turnstile: Turnstile
  private let perHost: Int

  init(network: Network, listening: PortsProbe.Listening, limits: SweepLimits) {
    self.network = network
    self.listening = listening
    turnstile = Turnstile(perSecond: limits.perSecond)
    perHost = max(1, min(listening.perHost, limits.perHost))
  }

  /// The greetings of the ports that were contacted; one that stayed silent has an empty greeting.
  func listen(to address: IPAddress, ports: [UInt16]) async -> [UInt16: Greeting] {
    await withTaskGroup(of: (UInt16, Greeting)?.self) { group in
      var greetings: [UInt16: Greeting] = [:]
      for (started, port) in ports.enumerated() {
        if started >= perHost, let next = await group.next(), let (port, greeting) = next { greetings[port] = greeting }
        group.addTask { await greeting(address, port) }
      }
      for await case let (port, greeting)? in group { greetings[port] = greeting }
      return greetings
    }
  }

  /// The greeting of one port; nil when it was not contacted because the task was cancelled.
  private func greeting(_ address: IPAddress, _ port: UInt16) async -> (UInt16, Greeting)? {
    guard (try? await turnstile.pass()) != nil else { return nil }
    var bytes: [UInt8] = []
    do throws(NetworkError) {
      let wait = GreetingListener.speakFirst.contains(port) ? listening.waitWhereExpected : listening.wait
      let socket = try await network.connect(address, port: port, until: .now + .seconds(2))
      let deadline = ContinuousClock.now + wait
      while bytes.count < GreetingListener.most, !Greeting.isComplete(bytes) {
        let more = try await network.read(socket, atMost: GreetingListener.most - bytes.count, until: deadline)
        if more.isEmpty { break }
        bytes += more
      }
      await network.close(socket)
    } catch {
      // Silence, or the end of the talk: what was heard by then is the greeting.
    }
    return (port, Greeting(bytes, port: port))
  }

  /// How much of a greeting is kept.
  private static let most = 1024

  /// Ports whose protocols let the server speak first: FTP, SSH, Telnet, SMTP, POP3, IMAP, rsync, MySQL, VNC and kin.
  private static let speakFirst: Set<UInt16> = [
    21, 22, 23, 25, 110, 119, 143, 587, 873, 902, 2121, 2222, 2323, 2525, 3306, 4190, 5038, 5900, 5901, 5902, 5903,
    5904, 5905, 6556,
  ]
}

/// Lets its callers pass one after the other, no faster than a rate.
private actor Turnstile {
  private let interval: Duration
  private var next = ContinuousClock.now

  init(perSecond rate: Int) { interval = .nanoseconds(1_000_000_000 / max(1, rate)) }

  /// Returns when it is the caller's turn.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  func pass() async throws {
    try Task.checkCancellation()
    let turn = max(next, .now)
    next = turn + interval
    if turn > .now { try await Task.sleep(until: turn, clock: .continuous) }
  }
}
