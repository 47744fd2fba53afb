import Glibc
import Model

/// An address and port as the kernel wants them (ip(7), ipv6(7)).
struct SocketAddress {
  private var v4 = sockaddr_in()
  private var v6 = sockaddr_in6()
  private let family: IPAddress.Family

  init(_ address: IPAddress, port: UInt16) {
    family = address.family
    switch address.family {
    case .v4:
      v4.sin_family = sa_family_t(AF_INET)
      v4.sin_port = port.bigEndian
      v4.sin_addr.s_addr = UInt32(truncatingIfNeeded: address.value).bigEndian
    case .v6:
      v6.sin6_family = sa_family_t(AF_INET6)
      v6.sin6_port = port.bigEndian
      withUnsafeBytes(of: address.value.bigEndian) { value in
        withUnsafeMutableBytes(of: &v6.sin6_addr) { $0.copyMemory(from: value) }
      }
    }
  }

  /// A non-blocking TCP socket of the address's family, closed on exec; negative, with errno set, when refused.
  static func socket(_ family: IPAddress.Family) -> Int32 {
    let flags = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
    return Glibc.socket(family == .v4 ? AF_INET : AF_INET6, Int32(flags), 0)
  }

  /// Calls sendto(2): 0, or the errno.
  func send(_ bytes: [UInt8], from descriptor: Int32) -> Int32 {
    let flags = Int32(MSG_NOSIGNAL)
    let sent = bytes.withUnsafeBytes { bytes in
      switch family {
      case .v4: withBytes(of: v4) { sendto(descriptor, bytes.baseAddress, bytes.count, flags, $0, $1) }
      case .v6: withBytes(of: v6) { sendto(descriptor, bytes.baseAddress, bytes.count, flags, $0, $1) }
      }
    }
    return sent >= 0 ? 0 : errno
  }

  /// Calls connect(2): 0, or the errno.
  ///
  /// Called again while the connection is being made, it tells how that went, and then leaves the socket fit for the
  /// next destination unless it is connected.
  func connect(_ descriptor: Int32) -> Int32 {
    let result =
      switch family {
      case .v4: withBytes(of: v4) { Glibc.connect(descriptor, $0, $1) }
      case .v6: withBytes(of: v6) { Glibc.connect(descriptor, $0, $1) }
      }
    return result == 0 ? 0 : errno
  }

  /// Gives up the connection under way on `descriptor` and leaves the socket fit for the next; false when the kernel
  /// does not (connect(2), AF_UNSPEC).
  static func dissolve(_ descriptor: Int32) -> Bool {
    var none = sockaddr()
    none.sa_family = sa_family_t(AF_UNSPEC)
    return Glibc.connect(descriptor, &none, socklen_t(MemoryLayout<sockaddr>.size)) == 0
  }

  /// Makes close(2) end the connection with a reset.
  static func resetOnClose(_ descriptor: Int32) {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }

  /// Whether the socket is connected to itself: a connection to a free port of this machine in the ephemeral range
  /// may meet its own SYN (simultaneous open, RFC 9293 § 3.5), though nothing listens there.
  static func isSelfConnected(_ descriptor: Int32) -> Bool {
    var here = sockaddr_storage()
    var there = sockaddr_storage()
    let local = fill(&here) { getsockname(descriptor, $0, $1) }
    let remote = fill(&there) { getpeername(descriptor, $0, $1) }
    guard local == 0, remote == 0 else { return false }
    return withUnsafeBytes(of: &here) { here in
      withUnsafeBytes(of: &there) { there in here.elementsEqual(there) }
    }
  }

  private static func fill(
    _ storage: inout sockaddr_storage,
    _ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32 {
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &size) }
    }
  }

  private func withBytes<T, R>(of value: T, _ call: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
    withUnsafePointer(to: value) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, socklen_t(MemoryLayout<T>.size)) }
    }
  }
}

/// An address and the port beside it, as the kernel writes them.
struct Origin: Hashable {
  var address: IPAddress
  var port: UInt16

  /// Reads what the kernel wrote; nil when that is of another family than IPv4 or IPv6.
  init?(_ socket: UnsafePointer<sockaddr>?) {
    guard let socket else { return nil }
    switch Int32(socket.pointee.sa_family) {
    case AF_INET:
      (address, port) = socket.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        (IPAddress(v4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr)), UInt16(bigEndian: $0.pointee.sin_port))
      }
    case AF_INET6:
      (address, port) = socket.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { socket in
        let value = withUnsafeBytes(of: socket.pointee.sin6_addr) { bytes in
          bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        }
        return (IPAddress(v6: value), UInt16(bigEndian: socket.pointee.sin6_port))
      }
    default: return nil
    }
  }
}
