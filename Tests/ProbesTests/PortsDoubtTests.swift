import CaseFile
import Model
import Testing

@testable import Probes

@Suite struct PortsDoubtTests {
  private func host(open: Int, closed: Int, speaking: Int) -> HostPorts {
    let address = IPAddress.loopback
    var endpoints = (0..<open).map {
      Endpoint(
        asset: nil, address: "127.0.0.1", port: 1000 + $0, state: "open", stateReason: "accepted", observed: "now")
    }
    for index in endpoints.indices { endpoints[index].serviceReason = index < speaking ? "greeting" : "port-number" }
    let summary = PortSummary(
      asset: nil, address: "127.0.0.1", ports: "1-2000", open: open, closed: closed, filtered: 0, unknown: 0,
      observed: "now")
    return HostPorts(
      address: address, endpoints: endpoints, summary: summary, contacts: [], isAlive: true, obstacles: [])
  }

  @Test func aHostWhereEverythingIsOpenKeepsOnlyWhatSpeaks() {
    var tarpit = host(open: 150, closed: 50, speaking: 2)
    tarpit.keepWhatSpokeIfDoubtful()
    #expect(tarpit.endpoints.map(\.port) == [1000, 1001])
    #expect(tarpit.summary.open == 150)
    #expect(tarpit.obstacles.map(\.reason) == ["answers-everywhere"])
    var proxy = host(open: 30, closed: 0, speaking: 0)
    proxy.keepWhatSpokeIfDoubtful()
    #expect(proxy.endpoints.isEmpty)
  }

  @Test func aBusyServerKeepsEverything() {
    for (open, closed) in [(30, 100), (100, 900), (5, 0), (0, 200)] {
      var server = host(open: open, closed: closed, speaking: 0)
      server.keepWhatSpokeIfDoubtful()
      #expect(server.endpoints.count == open && server.obstacles.isEmpty, "\(open) open, \(closed) closed")
    }
  }
}
