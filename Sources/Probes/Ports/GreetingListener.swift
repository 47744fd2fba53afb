import Model
import Network

/// Connects to services and listens, without a word, for what they say first.
struct GreetingListener: Sendable {
  private let network: Network
  private let listening: PortsProbe.Listening
  private let turnstile: Turnstile

  init(network: Network, listening: PortsProbe.Listening, turnstile: Turnstile) {
    self.network = network
    self.listening = listening
    self.turnstile = turnstile
  }

  /// The greeting of one port, empty when it stayed silent; nil when it was not contacted because the task was
  /// cancelled.
  func listen(to address: IPAddress, port: UInt16) async -> Greeting? {
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
    return Greeting(bytes, port: port)
  }

  /// How much of a greeting is kept.
  private static let most = 1024

  /// Ports whose protocols let the server speak first: FTP, SSH, Telnet, SMTP, POP3, IMAP, rsync, MySQL, VNC and kin.
  private static let speakFirst: Set<UInt16> = [
    21, 22, 23, 25, 110, 119, 143, 587, 873, 902, 2121, 2222, 2323, 2525, 3306, 4190, 5038, 5900, 5901, 5902, 5903,
    5904, 5905, 6556,
  ]
}
