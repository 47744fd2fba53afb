import Model
import Network

/// Hears the services of hosts: each is listened to first, and asked only when it says nothing.
struct Interview: Sendable {
  /// What came of one port.
  struct Heard: Hashable, Sendable {
    var greeting: Greeting
    /// Nil when nothing was asked.
    var answer: Answer?
  }

  private let listener: GreetingListener
  private let questioner: Questioner
  private let perHost: Int

  init(network: Network, listening: PortsProbe.Listening, limits: SweepLimits) {
    let turnstile = Turnstile(perSecond: limits.perSecond)
    listener = GreetingListener(network: network, listening: listening, turnstile: turnstile)
    questioner = Questioner(network: network, wait: listening.waitForAnswer, turnstile: turnstile)
    perHost = max(1, min(listening.perHost, limits.perHost))
  }

  /// What was heard of those of the ports that were contacted.
  func hear(_ address: IPAddress, ports: [UInt16]) async -> [UInt16: Heard] {
    await withTaskGroup(of: (UInt16, Heard)?.self) { group in
      var all: [UInt16: Heard] = [:]
      for (started, port) in ports.enumerated() {
        if started >= perHost, let next = await group.next(), let (port, heard) = next { all[port] = heard }
        group.addTask { await hear(address, port) }
      }
      for await case let (port, heard)? in group { all[port] = heard }
      return all
    }
  }

  private func hear(_ address: IPAddress, _ port: UInt16) async -> (UInt16, Heard)? {
    guard let greeting = await listener.listen(to: address, port: port) else { return nil }
    guard greeting.isSilence, let question = Question.suggested(by: port) else {
      return (port, Heard(greeting: greeting))
    }
    return (port, Heard(greeting: greeting, answer: await questioner.ask(question, address, port: port)))
  }
}
