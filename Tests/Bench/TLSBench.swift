import CaseFile
import Foundation
import Model
import Network
import Probes
import TestSupport

/// The TLS part: one nginx with what it accepts by itself, examined by Tarcza and by its peers in turn.
enum TLSBench {
  /// A peer, and how it is called.
  private struct Peer {
    let name: String
    let words: @Sendable (UInt16) -> [String]
    let isSlow: Bool
  }

  private static let peers: [Peer] = [
    Peer(
      name: "nmap ssl-enum-ciphers",
      words: { port in
        ["nmap", "-Pn", "-n", "-p", "\(port)", "--script", "ssl-enum-ciphers", "127.0.0.1"]
      }, isSlow: false),
    Peer(
      name: "sslscan", words: { port in ["sslscan", "--no-colour", "--iana-names", "127.0.0.1:\(port)"] },
      isSlow: false),
    Peer(name: "sslyze", words: { port in ["sh", "-c", "sslyze 127.0.0.1:\(port) || true"] }, isSlow: true),
    Peer(
      name: "testssl.sh",
      words: { port in
        // Its status counts findings.
        ["sh", "-c", "testssl --quiet --color 0 --mapping iana 127.0.0.1:\(port) || true"]
      }, isSlow: true),
  ]

  /// `Bench tls [--runs N] [--slow N] [--port PORT]`: N runs of each, fewer of the slow ones; an own nginx unless a port
  /// is named.
  @Sendable static func run(_ arguments: [String]) async throws {
    var (runs, slow) = (9, 1)
    var rest = arguments[...]
    var given: UInt16?
    while let word = rest.popFirst() {
      guard let value = rest.popFirst().flatMap({ UInt16($0) }) else {
        throw BenchFailure("Bench tls [--runs N] [--slow N] [--port PORT]")
      }
      switch word {
      case "--runs": runs = Int(value)
      case "--slow": slow = Int(value)
      case "--port": given = value
      default: throw BenchFailure("Bench tls [--runs N] [--slow N] [--port PORT]")
      }
    }
    let server = given == nil ? try NginxPeer() : nil
    let port = given ?? server?.port ?? 0
    let network = try Network()
    let anchors = try Anchors()
    let probe = TLSProbe(network: network, anchors: anchors)
    var table = FigureTable("One nginx on loopback, everything that each program looks at", unit: "ms")
    var ours: Set<String> = []
    var theirs: [String: Set<String>] = [:]
    for round in 0..<max(1, runs) {
      let started = ContinuousClock.now
      let seen = await withTaskExecutorPreference(network.loop) {
        await probe.examine(
          .loopback, port: port, name: "localhost", observed: Timestamp(seconds: 1_790_000_000), seed: UInt64(round))
      }
      let took = started.duration(to: .now) / .milliseconds(1)
      guard let endpoint = seen.endpoint, endpoint.suitesComplete == true else {
        throw BenchFailure("the examination of port \(port) was not whole: \(seen.obstacles)")
      }
      ours = Set(seen.suites.map { "\($0.version) \($0.suite)" })
      table.add("Tarcza", took, "\(endpoint.connections ?? 0) connections, \(ours.count) suites")
      for peer in peers where !peer.isSlow || round < slow {
        Bench.note("\(peer.name), run \(round + 1)")
        let measured = try Measured.run(peer.words(port))
        let suites = PeerSuites.read(measured.output)
        theirs[peer.name, default: []].formUnion(suites)
        table.add(peer.name, measured.wall * 1000, "\(suites.count) suites")
      }
    }
    Bench.show(table)
    for (name, suites) in theirs.sorted(by: { $0.key < $1.key }) {
      let missed = suites.subtracting(Set(ours.map(PeerSuites.bare)))
      print("  \(name) names \(suites.count) suites, of which Tarcza has not: \(missed.sorted())")
    }
    withExtendedLifetime(server) {}
  }
}

/// The suites in a peer's report.
enum PeerSuites {
  /// Every word that is a suite's name in IANA's registry; nmap calls those of TLS 1.3 `TLS_AKE_WITH_…`.
  static func read(_ output: String) -> Set<String> {
    var found: Set<String> = []
    for line in output.split(separator: "\n") {
      // testssl.sh and sslyze also list what was not offered.
      if line.contains("not offered") || line.contains("rejected") { continue }
      for word in line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
        guard word.hasPrefix("TLS_"), word.count > 12, !word.contains("SCSV") else { continue }
        found.insert(bare(String(word)))
      }
    }
    return found
  }

  /// The name without its version and nmap's word.
  static func bare(_ name: String) -> String {
    let suite = name.split(separator: " ").last.map(String.init) ?? name
    return suite.replacingOccurrences(of: "TLS_AKE_WITH_", with: "TLS_")
  }
}

/// An nginx with the settings that Debian gives it, on a free port.
final class NginxPeer: Sendable {
  let port: UInt16
  private let workshop: CertificateWorkshop
  private let server: RunningProgram

  init() throws {
    workshop = try CertificateWorkshop()
    let identity = try workshop.make("localhost", key: .rsa(2048), names: "DNS:localhost,IP:127.0.0.1")
    port = LoopbackPort.free()
    let folder = workshop.folder.path
    let settings = try workshop.folder.write(
      "nginx.conf",
      """
      daemon off; pid \(folder)/nginx.pid; error_log \(folder)/error.log; worker_processes 2;
      events { worker_connections 512; }
      http {
        access_log off; client_body_temp_path \(folder); proxy_temp_path \(folder); fastcgi_temp_path \(folder);
        uwsgi_temp_path \(folder); scgi_temp_path \(folder);
        server {
          listen 127.0.0.1:\(port) ssl; server_name localhost;
          ssl_certificate \(identity.certificate); ssl_certificate_key \(identity.key);
          ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers HIGH:!aNULL:!MD5;
        }
      }
      """)
    server = try Program("nginx").start(["-c", settings, "-e", "\(folder)/error.log"])
    guard LoopbackPort.wait(port) else { throw BenchFailure("nginx does not listen") }
  }
}
