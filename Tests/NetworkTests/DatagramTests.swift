import Glibc
import Model
import Testing

@testable import Network

@Suite struct DatagramTests {
  let network: Network

  init() throws { network = try Network() }

  /// A question that a reversed copy answers.
  private func question(_ port: UInt16, anyPort: Bool = false) -> DatagramQuestion {
    DatagramQuestion(
      port: port, isAnsweredFromAnyPort: anyPort, bytes: { _ in [1, 2, 3] }, isAnswer: { $0 == [3, 2, 1] })
  }

  private let fast = DatagramLimits(
    perSecond: 100_000, firstWait: .milliseconds(150), secondWait: .milliseconds(150))

  @Test func answersAreMatchedToTheirQuestions() async throws {
    let host = ownLoopback()
    let echo = try #require(UDPPeer(host) { $0.reversed() })
    let liar = try #require(UDPPeer(host) { _ in [9, 9] })
    let survey = await network.ask(
      [question(echo.port), question(liar.port)], of: [host, ownLoopback(), host], limits: fast, seed: 5)
    #expect(survey.answers == [DatagramAnswer(address: host, question: 0, bytes: [3, 2, 1])])
    #expect(survey.isComplete)
    // Once to the one that answered, twice to the other.
    #expect(survey.sent[host] == 3)
  }

  @Test func anAnswerFromAnotherPortCountsOnlyWhereTheProtocolDoesSo() async throws {
    let host = ownLoopback()
    let peer = try #require(UDPPeer(host, answersFromElsewhere: true) { $0.reversed() })
    let strict = await network.ask([question(peer.port)], of: [host], limits: fast, seed: 5)
    #expect(strict.answers.isEmpty)
    let open = await network.ask([question(peer.port, anyPort: true)], of: [host], limits: fast, seed: 5)
    #expect(open.answers.count == 1)
  }

  @Test func aStrangersAnswerDoesNotCount() async throws {
    let (host, stranger) = (ownLoopback(), ownLoopback())
    let peer = try #require(UDPPeer(host, speaksAs: stranger) { $0.reversed() })
    let survey = await network.ask([question(peer.port, anyPort: true)], of: [host], limits: fast, seed: 5)
    #expect(survey.answers.isEmpty)
  }

  @Test func cancellingEndsItAtOnce() async throws {
    let slow = DatagramLimits(perSecond: 10, firstWait: .seconds(60), secondWait: .seconds(60))
    let hosts = (0..<50).map { _ in ownLoopback() }
    let task = Task { [network] in await network.ask([question(24_111)], of: hosts, limits: slow, seed: 1) }
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    task.cancel()
    let survey = await task.value
    #expect(!survey.isComplete)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test func theDeadlineOfAReceiptHolds() async throws {
    let socket = try await network.datagramSocket(.v4)
    await #expect(throws: NetworkError.expired) {
      _ = try await network.receive(socket, until: .now + .milliseconds(50))
    }
  }

  @Test func theTableOfNeighboursIsReadWhateverItHolds() {
    #expect(Neighbour.table() != nil)
    var messages = NeighbourMessages()
    messages.read([])
    #expect(!messages.isAtEnd)
    // A length that lies ends the reading.
    let zeros = [UInt8](repeating: 0, count: 12)
    for bytes in [[0xFF, 0xFF, 0, 0] + zeros, [0, 0, 0, 0] + zeros, [1]] {
      var messages = NeighbourMessages()
      messages.read(bytes[...])
      #expect(messages.isAtEnd && messages.neighbours.isEmpty)
    }
  }

  @Test func thisMachinesInterfacesAreListed() {
    let loopback = NetworkInterface.all().first { $0.address == .loopback }
    #expect(loopback?.hasNeighbours == false)
    #expect(loopback?.block == AddressBlock("127.0.0.0/8"))
  }
}

/// A UDP socket that answers from a thread of its own until the last reference to it goes.
private final class UDPPeer: Sendable {
  let port: UInt16
  private let descriptor: Int32
  private let thread: Thread

  /// Answers every datagram: from a new port each time if it `answersFromElsewhere`, from another address if it
  /// `speaksAs` that.
  init?(
    _ address: IPAddress, answersFromElsewhere: Bool = false, speaksAs: IPAddress? = nil,
    answer: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) {
    guard let (descriptor, port) = UDPPeer.open(address) else { return nil }
    self.descriptor = descriptor
    self.port = port
    thread = Thread {
      var buffer = [UInt8](repeating: 0, count: 2048)
      while true {
        var from = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let count = withUnsafeMutablePointer(to: &from) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { recvfrom(descriptor, &buffer, 2048, 0, $0, &size) }
        }
        // Whoever sends nothing at all wants it to end.
        guard count > 0 else { break }
        let other = answersFromElsewhere || speaksAs != nil ? UDPPeer.open(speaksAs ?? address)?.0 : nil
        let bytes = answer(Array(buffer.prefix(count)))
        withUnsafePointer(to: &from) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            _ = sendto(other ?? descriptor, bytes, bytes.count, 0, $0, size)
          }
        }
        if let other { close(other) }
      }
      close(descriptor)
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    thread.join()
  }

  private static func open(_ address: IPAddress) -> (Int32, UInt16)? {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = UInt32(truncatingIfNeeded: address.value).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard bound else {
      close(descriptor)
      return nil
    }
    return (descriptor, UInt16(bigEndian: name.sin_port))
  }
}
