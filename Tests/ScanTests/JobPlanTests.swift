import CaseFile
import Model
import OpenSSL
import Probes
import Scan
import Testing

@Suite struct JobPlanTests {
  static let anchors = Result { Anchors(system: try TrustStore.make(system: false)) }

  static func options(_ modules: Set<String> = ["ports", "tls", "passwords"], thisMachine: Bool = false) throws
    -> ScanOptions
  {
    try ScanOptions(
      modules: modules, thisMachine: thisMachine, ports: PortSet(ports: [22, 443]), ownPorts: .all,
      anchors: anchors.get(), seed: 1, toolVersion: "test", language: .polish,
      now: { Timestamp(seconds: 1_795_000_000) })
  }

  static func scope(_ networks: [String], hosts: [String] = []) throws -> Scope {
    var scope = Scope()
    scope.networks = try networks.map { .init(block: try #require(AddressBlock($0)), unit: "u") }
    scope.hosts = hosts.map { .init(name: "nazwa", address: IPAddress($0)) }
    return scope
  }

  @Test(arguments: [
    ("10.1.0.0/16", 256, "10.1.0.0/24", "10.1.255.0/24"), ("10.1.2.0/24", 1, "10.1.2.0/24", "10.1.2.0/24"),
    ("10.1.2.128/25", 1, "10.1.2.128/25", "10.1.2.128/25"), ("fd00::/119", 2, "fd00::/120", "fd00::100/120"),
  ])
  func networksAreDoneInPiecesThatCanBeLost(network: String, count: Int, first: String, last: String) throws {
    let jobs = JobPlan.jobs(for: try Self.scope([network]), try Self.options())
    #expect(jobs.count == count)
    #expect(jobs.first?.target == first)
    #expect(jobs.last?.target == last)
    #expect(jobs.allSatisfy { $0.module == "ports" && $0.ports == "22,443" && $0.unit == "u" && $0.state == .pending })
  }

  @Test func thisMachineIsItsFilesAndItsSockets() throws {
    let jobs = JobPlan.jobs(for: Scope(), try Self.options(thisMachine: true))
    #expect(jobs.map(\.module) == ["ports", "passwords"])
    #expect(jobs.map(\.target) == ["localhost", "/"])
    #expect(jobs.first?.ports == "1-65535")
  }

  @Test func onlyTheChosenModulesAreDone() throws {
    var scope = try Self.scope(["10.0.0.0/24"], hosts: ["10.0.0.9"])
    scope.evidence = [.init(path: "/mnt/serwer", name: "serwer", unit: "pup")]
    let jobs = JobPlan.jobs(for: scope, try Self.options(["passwords"], thisMachine: true))
    #expect(jobs.map(\.target) == ["/", "/mnt/serwer"])
    #expect(jobs.last?.unit == "pup")
  }
}
