package import Model
package import Network
package import Wire

/// Makes the connections of an examination: on each, the next byte is the first of TLS.
///
/// For a service that begins with TLS that is a TCP connection. A dialog that comes before TLS (STARTTLS, RFC 3207 and
/// its kin) is another dialer: it connects, talks until the peer is ready for a hello, and hands over the socket.
package struct TLSDialer: Sendable {
  /// Who is called, for the rows and the audit log.
  package let address: IPAddress
  package let port: UInt16
  /// What reads and writes on the sockets.
  package let network: Network
  /// The protocol in which TLS is asked for; nil for a service that begins with it.
  package let startTLS: StartTLSProtocol?
  private let open: @Sendable (ContinuousClock.Instant) async throws(NetworkError) -> Socket

  /// A dialer of its own kind.
  ///
  /// - Parameters:
  ///   - network: What reads and writes on the sockets.
  ///   - address: The host.
  ///   - port: Its port.
  ///   - startTLS: The protocol in which TLS is asked for.
  ///   - open: Connects, until the deadline at most. It throws `closed` when the peer's dialog does not lead to TLS.
  package init(
    _ network: Network, _ address: IPAddress, port: UInt16, startTLS: StartTLSProtocol? = nil,
    opening open: @escaping @Sendable (ContinuousClock.Instant) async throws(NetworkError) -> Socket
  ) {
    self.network = network
    self.address = address
    self.port = port
    self.startTLS = startTLS
    self.open = open
  }

  /// Plain TCP connections.
  package init(_ network: Network, _ address: IPAddress, port: UInt16) {
    self.init(network, address, port: port) { deadline throws(NetworkError) in
      try await network.connect(address, port: port, until: deadline)
    }
  }

  func connect(until deadline: ContinuousClock.Instant) async throws(NetworkError) -> Socket {
    try await open(deadline)
  }
}
