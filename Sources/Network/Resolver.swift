import Glibc
package import Model

/// The system's own name resolver.
package enum Resolver {
  /// The addresses of a host name, in ascending order and without doubles; empty when there is none.
  ///
  /// Blocks its thread while the system asks; see getaddrinfo(3).
  package static func addresses(of name: String) -> [IPAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: Set<IPAddress> = []
    var next = list
    while let entry = next {
      if let origin = Origin(entry.pointee.ai_addr) { found.insert(origin.address) }
      next = entry.pointee.ai_next
    }
    return found.sorted()
  }
}
