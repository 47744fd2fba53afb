import Model
import Network

/// Hears the services of a host, a few at a time.
struct Interview: Sendable {
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

  /// Hears the services of one host.
  ///
  /// - Parameters:
  ///   - address: The host.
  ///   - ports: Its open ports that may be spoken to.
  ///   - care: How the host is to be treated.
  /// - Returns: What was heard of those of the ports that were contacted.
  func hear(_ address: IPAddress, ports: [UInt16], _ care: HostCare) async -> [UInt16: Identity] {
    let atOnce = min(perHost, care.conversations)
    return await withTaskGroup(of: (UInt16, Identity)?.self) { group in
      var all: [UInt16: Identity] = [:]
      // A host on which many services say nothing to anybody is not asked everything on each.
      var fruitless = 0
      func note(_ heard: (UInt16, Identity)?) {
        guard let (port, identity) = heard else { return }
        all[port] = identity
        if identity.service == nil { fruitless += 1 }
      }
      for (started, port) in ports.enumerated() {
        if started >= atOnce, let next = await group.next() { note(next) }
        let isThorough = care.isThorough && fruitless < Interview.mostFruitless
        group.addTask {
          await Identification(
            network: network, listening: listening, turnstile: turnstile, address: address, port: port,
            isThorough: isThorough
          ).run().map { (port, $0) }
        }
      }
      for await heard in group { note(heard) }
      return all
    }
  }

  private static let mostFruitless = 6
}
