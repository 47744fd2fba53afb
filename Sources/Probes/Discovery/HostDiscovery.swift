package import Model
package import Network
import Wire

/// Finds out which addresses have a host, without the superuser.
///
/// On this machine's own networks the kernel's table of neighbours tells: no firewall keeps a host from answering for
/// its hardware address. Behind routers an answer to an echo, or from a TCP port, a refusal too, is a live host.
package struct HostDiscovery: Sendable {
  private let network: Network
  private let interfaces: [NetworkInterface]

  package init(network: Network, interfaces: [NetworkInterface] = NetworkInterface.all()) {
    self.network = network
    self.interfaces = interfaces
  }

  /// The ports that tell most hosts behind a router: Windows, web, SSH, printers, name servers, and the usual doors of
  /// devices.
  package static let doors = PortSet(ports: [
    22, 23, 53, 80, 135, 139, 443, 445, 515, 631, 3389, 5357, 5900, 7680, 8000, 8080, 8443, 9100,
  ])

  /// Whether hosts at the address answer to this machine directly, so that its table of neighbours knows them.
  package func isOnLink(_ address: IPAddress) -> Bool {
    interfaces.contains { $0.hasNeighbours && $0.block.contains(address) }
  }

  /// Looks for hosts at `addresses`.
  ///
  /// - Parameters:
  ///   - addresses: Where to look; addresses that may not be contacted are passed over.
  ///   - wider: More ports to try behind routers, on what neither an echo nor a door has told.
  ///   - limits: How fast and how hard.
  ///   - seed: Determines the order.
  /// - Returns: What answered, and what was sent.
  package func find(
    _ addresses: [IPAddress], wider: PortSet = PortSet([]), limits: SweepLimits, seed: UInt64
  ) async -> DiscoveredHosts {
    var found = DiscoveredHosts()
    let addresses = addresses.filter { network.permits($0) }
    let own = Set(interfaces.map(\.address))
    for address in addresses where own.contains(address) || address.isLoopback {
      found.add(FoundHost(address: address, reason: .ownAddress))
    }
    let others = addresses.filter { !own.contains($0) && !$0.isLoopback }
    let near = others.filter(isOnLink)
    await ask(near, limits, &found)
    found.silentOnLink = near.filter { found[$0] == nil }
    await knock(others.filter { !isOnLink($0) }, wider, limits, seed, &found)
    return found
  }

  /// Looks once more for hosts on link that had not answered, by when they have had time.
  ///
  /// The kernel has asked for them three times, a second apart. Where packets get lost they are asked for again, as
  /// often as it takes to miss fewer than 3 in 10 000.
  ///
  /// - Parameters:
  ///   - earlier: What ``find(_:wider:limits:seed:)`` has found; what is new is added.
  ///   - loss: The loss that a sweep has measured; nil when it could not.
  ///   - limits: How fast.
  /// - Returns: What is new.
  package func findLate(
    _ earlier: inout DiscoveredHosts, loss: Double?, limits: SweepLimits
  ) async -> [FoundHost] {
    var late: [FoundHost] = []
    read(&earlier, &late)
    guard let loss, loss > 0.003 else { return late }
    var missed = loss
    while missed > 0.0003, !earlier.silentOnLink.isEmpty, !Task.isCancelled {
      var again = DiscoveredHosts()
      await ask(earlier.silentOnLink, limits, &again)
      earlier.add(contactsOf: again)
      for host in again.hosts { late.append(host) }
      for host in again.hosts { earlier.add(host) }
      earlier.forgetAnswered()
      missed *= loss
    }
    return late
  }

  private func read(_ earlier: inout DiscoveredHosts, _ late: inout [FoundHost]) {
    let awaited = Set(earlier.silentOnLink)
    for neighbour in Neighbour.table() ?? [] where neighbour.isPresent && awaited.contains(neighbour.address) {
      let host = FoundHost(address: neighbour.address, reason: .neighbourTable, mac: neighbour.mac)
      earlier.add(host)
      late.append(host)
    }
    earlier.forgetAnswered()
  }

  private func ask(_ near: [IPAddress], _ limits: SweepLimits, _ found: inout DiscoveredHosts) async {
    guard !near.isEmpty else { return }
    let answered = await network.neighbours(among: near, perSecond: limits.perSecond)
    for address in near {
      found.note(DiscoveredHosts.Step.neighbours, address, 1)
      guard let neighbour = answered[address] else { continue }
      found.add(FoundHost(address: address, reason: .neighbourTable, mac: neighbour.mac))
    }
  }

  /// An echo first, then the doors, then the wider ports, each only to those that have not answered yet.
  private func knock(
    _ far: [IPAddress], _ wider: PortSet, _ limits: SweepLimits, _ seed: UInt64, _ found: inout DiscoveredHosts
  ) async {
    guard !far.isEmpty else { return }
    let echoes = [IPAddress.Family.v4, .v6].map { EchoMessage.question($0, token: seed) }
    for echo in echoes {
      let meant = far.filter { $0.family == echo.family }
      let pace = DatagramLimits(
        perSecond: limits.perSecond, firstWait: .milliseconds(500), secondWait: .milliseconds(700))
      let survey = await network.ask([echo.question], of: meant, limits: pace, seed: seed)
      for (address, count) in survey.sent { found.note(.echo, address, count) }
      for answer in survey.answers { found.add(FoundHost(address: answer.address, reason: .echo)) }
    }
    for ports in [HostDiscovery.doors, wider] where !ports.isEmpty {
      let silent = far.filter { found[$0] == nil }
      guard !silent.isEmpty, !Task.isCancelled else { break }
      let swept = await network.sweep(silent, ports: ports, limits: limits, seed: seed)
      for host in swept {
        found.note(.doors(ports), host.address, host.attempts)
        if host.isAlive { found.add(FoundHost(address: host.address, reason: .tcp)) }
      }
    }
    found.silentBeyond = far.filter { found[$0] == nil }
  }
}
