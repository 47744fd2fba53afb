import Network
import OpenSSL

extension HelloLine {
  /// What a client of today would ask for in a hello of TLS 1.2 or older.
  struct Renounced: OptionSet, Sendable {
    let rawValue: UInt8

    /// A session ticket (RFC 5077).
    static let ticket = Renounced(rawValue: 1)
    /// Encrypt-then-MAC (RFC 7366).
    static let encryptThenMac = Renounced(rawValue: 2)
  }

  /// A whole handshake, and what is done in it afterwards.
  ///
  /// - Parameters:
  ///   - versions: What the client speaks.
  ///   - offer: The suites.
  ///   - renounced: What it does not ask for.
  ///   - body: Uses the session.
  /// - Returns: What `body` returned; nil when there was no handshake.
  func converse<Value: Sendable>(
    _ versions: TLSContext.Versions, _ offer: TLSContext.Offer, without renounced: Renounced,
    _ body: @escaping @Sendable (inout SecureChannel) async -> Value?
  ) async -> Value? {
    let exchange = exchange
    let serverName = serverName
    return await exchange.gate.pass {
      let deadline = min(exchange.end, .now + exchange.limits.connection)
      guard let context = try? TLSContext.client(versions: versions, offering: offer),
        var session = try? TLSSession.make(context, serverName: serverName)
      else { return nil }
      if renounced.contains(.ticket) { session.askForNoTicket() }
      if renounced.contains(.encryptThenMac) { session.askForNoEncryptThenMac() }
      guard let socket = try? await exchange.dialer.connect(until: deadline) else { return nil }
      var channel = SecureChannel(exchange.network, socket, session, until: deadline)
      do throws(SecureChannel.Failure) { try await channel.shake() } catch { return nil }
      return await body(&channel)
    }
  }
}
