import CaseFile
import Foundation
import Model
import Network
import Probes
import TestSupport
import Testing

@testable import Scan

/// A scan finds a service, plans the work on it, asks it, and stores what it said.
@Suite struct ServiceModuleTests {
  private static let dropbear = Program("dropbear")

  @Test func everyModuleHasAProbeAndANameOfItsOwn() {
    #expect(Set(ServiceModule.all.map(\.id)).count == ServiceModule.all.count)
    #expect(ServiceModule.all.allSatisfy { !$0.probes.isEmpty && ServiceModule.named($0.id)?.id == $0.id })
    #expect(ServiceModule.named("nonesuch") == nil)
  }

  @Test(.enabled(if: dropbear.isWanted)) func aServiceThatIsFoundIsAskedOnce() async throws {
    let folder = try TemporaryFolder()
    let key = folder.file("key")
    try Program("dropbearkey").run(["-t", "ecdsa", "-s", "256", "-f", key], in: folder.path)
    let port = LoopbackPort.free()
    let running = try Self.dropbear.start(
      ["-F", "-E", "-r", key, "-p", "127.0.0.1:\(port)", "-P", folder.file("pid")], in: folder.path)
    try #require(LoopbackPort.wait(port))
    let file = try CaseFile.inMemory()
    let scope = try JobPlanTests.scope([], hosts: ["127.0.0.1"])
    var options = try JobPlanTests.options(["ports", "ssh"])
    options.ports = PortSet(ports: [port])
    let scan = Scan(file: file, scope: scope, options: options, network: try Network(), watch: { _ in })
    try scan.prepare(scopeText: "", targets: scope)
    #expect(try await scan.run().isComplete)
    let row = try #require(try file.all(SSHEndpoint.self).first)
    let endpoint = try #require(try file.all(Endpoint.self).first { $0.port == Int(port) })
    #expect(row.endpoint == endpoint.id && row.asset == endpoint.asset && row.asset != nil)
    #expect(row.hostKeyType == "ecdsa-sha2-nistp256" && row.reason == nil)
    let contacts = try file.all(Contact.self, where: "module = 'ssh'")
    #expect(contacts.map(\.connections) == [1] && contacts.map(\.ports) == [String(port)])
    let job = try #require(try file.all(Job.self, where: "module = 'ssh'").first)
    #expect(job.state == .done && job.ports == String(port) && job.asset == row.asset)
    withExtendedLifetime(running) {}
  }

  @Test func onlyWhatGreetedAsSSHIsMeant() {
    func endpoint(_ service: String?, _ reason: String?, _ transport: String = "tcp") -> Endpoint {
      var endpoint = Endpoint(
        asset: nil, address: "127.0.0.1", transport: transport, port: 22, state: "open", stateReason: "accepted",
        observed: "")
      (endpoint.service, endpoint.serviceReason) = (service, reason)
      return endpoint
    }
    #expect(SSHProbe.isMeant(for: endpoint("ssh", "greeting")))
    #expect(!SSHProbe.isMeant(for: endpoint("ssh", "port-number")))
    #expect(!SSHProbe.isMeant(for: endpoint("http", "greeting")))
    #expect(!SSHProbe.isMeant(for: endpoint("ssh", "greeting", "udp")))
  }
}
