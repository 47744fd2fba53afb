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
      if let address = address(entry.pointee.ai_addr) { found.insert(address) }
      next = entry.pointee.ai_next
    }
    return found.sorted()
  }

  private static func address(_ socket: UnsafeMutablePointer<sockaddr>?) -> IPAddress? {
    guard let socket else { return nil }
    switch Int32(socket.pointee.sa_family) {
    case AF_INET:
      return socket.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        IPAddress(v4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
      }
    case AF_INET6:
      return socket.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { socket in
        withUnsafeBytes(of: socket.pointee.sin6_addr) { bytes in
          IPAddress(v6: bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) })
        }
      }
    default: return nil
    }
  }
}
