import Model
import Network
import OpenSSL
import Wire

/// A host whose web servers are asked.
struct HTTPPlace: Sendable {
  let network: Network
  let address: IPAddress
  let name: AskedName?
  let patience: Duration

  struct Failure: Error, Hashable {
    /// A reason code in lower case with hyphens.
    let reason: String
  }

  /// A page and its fields; more is not read.
  private static let byteLimit = HTMLPage.limit + 65_536

  /// What one GET is answered with.
  func fetch(
    _ port: UInt16, _ target: String, overTLS: Bool, encodings: String? = nil, headOnly: Bool = false
  ) async -> Result<HTTPResponse, Failure> {
    let deadline = ContinuousClock.now + patience
    let request = HTTPRequest(.get, target, host: host(port, overTLS: overTLS), encodings: encodings).bytes
    var received: [UInt8] = []
    var failure: Failure?
    do throws(NetworkError) {
      let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
      if overTLS {
        failure = await secured(socket, request, headOnly, &received, until: deadline)
      } else {
        try await network.write(socket, request, until: deadline)
        while !isEnough(received, headOnly) {
          let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
          if bytes.isEmpty { break }
          received += bytes
        }
      }
    } catch {
      failure = Failure(reason: error.reason)
    }
    // What came before a break is an answer when its fields are whole.
    if let response = HTTPResponse(received), response.hasAllFields { return .success(response) }
    return .failure(failure ?? Failure(reason: received.isEmpty ? "closed" : "not-http"))
  }

  private func secured(
    _ socket: consuming Socket, _ request: [UInt8], _ headOnly: Bool, _ received: inout [UInt8],
    until deadline: ContinuousClock.Instant
  ) async -> Failure? {
    guard let context = try? TLSContext.client(),
      let session = try? TLSSession.make(context, serverName: name?.serverName)
    else { return Failure(reason: "handshake-failed") }
    var channel = SecureChannel(network, socket, session, until: deadline)
    do throws(SecureChannel.Failure) {
      try await channel.shake()
      try await channel.send(request)
      while !isEnough(received, headOnly) {
        let bytes = try await channel.receive()
        if bytes.isEmpty { break }
        received += bytes
      }
      return nil
    } catch {
      return Failure(reason: error.reason)
    }
  }

  private func isEnough(_ bytes: [UInt8], _ headOnly: Bool) -> Bool {
    bytes.count >= HTTPPlace.byteLimit || HTTPResponse.isWhole(bytes, isHead: headOnly)
  }

  /// The authority of the URL (RFC 9110 § 7.2): the port is left out when it is the scheme's own.
  private func host(_ port: UInt16, overTLS: Bool) -> String {
    let host = name?.text ?? (address.family == .v6 ? "[\(address)]" : address.description)
    return port == (overTLS ? 443 : 80) ? host : "\(host):\(port)"
  }
}
