import Network
import OpenSSL
import Wire

/// A handshake carried through to its end, with OpenSSL over a connection of `Network`.
struct WholeHandshake: Sendable {
  /// The number of the version agreed on; nil when the handshake failed.
  var version: UInt16?
  /// IANA's name of the suite agreed on.
  var cipher: String?
  /// The certificates sent, as DER; a handshake that failed late may have them, too.
  var chain: [[UInt8]] = []
  /// The state of the certificate that was stapled, in DER; empty without one.
  var staple: [UInt8] = []
  /// Whether a certificate was asked for; nil when it did not get that far.
  var clientCertificate: ClientCertificate?
  /// The names of the authorities that clients' certificates may come from.
  var clientAuthorities: [String] = []
  /// The scheme that the server signed with, where it is one of RSA-PSS; nil otherwise.
  var scheme: SignatureScheme?
  /// The application protocol agreed on (RFC 7301); nil without one.
  var applicationProtocol: String?
  /// How many timestamps of certificate transparency came beside the certificate (RFC 6962 § 3.3).
  var timestamps = 0
  /// What the server left to take the session up again; nil when the handshake failed.
  var resumption: TLSSession.Resumption?
  /// Why it failed.
  var failure: Failure?

  struct Failure: Hashable, Sendable {
    let reason: String
    let detail: String
    /// The server's alert; nil when it sent none.
    var alert: UInt8?
  }

  /// What a service wants of its clients.
  enum ClientCertificate: String, Hashable, Sendable { case none, optional, required }

  /// Shakes hands with the endpoint of `exchange`, asking for one of the application protocols if there are any.
  static func attempt(
    _ exchange: HelloExchange, serverName: String?, versions: TLSContext.Versions, offering offer: TLSContext.Offer,
    protocols: [String] = []
  ) async -> WholeHandshake {
    var result = WholeHandshake()
    let deadline = min(exchange.end, .now + exchange.limits.connection)
    do throws(OpenSSLError) {
      let context = try TLSContext.client(versions: versions, offering: offer)
      var session = try TLSSession.make(context, serverName: serverName)
      session.ask(for: protocols)
      do throws(NetworkError) {
        let socket = try await exchange.dialer.connect(until: deadline)
        await result.shake(SecureChannel(exchange.network, socket, session, until: deadline))
      } catch {
        let failure = SecureChannel.Failure.network(error)
        result.failure = Failure(reason: failure.reason, detail: failure.detail)
      }
    } catch {
      result.failure = Failure(reason: "handshake-failed", detail: error.description)
    }
    return result
  }

  private mutating func shake(_ given: consuming SecureChannel) async {
    var channel = given
    do throws(SecureChannel.Failure) {
      try await channel.shake()
      version = channel.session.version
      cipher = channel.session.cipher
    } catch {
      failure = Failure(reason: error.reason, detail: error.detail)
      if case .tls(let error) = error { failure?.alert = error.alert }
    }
    chain = channel.session.peerChain
    staple = channel.session.staple
    applicationProtocol = channel.session.applicationProtocol
    timestamps = channel.session.timestamps
    scheme = channel.session.signatureScheme.map(SignatureScheme.init(rawValue:))
    let authorities = channel.session.clientAuthorities
    clientAuthorities = authorities ?? []
    if authorities == nil {
      if failure == nil { clientCertificate = ClientCertificate.none }
    } else if let failure {
      // Up to TLS 1.2 a server that gets none ends the handshake.
      if failure.reason == "handshake-failed" { clientCertificate = .required }
    } else if (version ?? 0) < 0x0304 {
      clientCertificate = .optional
    }
    guard failure == nil else { return }
    if version == 0x0304 { await wait(&channel, isAsked: authorities != nil) }
    resumption = channel.session.resumption
  }

  /// Waits for tickets, and for how the server takes it that there is no certificate.
  ///
  /// In TLS 1.3 the client is done before the server knows: it answers with an alert, or with tickets (RFC 8446
  /// § 4.4.2.4, § 4.6.1). Silence says nothing.
  private mutating func wait(_ channel: inout SecureChannel, isAsked: Bool) async {
    let state = await channel.next(within: isAsked ? .seconds(1) : .milliseconds(300))
    guard isAsked else { return }
    switch state {
    case .some(.stands): clientCertificate = .optional
    case .some(.broken): clientCertificate = .required
    case nil: break
    }
  }
}
