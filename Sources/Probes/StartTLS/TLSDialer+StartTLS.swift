package import Model
package import Network
package import Wire

extension TLSDialer {
  /// Connections on which the service's own protocol is talked first, as far as the point where TLS may begin.
  ///
  /// - Parameters:
  ///   - network: What reads and writes on the sockets.
  ///   - address: The host.
  ///   - port: Its port.
  ///   - startTLS: The protocol.
  ///   - name: The name under which users know the service; XMPP servers want to hear it.
  package init(
    _ network: Network, _ address: IPAddress, port: UInt16, startTLS: StartTLSProtocol, name: String?
  ) {
    self.init(network, address, port: port, startTLS: startTLS) { deadline throws(NetworkError) in
      // Servers of these protocols write a line into their logs for each connection that is broken off.
      let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
      var dialog = StartTLSDialog(startTLS, name: name)
      guard try await TLSDialer.talk(&dialog, network, socket, until: deadline) else { throw .closed }
      return socket
    }
  }

  /// Carries a dialog through.
  ///
  /// - Returns: Whether TLS may begin.
  static func talk(
    _ dialog: inout StartTLSDialog, _ network: Network, _ socket: borrowing Socket,
    until deadline: ContinuousClock.Instant
  ) async throws(NetworkError) -> Bool {
    while true {
      switch dialog.next() {
      case .begin: return true
      case .end: return false
      case .send(let bytes): try await network.write(socket, bytes, until: deadline)
      case .needMore:
        let bytes = try await network.read(socket, atMost: 8192, until: deadline)
        if bytes.isEmpty { throw .closed }
        dialog.receive(bytes)
      }
    }
  }
}
