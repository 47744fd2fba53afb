import CaseFile
import Foundation
import Model
import Network
import Scan
import Testing

@Suite struct ScanTests {
  /// A scan in memory of `targets` under `scope`.
  static func run(_ scope: Scope, targets: Scope? = nil, _ file: CaseFile, modules: Set<String> = ["ports"])
    async throws
    -> ScanOutcome
  {
    let scan = Scan(
      file: file, scope: scope, options: try JobPlanTests.options(modules), network: try Network(), watch: { _ in })
    try scan.prepare(scopeText: "", targets: targets ?? scope)
    return try await scan.run()
  }

  @Test func whatTheScopeExcludesIsNeverContacted() async throws {
    let file = try CaseFile.inMemory()
    var scope = try JobPlanTests.scope(["127.0.7.0/29"])
    scope.exclusions = [try #require(AddressBlock("127.0.7.4/30"))]
    let outcome = try await Self.run(scope, file)
    #expect(outcome.isComplete)
    let contacted = Set(try file.all(Contact.self).map(\.address))
    #expect(contacted == ["127.0.7.1", "127.0.7.2", "127.0.7.3"])
  }

  @Test func aHostThatIsNamedTwiceIsTriedOnce() async throws {
    let file = try CaseFile.inMemory()
    let scope = try JobPlanTests.scope(
      ["127.0.7.0/28", "127.0.7.8/30", "127.0.7.0/28"], hosts: ["127.0.7.2", "127.0.7.2"])
    #expect(try await Self.run(scope, file).isComplete)
    let contacted = try file.all(Contact.self).map(\.address)
    #expect(contacted.count == Set(contacted).count)
    // The edges of 127.0.7.8/30 are no hosts of that block, and are not tried as hosts of the larger one.
    #expect(contacted.count == 14 - 2)
    #expect(try file.all(Asset.self).first { $0.address == "127.0.7.2" }?.name == "nazwa")
  }

  @Test func onlyTheEndsOfAWholeNetworkAreLeftOut() async throws {
    let file = try CaseFile.inMemory()
    _ = try await Self.run(
      try JobPlanTests.scope(["127.4.0.0/23"]), targets: try JobPlanTests.scope(["127.4.0.0/23"]), file)
    let contacted = Set(try file.all(Contact.self).map(\.address))
    #expect(contacted.count == 510)
    #expect(contacted.isSuperset(of: ["127.4.0.255", "127.4.1.0"]))
    #expect(contacted.isDisjoint(with: ["127.4.0.0", "127.4.1.255"]))
  }

  @Test func whatIsOutsideTheScopeIsRefusedWithTheReason() async throws {
    let file = try CaseFile.inMemory()
    let outcome = try await Self.run(
      Scope(), targets: try JobPlanTests.scope([], hosts: ["127.0.7.9", "198.51.100.7"]), file)
    #expect(outcome.unexamined.map(\.state) == [.refused, .refused])
    #expect(outcome.unexamined.map(\.reason) == ["outside-scope", "outside-scope"])
    #expect(try file.all(Contact.self).isEmpty)
    #expect(try file.all(Asset.self).isEmpty)
  }

  @Test func aPublicAddressNeedsAnAuthorisation() async throws {
    let file = try CaseFile.inMemory()
    let outcome = try await Self.run(try JobPlanTests.scope([], hosts: ["198.51.100.7"]), file)
    #expect(outcome.unexamined.map(\.reason) == ["public-without-authorisation"])
    #expect(try file.all(Contact.self).isEmpty)
  }

  @Test func workThatWasCutOffIsDoneAgain() async throws {
    let file = try CaseFile.inMemory()
    let scope = try JobPlanTests.scope([], hosts: ["127.0.7.1", "127.0.7.2"])
    let scan = Scan(
      file: file, scope: scope, options: try JobPlanTests.options(["ports"]), network: try Network(), watch: { _ in })
    try scan.prepare(scopeText: "", targets: scope)
    try file.write { writer in
      for var job in try writer.all(Job.self) {
        job.state = job.target == "127.0.7.1" ? .running : .done
        try writer.update(job)
      }
    }
    #expect(try await scan.run().isComplete)
    #expect(try file.all(PortSummary.self).map(\.address) == ["127.0.7.1"])
  }

  @Test func aCancelledScanKeepsWhatIsLeft() async throws {
    let file = try CaseFile.inMemory()
    let scope = try JobPlanTests.scope(["127.0.7.0/28"])
    let task = Task {
      // From inside, so that it is cancelled before the first piece of work.
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Self.run(scope, file)
    }
    #expect(try await task.value.isComplete == false)
    #expect(try file.all(Job.self).map(\.state) == [.pending])
    #expect(try file.all(PortSummary.self).isEmpty)
  }

  @Test func everyStepIsTold() async throws {
    let events = EventLog()
    let file = try CaseFile.inMemory()
    let scope = try JobPlanTests.scope([], hosts: ["127.0.7.1"])
    let scan = Scan(
      file: file, scope: scope, options: try JobPlanTests.options(["ports"]), network: try Network(),
      watch: { events.add($0) })
    try scan.prepare(scopeText: "", targets: scope)
    _ = try await scan.run()
    let seen = events.all
    #expect(seen.dropFirst().first == .began(module: "ports", jobs: 1))
    #expect(seen.dropLast().last == .ended(module: "ports", target: "127.0.7.1", state: "done"))
  }
}

/// The events of a scan, in order.
private final class EventLog: @unchecked Sendable {
  private let lock = NSLock()
  private var events: [ScanEvent] = []

  func add(_ event: ScanEvent) { lock.withLock { events.append(event) } }
  var all: [ScanEvent] { lock.withLock { events } }
}
