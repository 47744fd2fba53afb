import Network
import OpenSSL

/// A handshake carried through to its end, with OpenSSL over a connection of `Network`.
struct WholeHandshake: Sendable {
  /// The number of the version agreed on; nil when the handshake failed.
  var version: UInt16?
  /// IANA's name of the suite agreed on.
  var cipher: String?
  /// The certificates sent, as DER; a handshake that failed late may have them, too.
  var chain: [[UInt8]] = []
  /// Why it failed.
  var failure: Failure?

  struct Failure: Hashable, Sendable {
    let reason: String
    let detail: String
  }

  /// More than any chain that OpenSSL takes (SSL_CTX_set_max_cert_list(3): 100 KiB) with all that surrounds it.
  private static let byteLimit = 262_144

  /// Shakes hands with the endpoint of `exchange`.
  static func attempt(
    _ exchange: HelloExchange, serverName: String?, versions: TLSContext.Versions, offering offer: TLSContext.Offer
  ) async -> WholeHandshake {
    var result = WholeHandshake()
    do throws(OpenSSLError) {
      let context = try TLSContext.client(versions: versions, offering: offer)
      var session = try TLSSession.make(context, serverName: serverName)
      result.failure = await shake(&session, exchange)
      if result.failure == nil {
        result.version = session.version
        result.cipher = session.cipher
      }
      result.chain = session.peerChain
    } catch {
      result.failure = Failure(reason: "handshake-failed", detail: error.description)
    }
    return result
  }

  private static func shake(_ session: inout TLSSession, _ exchange: HelloExchange) async -> Failure? {
    let network = exchange.network
    let deadline = min(exchange.end, .now + exchange.limits.connection)
    do throws(NetworkError) {
      let socket = try await exchange.dialer.connect(until: deadline)
      var received = 0
      while true {
        let step: TLSSession.Step
        do throws(OpenSSLError) {
          step = try session.handshake()
        } catch {
          return Failure(reason: "handshake-failed", detail: error.description)
        }
        let pending = session.pending()
        if !pending.isEmpty { try await network.write(socket, pending, until: deadline) }
        if step == .done { return nil }
        let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
        received += bytes.count
        if bytes.isEmpty { return Failure(reason: "closed", detail: "the service ended the connection") }
        if received > byteLimit { return Failure(reason: "malformed", detail: "more than \(byteLimit) bytes") }
        session.receive(bytes)
      }
    } catch {
      return Failure(reason: error.reason, detail: "no handshake within the time, or no connection")
    }
  }
}
