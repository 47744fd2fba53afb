import CLinux
import Glibc
package import Model

extension Network {
  /// How much of a datagram is kept; no answer that a probe asks for is longer.
  package static let longestDatagram = 4096

  /// A socket for datagrams to hosts of one family.
  ///
  /// - Throws: `prohibited` when this user may not have one (ICMP echo); `exhausted` when there is no descriptor.
  package func datagramSocket(
    _ family: IPAddress.Family, _ kind: DatagramSocket.Kind = .udp
  ) throws(NetworkError) -> DatagramSocket {
    guard loop.descriptors < capacity else { throw .exhausted(EMFILE) }
    let flags = Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let `protocol` = kind == .udp ? 0 : Int32(family == .v4 ? IPPROTO_ICMP : IPPROTO_ICMPV6)
    let descriptor = Glibc.socket(family == .v4 ? AF_INET : AF_INET6, flags, `protocol`)
    guard descriptor >= 0 else { throw NetworkError(errno: errno) }
    guard loop.add(descriptor) else {
      let code = errno
      Glibc.close(descriptor)
      throw NetworkError(errno: code)
    }
    // Thousands of answers may come while others have their turn on the loop; the kernel caps it (socket(7)).
    var room: Int32 = 4 << 20
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, 4)
    return DatagramSocket(descriptor: descriptor, loop: loop)
  }

  /// Sends one datagram; a full buffer is waited out until the deadline.
  ///
  /// - Throws: `prohibited` also for an address that may not be contacted.
  package func send(
    _ bytes: [UInt8], to address: IPAddress, port: UInt16, from socket: borrowing DatagramSocket,
    until deadline: ContinuousClock.Instant
  ) async throws(NetworkError) {
    guard permits(address) else { throw .prohibited }
    let target = SocketAddress(address, port: port)
    while true {
      try check(deadline)
      let code = target.send(bytes, from: socket.descriptor)
      switch code {
      case 0: return
      case EINTR: break
      case EAGAIN: try await ready(socket.descriptor, until: deadline)
      default:
        let error = NetworkError(errno: code)
        // The card's queue or the table of neighbours is full, which passes.
        guard case .exhausted = error, .now + .milliseconds(20) < deadline else { throw error }
        try await sleep(.milliseconds(20))
      }
    }
  }

  /// The next datagram that comes, from whomever.
  ///
  /// - Throws: `expired` after the deadline.
  package func receive(
    _ socket: borrowing DatagramSocket, until deadline: ContinuousClock.Instant
  ) async throws(NetworkError) -> Datagram {
    while true {
      if let datagram = arrived(socket) { return datagram }
      try check(deadline)
      try await ready(socket.descriptor, until: deadline)
    }
  }

  /// A datagram that is there already; nil when there is none.
  package func arrived(_ socket: borrowing DatagramSocket) -> Datagram? {
    while true {
      var origin: Origin?
      var isOver = false
      let bytes = [UInt8](unsafeUninitializedCapacity: Network.longestDatagram) { buffer, count in
        var from = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let received = withUnsafeMutablePointer(to: &from) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            let received = recvfrom(socket.descriptor, buffer.baseAddress, buffer.count, 0, $0, &size)
            if received >= 0 { origin = Origin($0) }
            return received
          }
        }
        if received < 0 { isOver = errno == EAGAIN } else { count = received }
      }
      if isOver { return nil }
      // Anything else is an error that a router or a host sent back for an earlier datagram; the next call goes on.
      if let origin { return Datagram(address: origin.address, port: origin.port, bytes: bytes) }
    }
  }
}
