import CaseFile
import Model
import Network
import Synchronization
import Testing

@testable import Probes

@Suite struct PortsProbeTests {
  private let observed = Timestamp(seconds: 1_795_392_000)
  private let limits = SweepLimits(perSecond: 100_000, perHost: 64, inFlight: 256)

  private func quick() -> PortsProbe.Listening {
    var listening = PortsProbe.Listening()
    listening.wait = .milliseconds(400)
    return listening
  }

  @Test func servicesAreNamedByWhatTheySay() async throws {
    let address = portsLoopback()
    let said: [(UInt16, [UInt8])] = [
      (3306, mysqlHandshake("5.5.5-10.11.6-MariaDB-0+deb12u1")), (5900, Array("RFB 003.008\n".utf8)),
      (3389, []), (20_021, Array("220 (vsFTPd 3.0.3)\r\n".utf8)),
      (20_022, Array("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".utf8)), (20_023, [0xFF, 0xFD, 0x18]),
      (20_024, Array("??\u{1B}[0m\n".utf8)), (20_025, []),
    ]
    let servers = said.compactMap { PortsServer(address, port: $0, greeting: $1) }
    try #require(servers.count == said.count)
    let probe = PortsProbe(network: try Network(), listening: quick())
    let ports = PortSet([3306...3306, 3388...3389, 5900...5900, 20_020...20_026])
    let found = await probe.sweep(hosts: [address], ports: ports, limits: limits, seed: 5, observed: observed)
    let host = try #require(found.first)
    let rows = host.endpoints.map { row in
      [String(row.port), row.service, row.serviceReason, row.product, row.version, row.banner].map { $0 ?? "-" }
        .joined(separator: " | ")
    }
    #expect(
      rows == [
        "3306 | mysql | greeting | MariaDB | 10.11.6 | 5.5.5-10.11.6-MariaDB-0+deb12u1",
        "3389 | rdp | port-number | - | - | -",
        "5900 | vnc | greeting | - | - | RFB 003.008",
        "20021 | ftp | greeting | vsFTPd | 3.0.3 | 220 (vsFTPd 3.0.3)",
        "20022 | ssh | greeting | OpenSSH | 9.2p1 | SSH-2.0-OpenSSH_9.2p1 Debian-2",
        "20023 | telnet | greeting | - | - | \\xff\\xfd\\x18",
        "20024 | - | - | - | - | ??\\x1b[0m",
        "20025 | - | - | - | - | -",
      ])
    #expect(host.endpoints.allSatisfy { $0.state == "open" && $0.stateReason == "accepted" && $0.asset == nil })
    #expect(host.isAlive)
    #expect(host.obstacles == [])
    #expect([host.summary.open, host.summary.closed, host.summary.filtered, host.summary.unknown] == [8, 3, 0, 0])
    #expect(host.summary.ports == ports.description)
    #expect(host.contacts.map(\.purpose) == ["connect-sweep", "greeting", "question", "tls-question"])
    #expect(host.contacts.prefix(2).map(\.connections) == [11, 8])
    #expect(host.contacts[1].ports == PortSet(ports: said.map(\.0)).description)
    // Whoever says something of his own accord is heard once, and never spoken to.
    #expect(host.contacts.dropFirst(2).map(\.ports) == ["3389,20025", "3389,20025"])
    for server in servers {
      let isSilent = server.port == 3389 || server.port == 20_025
      let notes = server.stop(after: 2)
      #expect(isSilent ? notes.bytes > 19 : notes.bytes == 0)
      #expect(isSilent ? (3...9).contains(notes.connections) : notes.connections == 2)
    }
  }

  @Test func aPrinterIsConnectedToOnceAndSentNothing() async throws {
    let address = portsLoopback()
    let ports: [UInt16] = [9100, 9107, 20_000, 44_818, 47_808]
    let servers = ports.compactMap { PortsServer(address, port: $0, greeting: [65]) }
    try #require(servers.count == ports.count)
    let probe = PortsProbe(network: try Network(), listening: quick())
    let found = await probe.sweep(
      hosts: [address], ports: PortSet(ports: ports), limits: limits, seed: 5, observed: observed)
    #expect(found.first?.endpoints.map(\.service) == ["jetdirect", "jetdirect", "dnp3", "ethernet-ip", "bacnet"])
    #expect(found.first?.endpoints.compactMap(\.banner) == [])
    #expect(found.first?.contacts.map(\.purpose) == ["connect-sweep"])
    for server in servers {
      let notes = server.stop(after: 1)
      #expect(notes.connections == 1)
      #expect(notes.bytes == 0)
    }
  }

  @Test func aSilentPrinterSeesAnOrderlyEnd() async throws {
    let address = portsLoopback()
    let server = try #require(PortsServer(address, port: 9100, greeting: []))
    let probe = PortsProbe(network: try Network(), listening: quick())
    _ = await probe.sweep(hosts: [address], ports: PortSet([9100...9100]), limits: limits, seed: 5, observed: observed)
    #expect(server.stop(after: 1).orderly == 1)
  }

  @Test(arguments: [PortsServer.Manner.floods, .drips]) func aTarpitIsLeftInTime(manner: PortsServer.Manner)
    async throws
  {
    let address = portsLoopback()
    let server = try #require(
      PortsServer(address, port: 20_030, greeting: [UInt8](repeating: 0x41, count: 700), manner: manner))
    let probe = PortsProbe(network: try Network(), listening: quick())
    let start = ContinuousClock.now
    let found = await probe.sweep(
      hosts: [address], ports: PortSet([20_030...20_030]), limits: limits, seed: 5, observed: observed)
    #expect(start.duration(to: .now) < .seconds(30))
    let banner = try #require(found.first?.endpoints.first?.banner)
    #expect((1...1024).contains(banner.utf8.count))
    #expect(server.stop(after: 2).bytes == 0)
  }

  @Test func aHostThatAnswersOnEverythingIsNotHeardOut() async throws {
    let address = portsLoopback()
    let servers = (UInt16(20_100)..<20_120).compactMap { PortsServer(address, port: $0, greeting: Array("hi\n".utf8)) }
    try #require(servers.count == 20)
    var listening = quick()
    listening.most = 5
    let probe = PortsProbe(network: try Network(), listening: listening)
    let found = await probe.sweep(
      hosts: [address], ports: PortSet([20_100...20_119]), limits: limits, seed: 5, observed: observed)
    #expect(found.first?.endpoints.count == 20)
    #expect(found.first?.endpoints.compactMap(\.banner).count == 5)
    #expect(found.first?.obstacles.map(\.reason) == ["too-many-open-ports"])
    servers.forEach { _ = $0.stop(after: 1) }
  }

  @Test func cancellingKeepsWhatWasFound() async throws {
    let address = portsLoopback()
    let server = try #require(PortsServer(address, port: 20_040, greeting: []))
    var listening = quick()
    listening.wait = .seconds(60)
    let probe = PortsProbe(network: try Network(), listening: listening)
    let known = Atomic(0)
    let task = Task { [limits, observed] in
      await probe.sweep(
        hosts: [address], ports: PortSet([20_039...20_041]), limits: limits, seed: 5, observed: observed
      ) { known.store($0.known, ordering: .relaxed) }
    }
    while known.load(ordering: .relaxed) < 3 { try await Task.sleep(for: .milliseconds(10)) }
    try await Task.sleep(for: .milliseconds(100))
    let start = ContinuousClock.now
    task.cancel()
    let found = await task.value
    #expect(start.duration(to: .now) < .seconds(30))
    #expect(found.first?.endpoints.map(\.port) == [20_040])
    _ = server.stop(after: 2)
  }

  @Test func namedSetsHoldWhatOfficesHave() {
    let office: [UInt16] = [21, 22, 23, 80, 135, 139, 389, 443, 445, 515, 631, 636, 1433, 3050, 3306, 3389, 5432, 5900]
    let rare: [UInt16] = [6379, 27_017, 11_211, 2375, 5985, 502, 102, 37_777, 9389, 9100, 8291, 34_567, 20_000, 47_808]
    for port in office + rare { #expect(PortSets.quick.contains(port) && PortSets.standard.contains(port), "\(port)") }
    #expect((130...190).contains(PortSets.quick.count), "\(PortSets.quick.count)")
    #expect((280...380).contains(PortSets.standard.count), "\(PortSets.standard.count)")
    #expect(PortSets.all.count == 65_535)
    #expect(PortSets.named("quick") == PortSets.quick)
    #expect(PortSets.named("nothing") == nil)
    #expect(ServiceNames.ports.allSatisfy { PortSets.standard.contains($0) })
    #expect(PortSets.quick.ports.allSatisfy { PortSets.standard.contains($0) })
  }

  @Test(arguments: [
    ("ssh,8000-8002", "22,2222,8000-8002"), ("1,smb", "1,445"), ("22", "22"), ("all", "1-65535"),
    ("quick,1-7", PortSets.quick.union(PortSet([1...7])).description),
  ]) func namesListsAndRangesMix(text: String, expected: String) {
    #expect(PortSets.named(text)?.description == expected)
  }

  @Test(arguments: ["", "ssh,", "nothing", "22,nothing", "quick standard", "70000", "9-8"])
  func whatIsNoPortIsRefused(text: String) {
    #expect(PortSets.named(text) == nil)
  }

  @Test(arguments: [(502, true), (102, true), (9100, true), (9107, true), (44_818, true), (515, true), (443, false)])
  func fragilePortsAreKnown(port: UInt16, isFragile: Bool) {
    #expect(PortsProbe.isFragile(port) == isFragile)
  }
}
