import Testing

@testable import Probes

@Suite struct TLSGateTests {
  /// The most bodies that were inside at once.
  private actor Crowd {
    private var inside = 0
    private(set) var most = 0

    func enter() {
      inside += 1
      most = max(most, inside)
    }

    func leave() { inside -= 1 }
  }

  private func most(_ gate: TLSGate) async -> Int {
    let crowd = Crowd()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<24 {
        group.addTask {
          await gate.pass {
            await crowd.enter()
            try? await Task.sleep(for: .milliseconds(20))
            await crowd.leave()
          }
        }
      }
    }
    return await crowd.most
  }

  @Test func aNearServerGetsFour() async {
    let gate = TLSGate(atOnce: 4, whenFar: 8)
    for _ in 0..<5 { await gate.note(way: .milliseconds(2)) }
    #expect(await most(gate) == 4)
    #expect(await gate.connections == 24)
  }

  @Test func aFarServerGetsMoreUnlessItPushesBack() async {
    let gate = TLSGate(atOnce: 4, whenFar: 8)
    for _ in 0..<3 { await gate.note(way: .milliseconds(50)) }
    #expect(await most(gate) == 8)
    let slowed = TLSGate(atOnce: 4, whenFar: 8)
    await slowed.slowDown()
    for _ in 0..<3 { await slowed.note(way: .milliseconds(50)) }
    #expect(await slowed.pass { 1 } == 1)
    #expect(await slowed.wasSlowed)
  }

  /// One slow connection among quick ones is not a far server.
  @Test func theShortestWayCounts() async {
    let gate = TLSGate(atOnce: 4, whenFar: 8)
    for way in [50, 1, 50, 50] { await gate.note(way: .milliseconds(way)) }
    #expect(await most(gate) == 4)
  }
}
