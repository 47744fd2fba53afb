import Model
import Network

/// Asks services one question each, on a connection of its own.
struct Questioner: Sendable {
  private let network: Network
  private let wait: Duration
  private let turnstile: Turnstile

  init(network: Network, wait: Duration, turnstile: Turnstile) {
    self.network = network
    self.wait = wait
    self.turnstile = turnstile
  }

  /// What the service said, an answer that shows nothing when it stayed silent; nil when it was not contacted because
  /// the task was cancelled.
  func ask(_ question: Question, _ address: IPAddress, port: UInt16) async -> Answer? {
    guard (try? await turnstile.pass()) != nil else { return nil }
    let deadline = ContinuousClock.now + wait
    var bytes: [UInt8] = []
    do throws(NetworkError) {
      // A reset would leave a line of complaint in the logs of many servers.
      let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
      try await network.write(socket, question.bytes(to: address, port: port), until: deadline)
      while bytes.count < Questioner.most, !question.isAnswered(by: bytes) {
        let more = try await network.read(socket, atMost: Questioner.most - bytes.count, until: deadline)
        if more.isEmpty { break }
        bytes += more
      }
      await network.close(socket)
    } catch {
      // Silence, or the end of the talk: what was heard by then is the answer.
    }
    return Answer(bytes, to: question, port: port)
  }

  /// How much of an answer is read.
  private static let most = 4096
}
