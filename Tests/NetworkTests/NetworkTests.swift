import Glibc
import Model
import Network
import Synchronization
import Testing

func soon(_ milliseconds: Int = 20_000) -> ContinuousClock.Instant { .now + .milliseconds(milliseconds) }
private let v6 = IPAddress(v6: 1)

/// What a call came to, for outcomes that are errors.
func outcome(_ body: () async throws(NetworkError) -> Void) async -> NetworkError? {
  do throws(NetworkError) {
    try await body()
    return nil
  } catch {
    return error
  }
}

@Suite struct NetworkTests {
  let network: Network

  init() throws { network = try Network() }

  @Test(arguments: [IPAddress.loopback, v6]) func aClosedPortRefuses(address: IPAddress) async throws {
    let port = try #require(closedPort(address))
    let error = await outcome { () throws(NetworkError) in
      _ = try await network.connect(address, port: port, until: soon())
    }
    #expect(error == .refused)
  }

  @Test(arguments: [IPAddress.loopback, v6]) func bytesGoBothWays(address: IPAddress) async throws {
    let peer = try #require(Peer(address))
    let sent = [UInt8](repeating: 7, count: 3_000_000)
    let socket = try await network.connect(address, port: peer.port, until: soon())
    let far = peer.accept()
    try #require(far >= 0)
    let echo = Thread {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      var total = 0
      while total < sent.count {
        let count = recv(far, &buffer, buffer.count, 0)
        if count <= 0 { break }
        total += count
      }
      let digits = Array(String(total).utf8)
      _ = send(far, digits, digits.count, Int32(MSG_NOSIGNAL))
      close(far)
    }
    try await network.write(socket, sent, until: soon(5000))
    let answer = try await network.read(socket, atMost: 100, until: soon(5000))
    #expect(String(decoding: answer, as: UTF8.self) == "3000000")
    #expect(try await network.read(socket, atMost: 100, until: soon()) == [])
    echo.join()
  }

  @Test func silenceExpires() async throws {
    let peer = try #require(Peer())
    let start = ContinuousClock.now
    let error = await outcome { () throws(NetworkError) in
      let socket = try await network.connect(.loopback, port: peer.port, until: soon())
      _ = try await network.read(socket, atMost: 100, until: soon(150))
    }
    #expect(error == .expired)
    #expect((.milliseconds(145)..<(.seconds(30))).contains(start.duration(to: .now)))
  }

  @Test func anUnansweredConnectExpires() async throws {
    let peer = try #require(Peer(backlog: 0))
    let others = peer.fill()
    defer { others.forEach { close($0) } }
    let error = await outcome { () throws(NetworkError) in
      _ = try await network.connect(.loopback, port: peer.port, until: soon(200))
    }
    #expect(error == .expired)
  }

  @Test func cancellingEndsTheWaitAtOnce() async throws {
    let peer = try #require(Peer())
    let task = Task { [network] in
      await outcome { () throws(NetworkError) in
        let socket = try await network.connect(.loopback, port: peer.port, until: soon())
        _ = try await network.read(socket, atMost: 100, until: soon(60_000))
      }
    }
    try await Task.sleep(for: .milliseconds(50))
    let start = ContinuousClock.now
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test func stoppingTheLoopEndsEveryWaitAndLaterOnesToo() async throws {
    let peer = try #require(Peer())
    let loop = network.loop
    let tasks = (0..<20).map { _ in
      Task(executorPreference: loop) { [network] in
        await outcome { () throws(NetworkError) in
          let socket = try await network.connect(.loopback, port: peer.port, until: soon())
          _ = try await network.read(socket, atMost: 100, until: soon(60_000))
        }
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    loop.stop()
    for task in tasks { #expect(await task.value == .cancelled) }
    let late = await outcome { () throws(NetworkError) in
      let socket = try await network.connect(.loopback, port: peer.port, until: soon())
      _ = try await network.read(socket, atMost: 100, until: soon(60_000))
    }
    #expect(late == .cancelled)
  }

  @Test func aFloodEndsAtItsDeadlineAndInTheBytesAskedFor() async throws {
    let peer = try #require(Peer())
    let flood = Thread {
      let far = peer.accept()
      let bytes = [UInt8](repeating: 65, count: 65_536)
      while send(far, bytes, bytes.count, Int32(MSG_NOSIGNAL)) > 0 {}
      close(far)
    }
    let start = ContinuousClock.now
    var most = 0
    let error = await outcome { () throws(NetworkError) in
      let socket = try await network.connect(.loopback, port: peer.port, until: soon())
      let deadline = soon(200)
      while true { most = max(most, try await network.read(socket, atMost: 1000, until: deadline).count) }
    }
    flood.join()
    #expect(error == .expired)
    #expect(most == 1000)
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test(arguments: [Ending.reset, .orderly]) func aSocketEndsAsChosen(ending: Ending) async throws {
    let peer = try #require(Peer())
    let socket = try await network.connect(.loopback, port: peer.port, until: soon(), ending: ending)
    let far = peer.accept()
    try #require(far >= 0)
    defer { close(far) }
    if ending == .reset { await network.close(socket) } else { await network.end(socket, until: soon(50)) }
    var byte: UInt8 = 0
    let count = recv(far, &byte, 1, 0)
    #expect(ending == .reset ? count == -1 && errno == ECONNRESET : count == 0)
  }

  @Test func aPeerThatBreaksOffIsToldFromOneThatEnds() async throws {
    let peer = try #require(Peer())
    let socket = try await network.connect(.loopback, port: peer.port, until: soon())
    let far = peer.accept()
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(far, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    close(far)
    let broken = await outcome { () throws(NetworkError) in
      _ = try await network.read(socket, atMost: 10, until: soon())
    }
    #expect(broken == .reset)
    let written = await outcome { () throws(NetworkError) in try await network.write(socket, [1], until: soon()) }
    #expect(written == .closed)
  }
}

/// A thread to play the peer on; `Task` would share the few threads that the tests need.
final class Thread: Sendable {
  private let id: UInt

  init(_ body: @escaping @Sendable () -> Void) {
    var id: pthread_t = 0
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    pthread_create(
      &id, nil,
      { box in
        if let box { Unmanaged<Box>.fromOpaque(box).takeRetainedValue().body() }
        return nil
      }, box)
    self.id = UInt(id)
  }

  func join() { pthread_join(pthread_t(id), nil) }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
