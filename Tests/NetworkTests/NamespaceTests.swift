import Glibc
import Model
import Testing

@testable import Network

/// Outcomes that need routes of the test's own, or a machine on which nothing else listens; each in its own process,
/// for a namespace belongs to a thread and its children.
@Suite(.enabled(if: Namespace.isAllowed, "needs the right to make a network namespace"))
struct NamespaceTests {
  @Test func everyReasonForNoAnswerIsItsOwn() async {
    await #expect(processExitsWith: .success) {
      try #require(
        Namespace.enter(
          "link add name quiet type veth peer name far", "address add 10.9.8.1/24 dev quiet", "link set quiet up",
          "link set far up",
          "route add unreachable 10.9.7.7", "route add prohibit 10.9.7.8"))
      let network = try Network()
      // Nobody is at the far end of the cable; 10.200.0.1 has no route at all.
      let hosts = ["10.9.8.2", "10.9.7.7", "10.9.7.8", "10.200.0.1", "127.0.0.1"].compactMap { IPAddress($0) }
      let expected: [NetworkError] = [
        .expired, .unreachable(.host), .prohibited, .unreachable(.network), .refused,
      ]
      for (host, error) in zip(hosts, expected) {
        let seen = await outcome { () throws(NetworkError) in
          _ = try await network.connect(host, port: 80, until: soon(300))
        }
        #expect(seen == error, "\(host)")
      }
      let found = await network.sweep(hosts, ports: PortSet([80...89]), limits: SweepLimits(), seed: 4)
      #expect(found.map(\.timedOut) == [10, 0, 0, 0, 0])
      #expect(found.map(\.unreachable) == [0, 10, 0, 10, 0])
      #expect(found.map(\.prohibited) == [0, 0, 10, 0, 0])
      #expect(found.map(\.closed) == [0, 0, 0, 0, 10])
      #expect(found.map(\.attempts) == [20, 10, 10, 10, 10])
      #expect(found.map(\.isAlive) == [false, false, false, false, true])
    }
  }

  @Test func noSocketIsTakenForItsOwnPeer() async {
    await #expect(processExitsWith: .success) {
      try #require(Namespace.enter())
      let network = try Network()
      // A small ephemeral range makes it likely that a socket gets the very port that it connects to.
      try #require(write("40000 40099", to: "/proc/sys/net/ipv4/ip_local_port_range"))
      let planted = try #require(Peer(port: 40_051))
      let fast = SweepLimits(perSecond: 1_000_000, perHost: 8, inFlight: 8)
      for seed in 0..<40 {
        for host in [IPAddress.loopback, IPAddress(v6: 1)] {
          let found = await network.sweep([host], ports: PortSet([40_000...40_099]), limits: fast, seed: UInt64(seed))
          #expect(found.first?.open == (host == .loopback ? [planted.port] : []))
          #expect(found.first?.unknown == 0)
        }
      }
      for port in UInt16(40_000)...40_050 {
        let seen = await outcome { () throws(NetworkError) in
          _ = try await network.connect(.loopback, port: port, until: soon(1000))
        }
        #expect(seen == .refused)
      }
    }
  }

  @Test func aFamilyWithoutAnAddressIsUnknownNotClosed() async {
    await #expect(processExitsWith: .success) {
      try #require(Namespace.enter("address del ::1/128 dev lo"))
      let network = try Network()
      let found = await network.sweep(
        [IPAddress(v6: 1), .loopback], ports: PortSet([80...89]), limits: SweepLimits(), seed: 4)
      #expect(found.map(\.closed) == [0, 10])
      #expect(found.map { $0.unknown + $0.unreachable } == [10, 0])
    }
  }
}

@Suite struct SelfConnectionTests {
  @Test func aSocketBoundToThePortItConnectsToIsRecognised() throws {
    let port = try #require(closedPort())
    let descriptor = SocketAddress.socket(.v4)
    defer { close(descriptor) }
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(bound == 0)
    let target = SocketAddress(.loopback, port: port)
    _ = target.connect(descriptor)
    try #require([0, EISCONN].contains(target.connect(descriptor)))
    #expect(SocketAddress.isSelfConnected(descriptor))
  }
}

private func write(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  let written = fputs(text, file) >= 0
  return fclose(file) == 0 && written
}
