import CaseFile
import Foundation
import TestSupport
import Testing

/// A whole `tarcza scan` of a county laid out in network namespaces: an office network, one behind a router and one
/// behind two, with hosts of every temper; see `Tests/Lab/farm.py`.
@Suite(.serialized, .enabled(if: County.isPossible, "needs the right to make network namespaces, python3 and nft"))
struct CountyTests {
  @Test func everyHostAndServiceIsFoundAndNothingElseIsTouched() throws {
    let county = try County()
    let folder = try TemporaryFolder()
    try Data(County.scope.utf8).write(to: URL(filePath: folder.file("powiat.yaml")))
    let program = Command.folder.appending(path: "tarcza").path
    let output = try county.desk.output(
      "cd \(folder.path); TARCZA_CHECKS=\(Command.root.appending(path: "checks").path) \(program) scan "
        + "--scope powiat.yaml --ports \(County.ports) --modules ports --case c.tarcza --progress none --language en 2>&1 "
        + "|| test $? -eq 1")
    let file = try CaseFile.open(folder.file("c.tarcza"), readonly: true)

    let found = try file.all(Endpoint.self, where: "state = 'open'")
    #expect(
      Set(found.map { "\($0.address) \($0.transport) \($0.port)" }) == County.services, "\(output)")
    let assets = try file.all(Asset.self)
    #expect(Set(assets.compactMap(\.address)) == County.hosts)

    // How each was found and what it is called.
    let byAddress = Dictionary(grouping: assets) { $0.address ?? "" }.compactMapValues(\.first)
    let link = try county.office.output("ip -br link show lan").split(separator: " ")
    let office = link.count > 2 ? String(link[2]) : nil
    for (address, asset) in byAddress where address.hasPrefix("10.77.0.") && !address.hasSuffix(".1") {
      #expect(asset.discovery == (address == "10.77.0.2" ? "own-address" : "neighbour-table"), "\(address)")
      #expect(asset.mac == (address == "10.77.0.2" ? nil : office), "\(address)")
    }
    #expect(byAddress["10.77.1.11"]?.discovery == "tcp")
    #expect(byAddress["10.77.0.16"]?.name == "sw-parter")
    #expect(byAddress["10.77.0.16"]?.nameReason == "snmp")
    #expect(byAddress["10.77.2.5"]?.name == "KADRY-PC")
    #expect(byAddress["10.77.2.5"]?.mac == "00:0c:29:01:02:03")
    // The community that the switch was asked with is nowhere.
    #expect(found.allSatisfy { ($0.banner ?? "").contains("public") == false })
    #expect(found.first { $0.address == "10.77.0.16" && $0.port == 161 }?.banner == "Przelacznik testowy 1.2")

    // Nothing went to an address outside the scope, or to an excluded one: counted where packets leave this machine.
    #expect(try county.packets("outside") == 0)
    #expect(try county.packets("excluded") == 0)
    #expect(try county.packets("inside") > 1000)
    // Every address that was contacted is in the audit log, and no other.
    let contacted = Set(try file.all(Contact.self).map(\.address))
    #expect(contacted.isDisjoint(with: ["10.77.0.18", "10.77.1.9"]))
    #expect(County.hosts.isSubset(of: contacted))

    // The printer got connections and no byte; the controller's four slots were never all taken.
    let seen = try county.office.report()
    #expect((seen["10.77.0.16:9100"]?["connections"] ?? 0) > 0)
    #expect(seen["10.77.0.16:9100"]?["bytes"] == nil)
    #expect((seen["10.77.0.17:502"]?["connections"] ?? 0) > 0)
    #expect(seen["10.77.0.17:502"]?["bytes"] == nil)
    #expect(seen["10.77.0.17:502"]?["crashed"] == nil)
    #expect(!seen.keys.contains { $0.hasPrefix("10.77.0.18") })
    // Silent addresses on this machine's own network are not swept.
    let dead = try file.all(Contact.self, where: "address = '10.77.0.25' AND purpose <> 'discovery'")
    #expect(dead.isEmpty)
  }
}

/// The networks, and what is true of them.
private struct County {
  let desk: Farm
  let office: Farm
  private let others: [Farm]

  static let isPossible =
    Program("python3").isWanted && Program("nft").isWanted && Program("ip").isWanted
    && (getuid() == 0 || ProcessInfo.processInfo.environment["CI"] == "true")

  static let ports = "21,22,80,443,445,502,631,3389,8000,8080,9100,27017,2000-2080"
  static let scope = """
    networks: ['10.77.0.0/27', '10.77.1.0/28', '10.77.2.0/28']
    exclusions: ['10.77.0.18', '10.77.1.9']

    """

  /// Everything that a scan should find.
  static let services: Set<String> = [
    "10.77.0.10 tcp 22", "10.77.0.10 tcp 80", "10.77.0.11 tcp 3389", "10.77.0.11 tcp 2010", "10.77.0.12 tcp 443",
    "10.77.0.13 tcp 8080", "10.77.0.14 tcp 21", "10.77.0.15 tcp 8000", "10.77.0.16 tcp 9100", "10.77.0.16 udp 161",
    "10.77.0.17 tcp 502", "10.77.1.10 tcp 22", "10.77.1.11 tcp 445", "10.77.1.12 tcp 27017", "10.77.1.12 tcp 2050",
    "10.77.2.5 tcp 80", "10.77.2.5 udp 137", "10.77.2.6 udp 5060",
  ]
  /// Every host: those with services, the silent one, the routers' and this machine's own addresses.
  static let hosts: Set<String> = Set(services.map { String($0.prefix { $0 != " " }) }).union([
    "10.77.0.1", "10.77.0.2", "10.77.0.19", "10.77.1.1", "10.77.2.1",
  ])

  init() throws {
    desk = try Farm()
    office = try Farm()
    let (router, second, distant, near) = (try Farm(), try Farm(), try Farm(), try Farm())
    others = [router, second, distant, near]
    func cable(_ one: Farm, _ name: String, _ other: Farm, _ far: String) throws {
      try one.run("ip link add \(name) type veth peer name \(far) netns \(other.identifier); ip link set \(name) up")
      try other.run("ip link set \(far) up")
    }
    try router.run("ip link add office type bridge; ip link set office up; ip address add 10.77.0.1/24 dev office")
    try cable(router, "to-desk", desk, "lan")
    try cable(router, "to-office", office, "lan")
    try router.run("ip link set to-desk master office; ip link set to-office master office")
    try cable(router, "annex", near, "lan")
    try cable(router, "between", second, "between")
    try cable(second, "branch", distant, "lan")
    try router.run(
      "ip address add 10.77.1.1/24 dev annex; ip address add 10.77.9.1/30 dev between; "
        + "ip route add 10.77.2.0/24 via 10.77.9.2; echo 1 > /proc/sys/net/ipv4/ip_forward")
    try second.run(
      "ip address add 10.77.9.2/30 dev between; ip address add 10.77.2.1/24 dev branch; "
        + "ip route add default via 10.77.9.1; echo 1 > /proc/sys/net/ipv4/ip_forward")
    try desk.run(
      """
      ip address add 10.77.0.2/24 dev lan; ip route add default via 10.77.0.1
      nft -f - <<'END'
      table inet capture {
        counter inside {}
        counter outside {}
        counter excluded {}
        chain out { type filter hook output priority 0;
          oifname "lo" accept
          ip daddr { 10.77.0.18, 10.77.1.9 } counter name excluded accept
          ip daddr { 10.77.0.0/27, 10.77.1.0/28, 10.77.2.0/28 } counter name inside accept
          meta nfproto ipv6 meta l4proto ipv6-icmp accept
          ip protocol igmp accept
          counter name outside
        }
      }
      END
      """)
    try hosts(office, "10.77.0", Array(10...19), "10.77.0.1")
    try hosts(near, "10.77.1", Array(9...12), "10.77.1.1")
    try hosts(distant, "10.77.2", [5, 6], "10.77.2.1")
    try office.serve(
      tcp: [
        .init("10.77.0.10", 22, "say:SSH-2.0-OpenSSH_9.2p1\r\n"), .init("10.77.0.10", 80, "accept"),
        .init("10.77.0.11", 3389, "accept"), .init("10.77.0.11", 2010, "accept"), .init("10.77.0.12", 443, "accept"),
        .init("10.77.0.13", 8080, "accept"), .init("10.77.0.14", 21, "slow:1.5:220 ProFTPD Server ready\r\n"),
        .init("10.77.0.15", 8000, "garbage"), .init("10.77.0.16", 9100, "accept"),
        .init("10.77.0.17", 502, "controller"), .init("10.77.0.18", 22, "accept"),
      ], udp: [.init("10.77.0.16", 161, "snmp"), .init("10.77.0.17", 161, "snmp"), .init("10.77.0.18", 161, "snmp")])
    try office.run(
      """
      nft -f - <<'END'
      table inet firewall {
        chain in { type filter hook input priority 0;
          ip daddr 10.77.0.11 tcp dport { 3389, 2010 } accept
          ip daddr 10.77.0.11 drop
          ip daddr 10.77.0.12 tcp dport 443 accept
          ip daddr 10.77.0.12 reject with icmp type admin-prohibited
          ip daddr 10.77.0.13 tcp dport != 8080 limit rate over 50/second drop
          ip daddr 10.77.0.19 drop
        }
      }
      END
      """)
    try near.serve(tcp: [
      .init("10.77.1.9", 22, "accept"), .init("10.77.1.10", 22, "say:SSH-2.0-dropbear\r\n"),
      .init("10.77.1.11", 445, "accept"), .init("10.77.1.12", 27017, "accept"), .init("10.77.1.12", 2050, "accept"),
    ])
    try near.run(
      """
      nft -f - <<'END'
      table inet firewall {
        chain in { type filter hook input priority 0;
          ip daddr 10.77.1.11 tcp dport != 445 drop
          ip daddr 10.77.1.12 tcp dport != { 27017, 2050 } drop
          ip daddr { 10.77.1.11, 10.77.1.12 } meta l4proto { udp, icmp } drop
        }
      }
      END
      """)
    try distant.serve(
      tcp: [.init("10.77.2.5", 80, "accept")],
      udp: [.init("10.77.2.5", 137, "netbios"), .init("10.77.2.6", 5060, "sip")])
  }

  private func hosts(_ farm: Farm, _ network: String, _ numbers: [Int], _ router: String) throws {
    let lines = numbers.map { "ip address add \(network).\($0)/24 dev lan" } + ["ip route add default via \(router)"]
    try farm.run(lines.joined(separator: "\n"))
  }

  /// How many packets a counter of the desk's has counted.
  func packets(_ counter: String) throws -> Int {
    let text = try desk.output("nft list counter inet capture \(counter)")
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.firstIndex(of: "packets").flatMap { Int(words[$0 + 1]) } ?? -1
  }
}
