import CaseFile
import Model
import Network
import Synchronization
import Testing

@testable import Scan

/// Outside the agreed hours, and while somebody has paused it, a scan contacts nobody.
@Suite struct ScanGateTests {
  @Test func theGateIsClosedOutsideTheHoursAndWhilePaused() throws {
    let window = try #require(ScanWindow("20:00-06:00"))
    let pause = PauseSwitch()
    #expect(ScanGate(window: window, minute: { 600 }).closed == .outsideHours(opens: 1200))
    #expect(ScanGate(window: window, pause: pause, minute: { 1300 }).closed == nil)
    pause.toggle()
    #expect(ScanGate(window: window, pause: pause, minute: { 1300 }).closed == .paused)
    pause.toggle()
    #expect(ScanGate(pause: pause).closed == nil)
  }

  @Test func aScanWaitsUntilTheHoursBegin() async throws {
    let file = try CaseFile.inMemory()
    let window: ScanWindow = try #require(ScanWindow("20:00-06:00"))
    let minute = Atomic(600)
    let events = Mutex<[ScanEvent]>([])
    var options = try JobPlanTests.options(["ports"])
    options.gate = ScanGate(
      window: window, minute: { minute.load(ordering: .relaxed) })
    let scope = try JobPlanTests.scope(["127.0.8.0/30"])
    let scan = Scan(file: file, scope: scope, options: options, network: try Network()) { event in
      events.withLock { $0.append(event) }
      guard case .waiting = event else { return }
      // Nothing was contacted before the hours begin.
      if (try? file.all(Contact.self).isEmpty) == true { minute.store(1200, ordering: .relaxed) }
    }
    try scan.prepare(scopeText: "", targets: scope)
    #expect(try await scan.run().isComplete)
    #expect(try file.all(Contact.self).count == 2)
    let told = events.withLock { $0 }
    #expect(told.contains(.waiting(.outsideHours(opens: 1200))) && told.contains(.resumed))
  }

  @Test func aPausedPieceOfWorkIsDoneAnew() async throws {
    let file = try CaseFile.inMemory()
    let pause = PauseSwitch()
    let pauses = Atomic(0)
    var options = try JobPlanTests.options(["ports"])
    options.ports = PortSet([20_000...20_199])
    options.gate = ScanGate(pause: pause)
    var scope = try JobPlanTests.scope([], hosts: ["127.0.8.9", "127.0.8.10"])
    scope.rate.perSecond = 400
    let scan = Scan(file: file, scope: scope, options: options, network: try Network()) { event in
      switch event {
      case .advanced(_, _, let done, let total) where done > 0 && done < total:
        if pauses.compareExchange(expected: 0, desired: 1, ordering: .relaxed).exchanged { pause.toggle() }
      case .waiting: pause.toggle()
      default: break
      }
    }
    try scan.prepare(scopeText: "", targets: scope)
    #expect(try await scan.run().isComplete)
    #expect(pauses.load(ordering: .relaxed) == 1)
    #expect(try file.all(PortSummary.self).map(\.closed) == [200, 200])
    #expect(try file.all(PortSummary.self).allSatisfy { $0.unknown == 0 && $0.vantage == "lan" })
  }

  @Test func howFarItIsAddsUp() async throws {
    let file = try CaseFile.inMemory()
    let last = Mutex<ScanStanding?>(nil)
    let scope = try JobPlanTests.scope(["127.0.8.0/29"], hosts: ["127.0.8.20"])
    let scan = Scan(file: file, scope: scope, options: try JobPlanTests.options(["ports"]), network: try Network()) {
      event in
      if case .standing(let standing) = event { last.withLock { $0 = standing } }
    }
    try scan.prepare(scopeText: "", targets: scope)
    _ = try await scan.run()
    let standing = try #require(last.withLock { $0 })
    #expect(standing.pieces.done == standing.pieces.total && standing.workDone == standing.workTotal)
    #expect(standing.workTotal == (1 + 8) * 2)
    #expect(standing.hosts == 7)
    #expect(standing.weights.isEmpty)
  }
}
