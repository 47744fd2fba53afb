package import CaseFile
package import Model
package import Network
import OpenSSL
import Wire

/// Looks at a web server's first page, over TLS or plain, and at its plain twin.
///
/// It asks for `/` and, over TLS, for `/.well-known/security.txt`. It follows no redirect, sends no cookie and fills in no
/// form.
package struct HTTPProbe: Sendable {
  private let network: Network

  package init(network: Network) { self.network = network }

  /// What was seen, and what to write into the audit log.
  package struct Observation: Hashable, Sendable {
    package var row: HTTPEndpoint
    package var contacts: [Contact]
    /// Whether the port speaks HTTP.
    package var isHTTP: Bool { row.status != nil }
    /// Whether the server says that it wants a certificate of its clients (nginx, IIS and others do so in HTTP).
    package var wantsCertificate = false
  }

  /// The ports whose plain twin is known.
  private static let twins: [UInt16: UInt16] = [443: 80, 8443: 8080]

  /// Examines one port.
  ///
  /// - Parameters:
  ///   - address: The host.
  ///   - port: Its port.
  ///   - name: The name under which users know it.
  ///   - overTLS: Whether TLS comes first.
  ///   - observed: The time to write into the row.
  ///   - patience: For each connection.
  /// - Returns: What was seen, and the lines of the audit log.
  package func examine(
    _ address: IPAddress, port: UInt16, name: String?, overTLS: Bool, observed: Timestamp,
    patience: Duration = .seconds(5)
  ) async -> Observation {
    let asked = AskedName(name)
    var row = HTTPEndpoint(
      endpoint: nil, asset: nil, address: address.description, port: Int(port), name: asked?.text, tls: overTLS,
      observed: observed.iso)
    let place = HTTPPlace(network: network, address: address, name: asked, patience: patience)
    let (answers, connections) =
      if overTLS { await place.fetch(port, HTTPProbe.questions) } else {
        ([await place.fetch(port, "/", overTLS: false)], 1)
      }
    var asks = [port: connections]
    var wantsCertificate = false
    switch answers.first {
    case .failure(let failure): row.reason = failure.reason
    case .success(let response):
      HTTPFacts(response, asked: asked, overTLS: overTLS).fill(&row)
      wantsCertificate = HTTPFacts.wantsCertificate(response)
      if overTLS { HTTPProbe.note(answers, &row) }
    case nil: break
    }
    if overTLS, row.status != nil, let twin = HTTPProbe.twins[port] {
      asks[twin] = 1
      await note(twin: place.fetch(twin, "/", overTLS: false), twin, &row)
    }
    let contacts = asks.sorted { $0.key < $1.key }.map { port, count in
      Contact(
        at: observed.iso, module: "tls", address: address.description, ports: String(port), connections: count,
        purpose: "http")
    }
    return Observation(row: row, contacts: contacts, wantsCertificate: wantsCertificate)
  }

  /// The first page, and what takes questions of its own: where to report weaknesses, and compression.
  private static let questions = [
    HTTPPlace.Question(target: "/"), HTTPPlace.Question(target: "/.well-known/security.txt"),
    HTTPPlace.Question(target: "/", encodings: "gzip, deflate, br", headOnly: true),
  ]

  /// The answers to the second and the third question.
  private static func note(_ answers: [HTTPPlace.Answer], _ row: inout HTTPEndpoint) {
    if case .success(let response) = answers.dropFirst().first {
      row.securityTxt = response.status == 200 && HTTPFacts.hasContact(response.content)
    }
    if case .success(let response) = answers.dropFirst(2).first {
      row.compression = EscapedText.of((response.joined("content-encoding") ?? []).prefix(64)).lowercased()
    }
  }

  private func note(
    twin: Result<HTTPResponse, HTTPPlace.Failure>, _ port: UInt16, _ row: inout HTTPEndpoint
  ) {
    row.plainPort = Int(port)
    switch twin {
    case .success(let response):
      row.plainState = "open"
      row.plainRedirects = HTTPFacts(response, asked: nil, overTLS: false).redirectsToTLS
    case .failure(let failure):
      switch failure.reason {
      case "refused": row.plainState = "closed"
      case "timed-out", "unreachable": row.plainState = "silent"
      default: row.plainState = "open"
      }
    }
  }
}
