import CLinux
import Glibc
package import Model

/// An address of this machine and the network around it (getifaddrs(3)).
package struct NetworkInterface: Hashable, Sendable {
  /// The interface's name, such as `eth0`.
  package var name: String
  package var address: IPAddress
  /// The addresses that the interface reaches without a router.
  package var block: AddressBlock
  /// Whether hosts there have hardware addresses that the kernel asks for: not so on loopback and in tunnels.
  package var hasNeighbours: Bool

  /// Every address of an interface that is up.
  package static func all() -> [NetworkInterface] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var found: [NetworkInterface] = []
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      let flags = entry.pointee.ifa_flags
      guard flags & UInt32(IFF_UP) != 0, let address = Origin(entry.pointee.ifa_addr)?.address,
        let mask = Origin(entry.pointee.ifa_netmask)?.address
      else { continue }
      let width = address.family == .v4 ? 32 : 128
      let prefix = min(width, mask.value.nonzeroBitCount)
      guard let block = AddressBlock(holding: address, prefix: prefix) else { continue }
      let without = UInt32(IFF_LOOPBACK | IFF_NOARP | IFF_POINTOPOINT)
      found.append(
        NetworkInterface(
          name: String(cString: entry.pointee.ifa_name), address: address, block: block,
          hasNeighbours: flags & without == 0))
    }
    return found
  }
}
