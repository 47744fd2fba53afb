import Glibc
import Model
import Network
import Synchronization
import Testing

/// Limits for this machine's own ports: nothing to be gentle with.
private let unbound = SweepLimits(perSecond: 1_000_000, perHost: 256, inFlight: 1024)

@Suite struct SweepTests {
  let network: Network

  init() throws { network = try Network() }

  @Test(arguments: [ownLoopback(), IPAddress(v6: 1)])
  func findsExactlyThePlantedListeners(address: IPAddress) async throws {
    let start = try #require(quietPorts(2000))
    let wanted = [0, 2, 3, 776, 1500, 1999].map { start + $0 }
    let peers = wanted.compactMap { Peer(address, port: $0) }
    try #require(peers.count == wanted.count)
    let found = await network.sweep([address], ports: PortSet([start...(start + 1999)]), limits: unbound, seed: 1)
    var expected = HostSweep(address: address)
    expected.open = wanted
    expected.closed = 2000 - wanted.count
    expected.attempts = 2000
    #expect(found == [expected])
    #expect(found.first?.isAlive == true)
  }

  @Test func keepsTheThreeOutcomesApart() async throws {
    let address = ownLoopback()
    let silent = try #require(Peer(address, port: 20_001, backlog: 0))
    let open = try #require(Peer(address, port: 20_002))
    let others = silent.fill()
    defer { others.forEach { close($0) } }
    let found = await network.sweep([address], ports: PortSet([20_000...20_003]), limits: unbound, seed: 1)
    let host = try #require(found.first)
    #expect(host.open == [open.port])
    #expect(host.closed == 2)
    #expect(host.timedOut == 1)
    #expect(host.unknown == 0)
    #expect(host.attempts == 5)
  }

  @Test func aSecondRoundFindsWhatTheFirstMissed() async throws {
    let peer = try #require(Peer(backlog: 0))
    let ports = PortSet(ports: [peer.port])
    let others = Mutex(peer.fill())
    var limits = unbound
    limits.firstWait = .milliseconds(100)
    limits.secondWait = .seconds(2)
    let found = await network.sweep([.loopback], ports: ports, limits: limits, seed: 1) { step in
      guard step.attempts == 1 else { return }
      // The first attempt is under way: from now on there is room.
      others.withLock { descriptors in
        descriptors.forEach { close($0) }
        descriptors = []
      }
      while case let far = peer.accept(within: 0), far >= 0 { close(far) }
    }
    #expect(found.first?.open == [peer.port])
  }

  @Test func takesHostsOfBothFamiliesInTheOrderAsked() async throws {
    let start = try #require(quietPorts(20))
    let peer = try #require(Peer(IPAddress(v6: 1), port: start + 7))
    var hosts = (1...40).map { IPAddress(v4: 0x7F00_0100 + $0) } + [IPAddress(v6: 1)]
    hosts.swapAt(3, 40)
    hosts.append(hosts[0])
    let found = await network.sweep(hosts, ports: PortSet([start...(start + 19)]), limits: unbound, seed: 9)
    #expect(found.map(\.address) == Array(hosts.dropLast()))
    #expect(found.flatMap { $0.open } == [peer.port])
    #expect(found.allSatisfy { $0.open.count + $0.closed == 20 })
  }

  @Test func theRateIsKept() async throws {
    var limits = unbound
    limits.perSecond = 500
    let start = ContinuousClock.now
    _ = await network.sweep([ownLoopback()], ports: PortSet([24_000...24_149]), limits: limits, seed: 1)
    let took = start.duration(to: .now)
    #expect(took > .milliseconds(270))
    #expect(took < .seconds(30))
  }

  @Test func cancellingLeavesTheRestUnknown() async throws {
    var limits = unbound
    limits.perSecond = 200
    let known = Atomic(0)
    let task = Task { [network, limits] in
      await network.sweep([ownLoopback()], ports: PortSet([24_200...29_000]), limits: limits, seed: 1) { step in
        if step.known > 0 { known.store(step.known, ordering: .relaxed) }
      }
    }
    while known.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    let start = ContinuousClock.now
    task.cancel()
    let host = try #require(await task.value.first)
    #expect(start.duration(to: .now) < .seconds(30))
    #expect(host.closed > 0)
    #expect(host.unknown > 4000)
    #expect(host.open.count + host.closed + host.filtered + host.unknown == 4801)
  }

  @Test func progressReachesTheEnd() async throws {
    let seen = Mutex<[SweepProgress]>([])
    _ = await network.sweep([ownLoopback()], ports: PortSet([24_200...24_999]), limits: unbound, seed: 1) { step in
      seen.withLock { $0.append(step) }
    }
    let steps = seen.withLock { $0 }
    #expect(steps.last?.known == 800)
    #expect(steps.last?.total == 800)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.known <= $1.known })
  }

  @Test func nothingToDoIsDoneAtOnce() async {
    #expect(await network.sweep([], ports: .all, limits: unbound, seed: 1) == [])
    let found = await network.sweep([.loopback], ports: PortSet([0...0]), limits: unbound, seed: 1)
    #expect(found == [HostSweep(address: .loopback)])
  }

  @Test func aConversationGoesOnBesideASweep() async throws {
    let peer = try #require(Peer())
    async let sweep = network.sweep([ownLoopback()], ports: PortSet([1...20_000]), limits: unbound, seed: 1)
    var slowest = Duration.zero
    for _ in 0..<20 {
      let start = ContinuousClock.now
      let socket = try await network.connect(.loopback, port: peer.port, until: .now + .seconds(20))
      slowest = max(slowest, start.duration(to: .now))
      await network.close(socket)
      close(peer.accept())
    }
    #expect(await sweep.first?.unknown == 0)
    #expect(slowest < .seconds(30))
  }
}
