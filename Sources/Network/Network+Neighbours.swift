import Glibc
package import Model

extension Network {
  /// Finds the hosts among addresses of this machine's own networks, without the superuser and without their help: one
  /// empty datagram to each makes the kernel ask for its hardware address, and no host can be reached that does not
  /// answer that, whatever its firewall drops.
  ///
  /// It ends when the table has brought nothing new for a quarter of a second, which one lost packet outlasts: the
  /// kernel asks again after one second and after two. Whoever has the time reads ``Neighbour/table()`` once more.
  /// Addresses that may not be contacted are passed over.
  ///
  /// - Parameters:
  ///   - addresses: Addresses on link.
  ///   - perSecond: Datagrams a second.
  /// - Returns: Those that answered, by address.
  package func neighbours(among addresses: [IPAddress], perSecond: Int = 10_000) async -> [IPAddress: Neighbour] {
    var found: [IPAddress: Neighbour] = [:]
    let addresses = addresses.filter(permits)
    // The kernel's table holds 1024 neighbours by default (arp(7), gc_thresh3), those that are asked for included.
    for start in stride(from: 0, to: addresses.count, by: 512) where !Task.isCancelled {
      let block = Array(addresses[start..<min(addresses.count, start + 512)])
      var pace = Pace(perSecond: perSecond, from: .now)
      for family in [IPAddress.Family.v4, .v6] {
        let meant = block.filter { $0.family == family }
        guard !meant.isEmpty, let socket = try? datagramSocket(family) else { continue }
        for address in meant where !Task.isCancelled {
          if !pace.take(.now) { try? await sleep(max(.microseconds(100), ContinuousClock.now.duration(to: pace.next))) }
          // A shortage is waited out: the kernel lets go of the addresses that nobody answers for after three seconds.
          try? await send([], to: address, port: 9, from: socket, until: .now + .seconds(4))
        }
      }
      found.merge(await settled(Set(block))) { _, new in new }
    }
    return found
  }

  /// Reads the table until it brings nothing new.
  private func settled(_ block: Set<IPAddress>) async -> [IPAddress: Neighbour] {
    var found: [IPAddress: Neighbour] = [:]
    var latest = ContinuousClock.now
    let limit = latest + .seconds(1)
    while !Task.isCancelled {
      let now = ContinuousClock.now
      let meant = (Neighbour.table() ?? []).filter { block.contains($0.address) }
      for neighbour in meant where neighbour.isPresent && found[neighbour.address] == nil {
        found[neighbour.address] = neighbour
        latest = now
      }
      let isPending = meant.contains(where: \.isPending)
      if found.count == block.count || now >= limit || latest + .milliseconds(isPending ? 250 : 60) <= now { break }
      guard (try? await sleep(.milliseconds(15))) != nil else { break }
    }
    return found
  }
}
