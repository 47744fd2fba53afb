import Glibc
package import Model

extension Network {
  /// Puts every question to every host, in two rounds, from one socket a family and kind, and keeps what answers.
  ///
  /// Only a datagram from an address that was asked counts, from the port that was asked unless the protocol answers
  /// from another, and only when the question takes it for an answer. Hosts take turns; the second round asks only
  /// what stayed silent. Cancelling the task ends it at once. Addresses that may not be contacted are passed over.
  ///
  /// - Parameters:
  ///   - questions: What is asked, each of every host.
  ///   - hosts: The hosts; one named twice is asked once.
  ///   - limits: How fast and how patiently.
  ///   - seed: Determines the order of hosts and questions.
  /// - Returns: What was answered, and how many datagrams went where.
  package func ask(
    _ questions: [DatagramQuestion], of hosts: [IPAddress], limits: DatagramLimits = DatagramLimits(), seed: UInt64
  ) async -> DatagramSurvey {
    var generator = SeededGenerator(seed: seed)
    var seen: Set<IPAddress> = []
    let hosts = hosts.filter { seen.insert($0).inserted && permits($0) }.shuffled(using: &generator)
    var survey = DatagramSurvey()
    survey.isComplete = true
    for family in [IPAddress.Family.v4, .v6] {
      for kind in [DatagramSocket.Kind.udp, .echo] {
        let meant = questions.indices.filter { questions[$0].kind == kind }.shuffled(using: &generator)
        let addresses = hosts.filter { $0.family == family }
        guard !meant.isEmpty, !addresses.isEmpty else { continue }
        guard let socket = try? datagramSocket(family, kind) else {
          survey.isComplete = false
          continue
        }
        var round = DatagramRound(questions, meant, addresses, perSecond: limits.perSecond)
        await put(&round, limits, socket)
        survey.add(round)
      }
    }
    survey.answers.sort { ($0.address, $0.question) < ($1.address, $1.question) }
    return survey
  }

  private func put(_ round: inout DatagramRound, _ limits: DatagramLimits, _ socket: borrowing DatagramSocket) async {
    for wait in [limits.firstWait, limits.secondWait] where wait > .zero && !Task.isCancelled {
      for place in round.places where round.lacksAnswer(place) {
        guard !Task.isCancelled else { return }
        while case let pause = round.pause(.now), pause > .zero {
          guard (try? await sleep(pause)) != nil else { return }
        }
        let (question, address) = round[place]
        do throws(NetworkError) {
          try await send(
            question.bytes(address), to: address, port: question.port, from: socket, until: .now + .seconds(2))
          round.noteSent(place)
        } catch .cancelled {
          return
        } catch {
          // There is no way to this host; another may have one.
        }
        if place % 16 == 0 { while let datagram = arrived(socket) { round.note(datagram) } }
      }
      let deadline = ContinuousClock.now + wait
      while round.missing > 0, let datagram = try? await receive(socket, until: deadline) { round.note(datagram) }
    }
    round.isComplete = !Task.isCancelled
  }
}

/// The questions of one socket: which are asked, and which have their answer.
private struct DatagramRound {
  private let questions: [DatagramQuestion]
  private let meant: [Int]
  private let hosts: [IPAddress]
  private let numbers: [IPAddress: Int]
  private var pace: Pace
  /// By question, then host: whether the answer is there.
  private var isAnswered: [Bool]
  /// How many answers are not there.
  private(set) var missing: Int
  private(set) var answers: [DatagramAnswer] = []
  private(set) var sent: [Int]
  var isComplete = false

  init(_ questions: [DatagramQuestion], _ meant: [Int], _ hosts: [IPAddress], perSecond: Int) {
    self.questions = questions
    self.meant = meant
    self.hosts = hosts
    numbers = Dictionary(uniqueKeysWithValues: zip(hosts, hosts.indices))
    pace = Pace(perSecond: perSecond, from: .now)
    isAnswered = [Bool](repeating: false, count: meant.count * hosts.count)
    missing = isAnswered.count
    sent = [Int](repeating: 0, count: hosts.count)
  }

  /// Every pair of question and host.
  var places: Range<Int> { isAnswered.indices }
  func lacksAnswer(_ place: Int) -> Bool { !isAnswered[place] }

  /// The question and the host at a place: the hosts take turns.
  subscript(place: Int) -> (DatagramQuestion, IPAddress) {
    (questions[meant[place / hosts.count]], hosts[place % hosts.count])
  }

  /// How long to wait before the next datagram.
  mutating func pause(_ now: ContinuousClock.Instant) -> Duration {
    pace.take(now) ? .zero : max(.microseconds(1), now.duration(to: pace.next))
  }

  mutating func noteSent(_ place: Int) { sent[place % hosts.count] += 1 }

  mutating func note(_ datagram: Datagram) {
    guard let host = numbers[datagram.address] else { return }
    for (row, number) in meant.enumerated() where !isAnswered[row * hosts.count + host] {
      let question = questions[number]
      guard question.kind == .echo || question.isAnsweredFromAnyPort || question.port == datagram.port,
        question.isAnswer(datagram.bytes)
      else { continue }
      isAnswered[row * hosts.count + host] = true
      missing -= 1
      answers.append(DatagramAnswer(address: datagram.address, question: number, bytes: datagram.bytes))
      return
    }
  }

  var contacted: [(IPAddress, Int)] { zip(hosts, sent).filter { $0.1 > 0 } }
}

extension DatagramSurvey {
  fileprivate mutating func add(_ round: DatagramRound) {
    answers += round.answers
    for (address, count) in round.contacted { sent[address, default: 0] += count }
    if !round.isComplete { isComplete = false }
  }
}
