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

  /// One GET.
  struct Question: Sendable {
    let target: String
    /// The codings of content that are accepted, such as `gzip`; nil for none.
    var encodings: String?
    /// Whether the fields of the answer are enough.
    var headOnly = false
  }

  typealias Answer = Result<HTTPResponse, Failure>

  /// What GETs over TLS are answered with, on as few connections as the server allows; when the first fails, nothing
  /// more is asked.
  ///
  /// - Returns: The answers in the order of the questions, and how many connections it took.
  func fetch(_ port: UInt16, _ questions: [Question]) async -> (answers: [Answer], connections: Int) {
    var answers: [Answer] = []
    var connections = 0
    while answers.count < questions.count {
      connections += 1
      answers += await series(port, Array(questions[answers.count...]), overTLS: true)
      if case .failure = answers.first { break }
    }
    return (answers, connections)
  }

  /// What one GET is answered with.
  func fetch(_ port: UInt16, _ target: String, overTLS: Bool) async -> Answer {
    await series(port, [Question(target: target)], overTLS: overTLS).first ?? .failure(Failure(reason: "closed"))
  }

  /// Asks on one connection: at least the first question is answered or has failed, the others as far as the server
  /// kept the connection.
  private func series(_ port: UInt16, _ questions: [Question], overTLS: Bool) async -> [Answer] {
    let deadline = ContinuousClock.now + patience
    var received: [[UInt8]] = []
    var failure: Failure?
    do throws(NetworkError) {
      let socket = try await network.connect(address, port: port, until: deadline, ending: .orderly)
      if overTLS {
        failure = await secured(socket, port, questions, &received, until: deadline)
      } else if let question = questions.first {
        received.append([])
        try await network.write(socket, request(question, port, overTLS: false, isLast: true), until: deadline)
        while !isEnough(received[0], question.headOnly) {
          let bytes = try await network.read(socket, atMost: 16_384, until: deadline)
          if bytes.isEmpty { break }
          received[0] += bytes
        }
      }
    } catch {
      failure = Failure(reason: error.reason)
    }
    var answers: [Answer] = []
    for bytes in received {
      // What came before a break is an answer when its fields are whole.
      guard let response = HTTPResponse(bytes), response.hasAllFields else { break }
      answers.append(.success(response))
    }
    guard answers.isEmpty else { return answers }
    return [.failure(failure ?? Failure(reason: received.first?.isEmpty == false ? "not-http" : "closed"))]
  }

  private func secured(
    _ socket: consuming Socket, _ port: UInt16, _ questions: [Question], _ received: inout [[UInt8]],
    until deadline: ContinuousClock.Instant
  ) async -> Failure? {
    guard let context = try? TLSContext.client(),
      let session = try? TLSSession.make(context, serverName: name?.serverName)
    else { return Failure(reason: "handshake-failed") }
    var channel = SecureChannel(network, socket, session, until: deadline)
    do throws(SecureChannel.Failure) {
      try await channel.shake()
      for (place, question) in questions.enumerated() {
        received.append([])
        try await channel.send(request(question, port, overTLS: true, isLast: place == questions.count - 1))
        while !isEnough(received[place], question.headOnly) {
          let bytes = try await channel.receive()
          if bytes.isEmpty { break }
          received[place] += bytes
        }
        guard HTTPResponse.leavesConnectionOpen(received[place]) else { break }
      }
      return nil
    } catch {
      return Failure(reason: error.reason)
    }
  }

  private func request(_ question: Question, _ port: UInt16, overTLS: Bool, isLast: Bool) -> [UInt8] {
    HTTPRequest(
      .get, question.target, host: host(port, overTLS: overTLS), encodings: question.encodings,
      keepsConnection: !isLast
    ).bytes
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
