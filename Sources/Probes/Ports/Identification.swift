import Model
import Network

/// Finds out which protocol one service speaks, with as few connections as that takes.
///
/// It listens first. A service that stays silent is asked, over the same connection, the question that its port's
/// number suggests; then, each over a connection of its own, for TLS and what is spoken inside, for HTTP, and for the
/// protocols whose servers wait for the client and say nothing to strangers. It ends with the first answer that shows a
/// protocol, and in any case when its time or its connections are used up.
struct Identification: Sendable {
  let network: Network
  let listening: PortsProbe.Listening
  let turnstile: Turnstile
  let address: IPAddress
  let port: UInt16
  /// Whether protocols that the port's number does not suggest may be tried; not on frail devices.
  let isThorough: Bool

  /// What showed; nil when the service was not contacted because the task was cancelled.
  func run() async -> Identity? {
    let end = ContinuousClock.now + listening.service
    var identity = Identity()
    let hint = Question.suggested(by: port)
    guard let first = await talk(listen: patience(hint), hint, listening.waitForAnswer, end) else { return nil }
    identity.connections["greeting"] = 1
    guard first.isConnected else { return identity }
    identity.note(Greeting(first.greeting, port: port))
    if identity.hasSpoken { return identity }
    var next: [Question] = []
    if let hint, first.isAsked {
      identity.connections["question"] = 0
      note(first.answer, to: hint, &identity, &next)
    }
    var ladder = Question.ladder(port: port, asked: hint, isThorough: isThorough)
    while !identity.isSettled, identity.connectionCount < listening.connections, .now < end, !Task.isCancelled {
      let step: Question.Step
      if let question = next.popLast() {
        step = .clear(question)
      } else if ladder.isEmpty {
        break
      } else {
        step = ladder.removeFirst()
      }
      switch step {
      case .encrypted:
        await askInside(&identity, end)
      case .clear(let question):
        let wait = question == hint || question == .http ? listening.waitForAnswer : listening.waitForGuess
        guard let heard = await talk(listen: nil, question, wait, end) else { return identity }
        identity.connections["question", default: 0] += 1
        note(heard.answer, to: question, &identity, &next)
      }
    }
    identity.settle()
    return identity
  }

  private func note(_ bytes: [UInt8], to question: Question, _ identity: inout Identity, _ next: inout [Question]) {
    guard !bytes.elementsEqual(question.bytes(to: address, port: port)) || question == .jdwp else {
      return identity.noteEcho()
    }
    let answer = Answer(bytes, to: question, port: port)
    identity.note(answer)
    if let better = answer.suggests, better != question { next.append(better) }
  }

  /// How long to listen before asking.
  private func patience(_ hint: Question?) -> Duration {
    if Question.speakFirst.contains(port) { return listening.waitWhereExpected }
    // Whoever speaks late is heard in the answer.
    return hint == nil ? listening.wait : min(listening.wait, .milliseconds(120))
  }

  private func askInside(_ identity: inout Identity, _ end: ContinuousClock.Instant) async {
    guard (try? await turnstile.pass()) != nil else { return }
    let question = Question.inside(port)
    let talk = EncryptedTalk(network: network, address: address, port: port)
    // A port that suggests TLS is given the time for a handshake and an answer.
    let wait = question == .http && !Question.isEncrypted(port) ? listening.waitForAnswer : listening.waitForAnswer * 2
    let heard = await talk.run(
      listen: question == nil ? listening.waitWhereExpected : nil, question, until: min(end, .now + wait))
    identity.connections["tls-question", default: 0] += 1
    guard heard.isTLS else { return }
    guard !heard.bytes.isEmpty else { return identity.noteEncrypted(nil) }
    identity.noteEncrypted(Answer(heard.bytes, to: question, port: port, isInside: true))
  }
}

extension Identification {
  /// What came over one connection.
  private struct Heard {
    var isConnected = false
    var isAsked = false
    var greeting: [UInt8] = []
    var answer: [UInt8] = []
  }

  /// Connects, listens for `listen`, and asks `question` if nothing was said; nil when the task was cancelled before.
  private func talk(
    listen: Duration?, _ question: Question?, _ wait: Duration, _ end: ContinuousClock.Instant
  ) async -> Heard? {
    guard (try? await turnstile.pass()) != nil else { return nil }
    var heard = Heard()
    do throws(NetworkError) {
      // A reset would leave a line of complaint in the logs of many servers.
      let socket = try await network.connect(
        address, port: port, until: min(end, .now + .seconds(2)), ending: .orderly)
      heard.isConnected = true
      if let listen {
        let isOver = await read(socket, into: &heard.greeting, atMost: 1024, until: min(end, .now + listen)) {
          Greeting.isComplete($0)
        }
        if isOver || !heard.greeting.isEmpty { return heard }
      }
      if let question {
        let deadline = min(end, .now + wait)
        try await network.write(socket, question.bytes(to: address, port: port), until: deadline)
        heard.isAsked = true
        _ = await read(socket, into: &heard.answer, atMost: Identification.most, until: deadline) {
          question.isAnswered(by: $0)
        }
      }
      await network.close(socket)
    } catch {
      // No connection, or the end of the talk: what was heard by then counts.
    }
    return heard
  }

  /// Reads until `isEnough`, the limit or the deadline; whether the peer has ended the connection.
  private func read(
    _ socket: borrowing Socket, into bytes: inout [UInt8], atMost limit: Int, until deadline: ContinuousClock.Instant,
    _ isEnough: ([UInt8]) -> Bool
  ) async -> Bool {
    while bytes.count < limit, bytes.isEmpty || !isEnough(bytes) {
      do throws(NetworkError) {
        let more = try await network.read(socket, atMost: limit - bytes.count, until: deadline)
        if more.isEmpty { return true }
        bytes += more
      } catch {
        return error != .expired
      }
    }
    return false
  }

  /// How much of an answer is read: the fields of a web page and its beginning.
  private static let most = 16_384
}
