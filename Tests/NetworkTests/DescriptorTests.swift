import Glibc
import Model
import Network
import Testing

/// Each test has a process of its own, for they count or limit all the descriptors there are.
@Suite struct DescriptorTests {
  @Test func conversationsLeaveNoDescriptor() async {
    await #expect(processExitsWith: .success) {
      try await Task.sleep(for: .milliseconds(1))
      let network = try Network()
      let peer = try #require(Peer())
      let refusing = try #require(closedPort())
      let before = descriptorCount()
      for round in 0..<100 {
        _ = await outcome { () throws(NetworkError) in
          let port = round % 2 == 0 ? peer.port : refusing
          let socket = try await network.connect(.loopback, port: port, until: soon())
          if round % 4 == 0 { _ = try await network.read(socket, atMost: 10, until: soon(1)) }
        }
        if round % 2 == 0 { close(peer.accept()) }
      }
      let task = Task {
        let socket = try await network.connect(.loopback, port: peer.port, until: soon())
        return try await network.read(socket, atMost: 10, until: soon(60_000))
      }
      usleep(50_000)
      task.cancel()
      _ = await task.result
      close(peer.accept())
      #expect(await settles(at: before))
    }
  }

  @Test func sweepsLeaveNoDescriptor() async {
    await #expect(processExitsWith: .success) {
      let network = try Network()
      try await Task.sleep(for: .milliseconds(1))
      _ = await network.sweep([.loopback], ports: PortSet([1...10]), seed: 1)
      let before = descriptorCount()
      let fast = SweepLimits(perSecond: 1_000_000, perHost: 100, inFlight: 100)
      _ = await network.sweep([.loopback, IPAddress(v6: 1)], ports: PortSet([1...3000]), limits: fast, seed: 1)
      let task = Task {
        await network.sweep([.loopback], ports: .all, limits: SweepLimits(perSecond: 100), seed: 1)
      }
      usleep(50_000)
      task.cancel()
      _ = await task.value
      #expect(await settles(at: before))
    }
  }

  @Test func loopsLeaveNoDescriptor() async {
    await #expect(processExitsWith: .success) {
      try await Task.sleep(for: .milliseconds(1))  // The runtime takes a few descriptors for its own clock.
      let before = descriptorCount()
      for _ in 0..<30 {
        let short = try Network()
        _ = await outcome { () throws(NetworkError) in _ = try await short.connect(.loopback, port: 1, until: soon()) }
      }
      #expect(await settles(at: before))
    }
  }

  @Test func aSweepIsCompleteWithHardlyADescriptor() async {
    await #expect(processExitsWith: .success) {
      let network = try Network()
      let address = ownLoopback()
      let peers = [20_003, 21_500].compactMap { Peer(address, port: $0) }
      try #require(peers.count == 2)
      _ = await network.sweep([.loopback], ports: PortSet([1...10]), seed: 1)
      // Room for eight sockets, though the window is for hundreds.
      var limit = rlimit(rlim_cur: rlim_t(descriptorCount() + 8), rlim_max: rlim_t(descriptorCount() + 8))
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let fast = SweepLimits(perSecond: 1_000_000, perHost: 256, inFlight: 1024)
      let found = await network.sweep([address], ports: PortSet([20_000...21_999]), limits: fast, seed: 1)
      #expect(found.first?.open == peers.map(\.port))
      #expect(found.first?.unknown == 0)
    }
  }

  @Test func aShortageIsNoAnswer() async {
    await #expect(processExitsWith: .success) {
      let network = try Network()
      let port = try #require(closedPort())
      _ = await outcome { () throws(NetworkError) in
        _ = try await network.connect(.loopback, port: port, until: soon())
      }
      // A limit below what is open already: no new descriptor, whatever somebody closes.
      var limit = rlimit()
      try #require(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let usual = limit.rlim_cur
      limit.rlim_cur = 3
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let first = await outcome { () throws(NetworkError) in
        _ = try await network.connect(.loopback, port: port, until: soon(2000))
      }
      #expect(first == .exhausted(EMFILE))
      let waiting = Task {
        await outcome { () throws(NetworkError) in
          _ = try await network.connect(.loopback, port: port, until: soon(20_000))
        }
      }
      usleep(100_000)
      limit.rlim_cur = usual
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      #expect(await waiting.value == .refused)
    }
  }
}

/// Whether the number of descriptors comes back to about `count`: the loop closes some of them in its own time, and the
/// runtime may take a few for itself.
private func settles(at count: Int) async -> Bool {
  for _ in 0..<100 where descriptorCount() > count + 4 { try? await Task.sleep(for: .milliseconds(20)) }
  return descriptorCount() <= count + 4
}
