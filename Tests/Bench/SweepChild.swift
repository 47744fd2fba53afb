import Model
import Network

/// A sweep in a process of its own, to be measured: `Bench network sweep NETWORK|ADDRESS-COUNT PORTS IN-FLIGHT SEED`.
///
/// It prints `address port` for every open port.
enum SweepChild {
  static func run(_ words: [String]) async throws {
    guard words.count == 4, let hosts = hosts(words[0]), let ports = PortSet(words[1]), let inFlight = Int(words[2]),
      let seed = UInt64(words[3])
    else { throw BenchFailure("sweep needs NETWORK|ADDRESS-COUNT PORTS IN-FLIGHT SEED") }
    let limits = SweepLimits(perSecond: 1_000_000, perHost: inFlight, inFlight: inFlight)
    let network = try Network()
    let found = await network.sweep(hosts, ports: ports, limits: limits, seed: seed)
    var text = ""
    for host in found { for port in host.open { text += "\(host.address) \(port)\n" } }
    print(text, terminator: "")
  }

  /// `10.77.0.0/24` without its edges, or `10.77.0.1-254` as so many addresses in a row.
  static func hosts(_ text: String) -> [IPAddress]? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let first = IPAddress(parts[0]), let count = UInt32(parts[1]) else {
      return AddressBlock(text).map { Array($0.hosts) }
    }
    let start = UInt32(truncatingIfNeeded: first.value)
    return (0..<count).map { IPAddress(v4: start &+ $0) }
  }
}
