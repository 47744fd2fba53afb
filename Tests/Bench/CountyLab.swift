import CLinux
import Foundation
import Model
import Network
import TestSupport

/// A county's network behind one cable, in which the truth is known.
///
/// Of 10.77.0.x, 1 to 150 refuse, 151 to 210 drop silently, 211 to 250 are dead, and 254 is this side. Each living host
/// has a few services among the ports 1 to 1000.
struct CountyLab {
  static let network = "10.77.0.1-250"
  static let probes = 250_000

  /// What may be lost or different in a laboratory.
  struct Weather {
    /// Packets lost on the cable, either way, in a thousand.
    var loss = 0
    /// Hosts from which firewalls drop; the others, up to .210, refuse.
    var dropping: ClosedRange<Int>? = 151...210
    /// The living hosts.
    var living: ClosedRange<Int> = 1...210
    /// Services over UDP on every living host.
    var hasDatagrams = false
    /// Chooses the services.
    var seed: UInt64 = 1
  }

  /// `address port` of every service over TCP.
  let truth: Set<String>
  private let farm: Farm

  /// Moves this process into a network namespace of its own, in which nothing outside can be reached.
  static func isolate() throws {
    guard unshare(CLONE_NEWNET) == 0 else {
      throw BenchFailure("the network part needs the right to make a network namespace: run it as root")
    }
    _ = try Measured.run(["ip", "link", "set", "lo", "up"])
  }

  init(_ weather: Weather = Weather()) throws {
    var generator = SeededGenerator(seed: weather.seed)
    var services: [Farm.Service] = []
    for host in weather.living {
      for _ in 0..<6 {
        services.append(Farm.Service("10.77.0.\(host)", UInt16.random(in: 1...1000, using: &generator), "accept"))
      }
    }
    var known: Set<String> = []
    services = services.filter { known.insert("\($0.address) \($0.port)").inserted }
    truth = known
    farm = try Farm()
    _ = try Measured.run(
      ["ip", "link", "add", "near", "type", "veth", "peer", "name", "far", "netns", "\(farm.identifier)"])
    _ = try Measured.run(["sh", "-c", "ip address add 10.77.0.254/24 dev near; ip link set near up"])
    let addresses = weather.living.map { "ip address add 10.77.0.\($0)/24 dev far" }.joined(separator: "\n")
    try farm.run("ip link set far up\n" + addresses)
    try farm.serve(
      tcp: services, udp: weather.hasDatagrams ? weather.living.flatMap(CountyLab.datagrams) : [])
    try farm.run("nft -f - <<'END'\n\(rules(weather, services))\nEND")
    if weather.loss > 0 {
      let rule = { (device: String) in
        "nft -f - <<'END'\ntable netdev loss {\n chain in {\n  type filter hook ingress device \"\(device)\" priority 0;\n"
          + "  numgen random mod 1000 < \(weather.loss) drop\n }\n}\nEND"
      }
      try farm.run(rule("far"))
      _ = try Measured.run(["sh", "-c", rule("near")])
    }
  }

  /// Takes the cable out, so that the next laboratory can have the name.
  func dismantle() {
    _ = try? Measured.run(["sh", "-c", "ip link del near; nft delete table netdev loss 2>/dev/null || true"])
  }

  private func rules(_ weather: Weather, _ services: [Farm.Service]) -> String {
    guard let dropping = weather.dropping else { return "" }
    let range = "10.77.0.\(dropping.lowerBound)-10.77.0.\(dropping.upperBound)"
    let open = services.map { "\($0.address) . \($0.port)" }.joined(separator: ", ")
    return """
      table inet firewall {
        set open { type ipv4_addr . inet_service; elements = { \(open) } }
        chain in { type filter hook input priority 0;
          ip daddr \(range) tcp flags & (syn | ack) == syn ip daddr . tcp dport != @open drop
          ip daddr \(range) icmp type echo-request drop
          \(weather.hasDatagrams ? "" : "ip daddr \(range) meta l4proto udp drop")
        }
      }
      """
  }

  /// A dozen protocols, two of them on each host and one more on every third.
  static func datagrams(_ host: Int) -> [Farm.Service] {
    let kinds: [(UInt16, String)] = [
      (53, "dns"), (69, "tftp"), (111, "rpcbind"), (123, "ntp"), (137, "netbios"), (161, "snmp"), (623, "ipmi"),
      (1434, "mssql"), (1900, "ssdp"), (5060, "sip"), (5353, "mdns"), (11_211, "memcached"), (3702, "wsd"),
    ]
    let chosen = [host % 13, (host / 13 + 5) % 13].map { kinds[$0] }
    return chosen.enumerated().filter { $0.offset == 0 || $0.element.0 != chosen[0].0 }.map {
      Farm.Service("10.77.0.\(host)", $0.element.0, $0.element.1)
    }
  }
}
