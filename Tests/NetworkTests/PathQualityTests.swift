import Model
import Testing

@testable import Network

@Suite struct PathQualityTests {
  @Test func lossDecidesHowOftenSilenceIsTried() {
    let cases: [(prompt: Int, late: Int, loss: Double?, tries: Int)] = [
      (100, 5, nil, 2), (100_000, 0, 0, 1), (99_800, 200, 0.002, 1), (990, 10, 0.01, 2), (950, 50, 0.05, 3),
      (900, 100, 0.1, 4), (500, 500, 0.5, 5),
    ]
    for (prompt, late, loss, tries) in cases {
      var path = PathQuality()
      path.notePrompt(prompt)
      for _ in 0..<late { path.noteLate() }
      #expect(path.loss == loss, "\(prompt) and \(late)")
      #expect(path.tries == tries, "\(prompt) and \(late)")
    }
  }

  @Test func waitsFollowTheRoundTrips() {
    let planned = Duration.milliseconds(200)
    var path = PathQuality()
    for _ in 0..<15 { path.note(.microseconds(100)) }
    #expect(path.wait(planned) == planned, "too few to tell")
    path.note(.microseconds(100))
    #expect(path.wait(planned) == .milliseconds(100))
    for _ in 0..<100 { path.note(.milliseconds(120)) }
    #expect(path.wait(planned) > .milliseconds(450))
    for _ in 0..<100 { path.note(.seconds(5)) }
    #expect(path.wait(planned) == .milliseconds(900), "below the second after which the kernel sends a SYN of its own")
  }

  @Test func aHostWithARateOfItsOwnIsKeptToIt() async throws {
    let network = try Network()
    var limits = SweepLimits(perSecond: 1_000_000, perHost: 256)
    let (slow, fast) = (ownLoopback(), ownLoopback())
    limits.caps[slow] = HostCap(inFlight: 1, perSecond: 100, tries: 1, ending: .orderly)
    let start = ContinuousClock.now
    let found = await network.sweep([slow, fast], ports: PortSet([24_000...24_049]), limits: limits, seed: 3)
    #expect(found.map(\.closed) == [50, 50])
    #expect(start.duration(to: .now) > .milliseconds(350))
  }

  @Test func addressesThatMayNotBeContactedAreNot() async throws {
    let peer = try #require(Peer())
    let (allowed, refused) = (IPAddress.loopback, ownLoopback())
    let network = try Network(permits: { $0 == allowed })
    let found = await network.sweep([refused, allowed], ports: PortSet(ports: [peer.port]), seed: 1)
    #expect(found.map(\.attempts) == [0, 1])
    #expect(found.map(\.unknown) == [1, 0])
    await #expect(throws: NetworkError.prohibited) {
      _ = try await network.connect(refused, port: peer.port, until: .now + .seconds(1))
    }
    let socket = try await network.datagramSocket(.v4)
    await #expect(throws: NetworkError.prohibited) {
      try await network.send([1], to: refused, port: 9, from: socket, until: .now + .seconds(1))
    }
    #expect(await network.neighbours(among: [refused]).isEmpty)
  }
}
