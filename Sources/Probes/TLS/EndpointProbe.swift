package import CaseFile
package import Model
package import Network
package import Wire

/// Everything that is looked at where a port may speak TLS: the talk before it, TLS itself, and the web server behind it.
package struct EndpointProbe: Sendable {
  private let network: Network
  private let anchors: Anchors

  package init(network: Network, anchors: Anchors) {
    self.network = network
    self.anchors = anchors
  }

  /// How a port is to be taken.
  package enum Approach: Hashable, Sendable {
    /// It begins with TLS, if it speaks it at all.
    case direct
    /// It begins with TLS, and HTTP was heard inside.
    case web
    /// It speaks this protocol, in which TLS is to be asked for.
    case startTLS(StartTLSProtocol)
    /// Its number suggests this protocol, whose servers wait for the client; if it is another one, TLS may come first.
    case maybe(StartTLSProtocol)
    /// It showed that it speaks HTTP in clear text.
    case plainHTTP

    /// The way for a port of which so much is known; nil for one that speaks something without TLS.
    ///
    /// - Parameters:
    ///   - service: The protocol; nil when nothing is known.
    ///   - reason: How it is known, as the table `endpoint` has it.
    package init?(service: String?, reason: String?) {
      let named = service.flatMap { StartTLSProtocol(service: $0) }
      guard reason == "greeting" || reason == "answer" else {
        if reason == "tls", service == "https" {
          self = .web
          return
        }
        switch named {
        case .some(.ldap), .some(.xmpp), .some(.xmppServer), .some(.irc): self = named.map(Approach.maybe) ?? .direct
        default: self = .direct
        }
        return
      }
      if let named {
        self = .startTLS(named)
      } else if service == "http" {
        self = .plainHTTP
      } else {
        return nil
      }
    }
  }

  /// What was seen of one port.
  package struct Seen: Hashable, Sendable {
    /// Nil when TLS was not asked for; its endpoint is nil when there is none.
    package var tls: TLSObservation?
    package var startTLS: StartTLS?
    package var http: HTTPEndpoint?
    package var contacts: [Contact] = []
    package var obstacles: [Obstacle] = []
  }

  /// Examines one port.
  ///
  /// - Parameters:
  ///   - address: The host.
  ///   - port: Its port.
  ///   - name: The name, or an address written as text, under which users know it.
  ///   - approach: How it is to be taken.
  ///   - observed: The time to write into the rows.
  ///   - limits: For TLS; nil for the usual ones.
  ///   - seed: Determines the random bytes of the hellos.
  /// - Returns: What was seen.
  package func examine(
    _ address: IPAddress, port: UInt16, name: String?, approach: Approach, observed: Timestamp,
    limits: TLSLimits? = nil, seed: UInt64
  ) async -> Seen {
    var seen = Seen()
    switch approach {
    case .direct, .web:
      await seen.note(direct(address, port, name, observed, limits ?? TLSLimits(), seed))
      await web(address, port, name, observed, isCertain: approach == .web, &seen)
    case .startTLS(let protocolName), .maybe(let protocolName):
      let talk = await StartTLSProbe(network: network).examine(
        address, port: port, as: protocolName, name: name, observed: observed)
      seen.contacts += talk.contacts
      if case .maybe = approach, !talk.isUnderstood {
        await seen.note(direct(address, port, name, observed, limits ?? TLSLimits(), seed))
        await web(address, port, name, observed, isCertain: false, &seen)
        break
      }
      seen.startTLS = talk.row
      guard talk.row.accepted == true else {
        if let reason = talk.row.reason {
          seen.obstacles.append(
            Obstacle(reason: reason, detail: "\(address):\(port): STARTTLS \(protocolName.rawValue)"))
        }
        break
      }
      await seen.note(behind(protocolName, address, port, name, observed, limits, seed))
      // Whoever answered a hello speaks TLS, even if OpenSSL could not agree with it.
      if seen.tls?.endpoint != nil { seen.startTLS?.works = true }
    case .plainHTTP:
      let page = await HTTPProbe(network: network).examine(
        address, port: port, name: name, overTLS: false, observed: observed)
      seen.contacts += page.contacts
      seen.http = page.row
    }
    return seen
  }

  private func direct(
    _ address: IPAddress, _ port: UInt16, _ name: String?, _ observed: Timestamp, _ limits: TLSLimits, _ seed: UInt64
  ) async -> TLSObservation {
    await TLSProbe(network: network, anchors: anchors).examine(
      address, port: port, name: name, observed: observed, limits: limits, seed: seed)
  }

  private func behind(
    _ protocolName: StartTLSProtocol, _ address: IPAddress, _ port: UInt16, _ name: String?, _ observed: Timestamp,
    _ limits: TLSLimits?, _ seed: UInt64
  ) async -> TLSObservation {
    var patient = TLSLimits()
    // The talk comes before each hello, and some mail servers take their time.
    patient.connection = .seconds(10)
    patient.endpoint = .seconds(60)
    let server = AskedName(name)?.serverName
    return await TLSProbe(network: network, anchors: anchors).examine(
      address, port: port, name: name, observed: observed, limits: limits ?? patient, seed: seed,
      dialer: TLSDialer(network, address, port: port, startTLS: protocolName, name: server))
  }

  /// Asks for the first page where TLS carries HTTP, so far as the port's number or the server's choice of ALPN tells.
  private func web(
    _ address: IPAddress, _ port: UInt16, _ name: String?, _ observed: Timestamp, isCertain: Bool, _ seen: inout Seen
  ) async {
    guard let endpoint = seen.tls?.endpoint, isCertain || seen.tls?.service == "https" || endpoint.offersHTTP else {
      return
    }
    let page = await HTTPProbe(network: network).examine(
      address, port: port, name: name, overTLS: true, observed: observed)
    seen.contacts += page.contacts
    seen.http = page.row
    if page.isHTTP { seen.tls?.service = "https" }
    if page.wantsCertificate { seen.tls?.endpoint?.clientCertificate = "required" }
  }
}

extension EndpointProbe.Seen {
  fileprivate mutating func note(_ observation: TLSObservation) {
    tls = observation
    contacts += observation.contacts
    obstacles += observation.obstacles
  }
}

extension TLSEndpoint {
  /// Whether it agreed to speak HTTP (RFC 7301).
  fileprivate var offersHTTP: Bool {
    (alpn ?? "").split(separator: ",").contains { $0 == "h2" || $0.hasPrefix("http/1") }
  }
}
