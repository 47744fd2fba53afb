import CaseFile
package import Model
package import Network

/// Finds services over UDP by asking each a harmless first question of its protocol; only what answers is reported,
/// for silence means nothing there.
package struct DatagramsProbe: Sendable {
  private let network: Network

  package init(network: Network) { self.network = network }

  /// The ports that are asked.
  package static let ports = PortSet(ports: DatagramService.allCases.map(\.port))

  /// Whether an open TCP port says that the host controls machines or a building; such a host is asked nothing.
  package static func isController(_ open: some Sequence<UInt16>) -> Bool { open.contains(where: industrial.contains) }

  private static let industrial = PortSet(
    ports: FragilePorts.all.ports.filter { !(9100...9116).contains($0) && ![1900, 6101].contains($0) && $0 > 99 })

  /// Asks every host for every service, in two rounds.
  ///
  /// Cancelling the task ends it at once; what had answered by then is returned.
  ///
  /// - Parameters:
  ///   - hosts: The hosts; the caller leaves out controllers.
  ///   - limits: How fast and how patiently.
  ///   - seed: Determines the order and the numbers by which answers are known.
  ///   - observed: The time to write into the rows.
  /// - Returns: One result for each host that was asked, by address.
  package func ask(
    hosts: [IPAddress], limits: DatagramLimits = DatagramLimits(), seed: UInt64, observed: Timestamp
  ) async -> [HostDatagrams] {
    let services = DatagramService.allCases
    let survey = await network.ask(services.map { $0.question(seed) }, of: hosts, limits: limits, seed: seed)
    let answers = Dictionary(grouping: survey.answers, by: \.address)
    return survey.sent.sorted { $0.key < $1.key }.map { address, count in
      var host = HostDatagrams(address: address, contact: contact(address, count, observed))
      for answer in answers[address] ?? [] where services.indices.contains(answer.question) {
        let service = services[answer.question]
        if let seen = service.read(answer.bytes, seed) { host.add(seen, service.port, observed) }
      }
      return host
    }
  }

  private func contact(_ address: IPAddress, _ count: Int, _ observed: Timestamp) -> Contact {
    Contact(
      at: observed.iso, module: "ports", address: address.description, transport: "udp",
      ports: DatagramsProbe.ports.description, connections: count, purpose: "udp-question")
  }
}
