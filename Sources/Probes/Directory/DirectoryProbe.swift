import CaseFile
package import Model
package import Network
import OpenSSL
import Wire

/// Asks a server of Active Directory or Samba AD, over TLS, what it shows without a login and to an ordinary account.
///
/// It only reads. The password goes over TLS alone, and only to a server whose certificate is trusted or was named.
package struct DirectoryProbe: Sendable {
  private let network: Network
  private let anchors: Anchors
  private let limits: DirectoryLimits

  package init(network: Network, anchors: Anchors, limits: DirectoryLimits = DirectoryLimits()) {
    self.network = network
    self.anchors = anchors
    self.limits = limits
  }

  /// Asks one server.
  ///
  /// - Parameters:
  ///   - server: Where it is; without an address nothing is asked.
  ///   - credential: Whom to log on as; nil asks only what anybody may.
  ///   - now: The moment, for ages in days.
  /// - Returns: The rows, and what stood in the way.
  package func examine(
    _ server: DirectoryServer, as credential: DirectoryCredential?, at now: Timestamp
  ) async -> DirectoryObservation {
    var seen = DirectoryObservation()
    guard let address = server.address else {
      seen.obstacles.append(Obstacle(reason: "no-address", detail: server.url))
      return seen
    }
    var service = DirectoryService(address: address.description, port: Int(server.port), observed: now.iso)
    service.security = server.security.rawValue
    seen.contacts.append(
      Contact(
        at: now.iso, module: "directory", address: address.description, ports: String(server.port), connections: 1,
        purpose: credential == nil ? "directory-anonymous" : "directory"))
    var talk = DirectoryTalk(service: service, now: now)
    do throws(DirectoryConversation.Failure) {
      let conversation = try await open(server, address, &talk)
      try await talk.hold(conversation, server, credential)
    } catch {
      talk.obstacles.append(error.obstacle)
    }
    if let contents = talk.contents {
      let rows = DirectoryReader(contents, now: now).observation()
      let contacts = seen.contacts
      seen = rows
      seen.contacts = contacts
      talk.service.domain = talk.service.domain ?? rows.domains.first?.name
    }
    seen.obstacles += talk.obstacles
    seen.service = talk.service
    return seen
  }

  /// Connects and shakes hands; the certificate's facts go into the row.
  private func open(
    _ server: DirectoryServer, _ address: IPAddress, _ talk: inout DirectoryTalk
  ) async throws(DirectoryConversation.Failure) -> DirectoryConversation {
    let dialer =
      server.security == .ldaps
      ? TLSDialer(network, address, port: server.port)
      : TLSDialer(network, address, port: server.port, startTLS: .ldap, name: nil)
    let end = ContinuousClock.now + limits.time
    let session = try DirectoryProbe.session(server)
    let socket = try await DirectoryProbe.connect(dialer, until: min(end, .now + limits.handshake))
    var channel = SecureChannel(network, socket, session, until: end, limit: limits.bytes)
    do throws(SecureChannel.Failure) { try await channel.shake() } catch { throw .channel(error) }
    talk.read(chain: channel.session.peerChain, server, anchors)
    return DirectoryConversation(channel, limits)
  }

  private static func session(_ server: DirectoryServer) throws(DirectoryConversation.Failure) -> TLSSession {
    do throws(OpenSSLError) {
      let context = try TLSContext.client(versions: .init(oldest: 0x0303))
      return try TLSSession.make(context, serverName: AskedName(server.host)?.serverName)
    } catch {
      throw .channel(.tls(error))
    }
  }

  private static func connect(
    _ dialer: TLSDialer, until deadline: ContinuousClock.Instant
  ) async throws(DirectoryConversation.Failure) -> Socket {
    do throws(NetworkError) { return try await dialer.connect(until: deadline) } catch {
      throw .channel(.network(error))
    }
  }
}
