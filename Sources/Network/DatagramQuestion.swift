package import Model

/// A question of one datagram, put to many hosts.
package struct DatagramQuestion: Sendable {
  /// What the socket carries; an echo has no port.
  package var kind: DatagramSocket.Kind
  package var port: UInt16
  /// Whether the answer may come from another port than the one asked, as TFTP's does (RFC 1350 § 4).
  package var isAnsweredFromAnyPort: Bool
  /// What is sent to a host.
  package var bytes: @Sendable (IPAddress) -> [UInt8]
  /// Whether a datagram from the host is an answer to it.
  package var isAnswer: @Sendable ([UInt8]) -> Bool

  package init(
    kind: DatagramSocket.Kind = .udp, port: UInt16, isAnsweredFromAnyPort: Bool = false,
    bytes: @escaping @Sendable (IPAddress) -> [UInt8], isAnswer: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.kind = kind
    self.port = port
    self.isAnsweredFromAnyPort = isAnsweredFromAnyPort
    self.bytes = bytes
    self.isAnswer = isAnswer
  }
}

/// What a host said to a ``DatagramQuestion``.
package struct DatagramAnswer: Hashable, Sendable {
  package var address: IPAddress
  /// The place of the question among those asked.
  package var question: Int
  package var bytes: [UInt8]
}

/// What came of putting questions to hosts.
package struct DatagramSurvey: Sendable {
  /// The first answer of each host to each question, by address, then by question.
  package var answers: [DatagramAnswer] = []
  /// How many datagrams went to each host.
  package var sent: [IPAddress: Int] = [:]
  /// Whether every question was asked in every round; not when the task was cancelled.
  package var isComplete = false
}

/// How fast and how patiently questions are put.
package struct DatagramLimits: Hashable, Sendable {
  /// Datagrams a second, over all hosts.
  package var perSecond: Int
  /// How long the first round waits after its last datagram.
  package var firstWait: Duration
  /// How long the second round, to those that stayed silent, waits; zero leaves it out.
  package var secondWait: Duration

  package init(
    perSecond: Int = 2000, firstWait: Duration = .milliseconds(300), secondWait: Duration = .milliseconds(600)
  ) {
    self.perSecond = perSecond
    self.firstWait = firstWait
    self.secondWait = secondWait
  }
}
