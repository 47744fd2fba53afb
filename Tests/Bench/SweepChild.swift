import CaseFile
import Foundation
import Model
import Network
import Probes
import Synchronization

/// Work in a process of its own, to be measured; it prints `address port` for every open port.
enum SweepChild {
  /// What the program can be told to do, by its first word.
  static let works: [String: @Sendable ([String]) async throws -> Void] = [
    "do-sweep": sweep, "do-find": find, "do-alive": alive, "do-udp": datagrams,
  ]

  /// `sweep HOSTS PORTS IN-FLIGHT SEED [memory]`: only the sweep; `memory` prints the largest resident set, in KiB.
  @Sendable static func sweep(_ words: [String]) async throws {
    guard words.count >= 4, let hosts = hosts(words[0]), let ports = PortSet(words[1]), let inFlight = Int(words[2]),
      let seed = UInt64(words[3])
    else { throw BenchFailure("sweep needs HOSTS PORTS IN-FLIGHT SEED") }
    let network = try Network()
    show(await network.sweep(hosts, ports: ports, limits: limits(inFlight), seed: seed))
    guard words.last == "memory" else { return }
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    print("memory", line?.split { $0 == " " || $0 == "\t" }.dropFirst().first ?? "0")
  }

  /// `find HOSTS PORTS IN-FLIGHT`: the search for hosts, then the sweep of those found, as `tarcza scan` does it.
  @Sendable static func find(_ words: [String]) async throws {
    guard words.count == 3, let hosts = hosts(words[0]), let ports = PortSet(words[1]), let inFlight = Int(words[2])
    else { throw BenchFailure("find needs HOSTS PORTS IN-FLIGHT") }
    let network = try Network()
    let discovery = HostDiscovery(network: network)
    let limits = limits(inFlight)
    var found = await discovery.find(hosts, limits: limits, seed: 1)
    let loss = Mutex<Double?>(nil)
    show(
      await network.sweep(found.hosts.map(\.address), ports: ports, limits: limits, seed: 1) { step in
        loss.withLock { $0 = step.loss }
      })
    let late = await discovery.findLate(&found, loss: loss.withLock { $0 }, limits: limits)
    show(await network.sweep(late.map(\.address), ports: ports, limits: limits, seed: 1))
  }

  /// `alive HOSTS`: who is there.
  @Sendable static func alive(_ words: [String]) async throws {
    guard let hosts = words.first.flatMap(hosts) else { throw BenchFailure("alive needs HOSTS") }
    let found = await HostDiscovery(network: try Network()).find(hosts, limits: limits(4096), seed: 1)
    for host in found.hosts { print(host.address) }
  }

  /// `udp HOSTS`: the services over UDP.
  @Sendable static func datagrams(_ words: [String]) async throws {
    guard let hosts = words.first.flatMap(hosts) else { throw BenchFailure("udp needs HOSTS") }
    let probe = DatagramsProbe(network: try Network())
    let found = await probe.ask(
      hosts: hosts, limits: DatagramLimits(perSecond: 50_000), seed: 1, observed: Timestamp(seconds: 0))
    for host in found { for endpoint in host.endpoints { print(endpoint.address, endpoint.port) } }
  }

  private static func limits(_ inFlight: Int) -> SweepLimits {
    var limits = SweepLimits(perSecond: 1_000_000, perHost: inFlight, inFlight: inFlight)
    limits.likely = PortSets.quick
    return limits
  }

  private static func show(_ hosts: [HostSweep]) {
    var text = ""
    for host in hosts { for port in host.open { text += "\(host.address) \(port)\n" } }
    print(text, terminator: "")
  }

  /// `10.77.0.0/24` without its edges, or `10.77.0.1-254` as so many addresses in a row.
  private static func hosts(_ text: String) -> [IPAddress]? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let first = IPAddress(parts[0]), let count = UInt32(parts[1]) else {
      return AddressBlock(text).map { Array($0.hosts) }
    }
    let start = UInt32(truncatingIfNeeded: first.value)
    return (0..<count).map { IPAddress(v4: start &+ $0) }
  }
}
