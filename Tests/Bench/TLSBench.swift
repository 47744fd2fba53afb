import CaseFile
import Foundation
import Model
import Network
import Probes
import TestSupport

/// The TLS part: nginx near and far, examined by Tarcza and by its peers in turn, and many endpoints at once.
enum TLSBench {
  /// A peer, and how it is called.
  private struct Peer {
    let name: String
    let words: @Sendable (String, UInt16) -> [String]
    let isSlow: Bool
  }

  private static let peers: [Peer] = [
    Peer(
      name: "nmap ssl-enum-ciphers",
      words: { host, port in
        ["nmap", "-Pn", "-n", "-p", "\(port)", "--script", "ssl-enum-ciphers", host]
      }, isSlow: false),
    Peer(
      name: "sslscan", words: { ["sslscan", "--no-colour", "--iana-names", "\($0):\($1)"] },
      isSlow: false),
    Peer(name: "sslyze", words: { ["sh", "-c", "sslyze \($0):\($1) || true"] }, isSlow: true),
    Peer(
      name: "testssl.sh",
      words: { host, port in
        // Its status counts findings.
        ["sh", "-c", "testssl --quiet --color 0 --mapping iana \(host):\(port) || true"]
      }, isSlow: true),
  ]

  /// What is to be done.
  private struct Order {
    static let usage = "Bench tls [--runs N] [--slow N] [--port PORT | --round-trip MS | --endpoints N] [--alone]"
    var runs = 9
    var slow = 1
    var port: UInt16?
    var roundTrip: Int?
    var endpoints: Int?
    var isAlone = false

    init(_ arguments: [String]) throws {
      var rest = arguments[...]
      while let word = rest.popFirst() {
        if word == "--alone" {
          isAlone = true
          continue
        }
        guard let value = rest.popFirst().flatMap({ UInt16($0) }) else { throw BenchFailure(Order.usage) }
        switch word {
        case "--runs": runs = max(1, Int(value))
        case "--slow": slow = Int(value)
        case "--port": port = value
        case "--round-trip" where value > 0: roundTrip = Int(value)
        case "--endpoints" where TLSLaboratory.hosts.contains(Int(value)): endpoints = Int(value)
        default: throw BenchFailure(Order.usage)
        }
      }
    }
  }

  /// `Bench tls`: so many runs of each program, fewer of the slow ones, or none of them with `--alone`; on an nginx of
  /// its own unless a port is named.
  @Sendable static func run(_ arguments: [String]) async throws {
    let order = try Order(arguments)
    if let count = order.endpoints { return try await TLSCrowd.measure(count, order.runs) }
    if let port = order.port { return try await compare("Port \(port)", "127.0.0.1", port, order) }
    for settings in NginxPeer.Settings.allCases {
      if let roundTrip = order.roundTrip {
        let laboratory = try TLSLaboratory(roundTrip: roundTrip)
        let server = try NginxPeer(["10.78.0.1:443"], settings, in: laboratory)
        try await compare("\(settings.rawValue), \(roundTrip) ms away", "10.78.0.1", 443, order)
        withExtendedLifetime((server, laboratory)) {}
      } else {
        let port = LoopbackPort.free()
        let server = try NginxPeer(["127.0.0.1:\(port)"], settings)
        try await compare("\(settings.rawValue), on loopback", "127.0.0.1", port, order)
        withExtendedLifetime(server) {}
      }
    }
  }

  private static func compare(_ title: String, _ host: String, _ port: UInt16, _ order: Order) async throws {
    guard let address = IPAddress(host) else { throw BenchFailure("“\(host)” is no address") }
    let network = try Network()
    let probe = EndpointProbe(network: network, anchors: try Anchors())
    let reader = try PeerSuites()
    var table = FigureTable("\(title): everything that each program looks at", unit: "ms")
    var ours: Set<String> = []
    var theirs: [String: Set<String>] = [:]
    for round in 0..<order.runs {
      let started = ContinuousClock.now
      let seen = await withTaskExecutorPreference(network.loop) {
        await probe.examine(
          address, port: port, name: "localhost", approach: .web, observed: Timestamp(seconds: 1_790_000_000),
          seed: UInt64(round))
      }
      let took = started.duration(to: .now) / .milliseconds(1)
      guard seen.isWhole, let tls = seen.tls else {
        throw BenchFailure("the examination of \(host):\(port) was not whole: \(seen.obstacles)")
      }
      ours = Set(tls.suites.map { "\($0.version) \($0.suite)" })
      let pages = seen.connections - (tls.endpoint?.connections ?? 0)
      table.add("Tarcza", took, "\(seen.connections) connections, \(pages) of them for HTTP; \(ours.count) suites")
      for peer in order.isAlone ? [] : peers where !peer.isSlow || round < order.slow {
        Bench.note("\(peer.name), run \(round + 1)")
        let measured = try Measured.run(peer.words(host, port))
        let suites = reader.read(measured.output)
        theirs[peer.name, default: []].formUnion(suites)
        table.add(peer.name, measured.wall * 1000, "\(suites.count) suites")
      }
    }
    Bench.show(table)
    for (name, suites) in theirs.sorted(by: { $0.key < $1.key }) {
      let missed = suites.subtracting(Set(ours.map(PeerSuites.bare)))
      print("  \(name) names \(suites.count) suites, of which Tarcza has not: \(missed.sorted())")
    }
  }
}

extension EndpointProbe.Seen {
  /// Whether every version, every suite and the web server were examined to the end.
  var isWhole: Bool { tls?.endpoint?.suitesComplete == true && http?.status != nil }

  /// Every connection, as the audit log has them.
  var connections: Int { contacts.map(\.connections).reduce(0, +) }
}
