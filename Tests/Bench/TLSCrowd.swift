import Foundation
import Model
import Network
import Probes
import TestSupport

/// Many endpoints at once, as a scan examines them: hosts side by side.
///
/// Every 25th does what it should not.
enum TLSCrowd {
  /// What the rude ones do, as `farm.py` calls it; whoever speaks TLS begins with the record type 22.
  private static let rude: [(name: String, kind: String)] = [
    ("tarpit", "accept"), ("drip", "drip"), ("flood", "garbage"), ("garbage", "say:\u{16}\u{3}\u{3}zażółć gęślą jaźń"),
  ]

  private struct Result: Sendable {
    let host: Int
    let milliseconds: Double
    let connections: Int
    let isWhole: Bool
    let isTLS: Bool
  }

  /// Measures `runs` examinations of `count` hosts and shows the figures.
  static func measure(_ count: Int, _ runs: Int) async throws {
    let laboratory = try TLSLaboratory()
    let hosts = Array(TLSLaboratory.hosts.prefix(count))
    let manners = Dictionary(
      uniqueKeysWithValues: hosts.filter { $0 % 25 == 0 }.enumerated().map { ($1, rude[$0 % rude.count]) })
    try laboratory.serve(manners.map { Farm.Service("10.78.0.\($0)", 443, $1.kind) })
    let good = hosts.filter { manners[$0] == nil }
    let servers = try (0..<4).compactMap { number -> NginxPeer? in
      let own = good.filter { $0 % 4 == number }.map { "10.78.0.\($0):443" }
      return own.isEmpty ? nil : try NginxPeer(own, number % 2 == 0 ? .own : .debian, in: laboratory)
    }
    let network = try Network()
    let probe = EndpointProbe(network: network, anchors: try Anchors())
    var whole = FigureTable("\(count) endpoints, \(manners.count) of them rude", unit: "s")
    var single = FigureTable("The same, each by itself", unit: "ms")
    for run in 0..<runs {
      let (before, served) = (usage(), servers.map(\.cpu).reduce(0, +))
      let started = ContinuousClock.now
      let results = await examine(hosts, probe, network, seed: UInt64(run))
      let took = started.duration(to: .now) / .seconds(1)
      whole.add("all", took, "\(results.map(\.connections).reduce(0, +)) connections")
      let ends = results.filter { manners[$0.host] == nil }
      let missing = ends.filter { !$0.isWhole }.count
      whole.add(
        "the last nginx", (ends.map(\.milliseconds).max() ?? 0) / 1000,
        "\(ends.count - missing) of \(ends.count) nginx examined to the end")
      whole.add("CPU of Tarcza", usage() - before)
      whole.add("CPU of the nginx", servers.map(\.cpu).reduce(0, +) - served)
      for result in results {
        guard let manner = manners[result.host] else {
          single.add("nginx", result.milliseconds, "\(result.connections) connections")
          continue
        }
        single.add(
          manner.name, result.milliseconds,
          "\(result.connections) connections, \(result.isTLS ? "said to begin as TLS" : "said not to speak TLS")")
      }
      Bench.note("run \(run + 1)")
    }
    Bench.show(whole)
    Bench.show(single)
    withExtendedLifetime((servers, laboratory)) {}
  }

  private static func examine(
    _ hosts: [Int], _ probe: EndpointProbe, _ network: Network, seed: UInt64
  ) async -> [Result] {
    await withTaskExecutorPreference(network.loop) {
      await withTaskGroup(of: Result.self, returning: [Result].self) { group in
        let started = ContinuousClock.now
        for host in hosts {
          group.addTask {
            let seen = await probe.examine(
              IPAddress(v4: 0x0A4E_0000 + UInt32(host)), port: 443, name: "localhost", approach: .direct,
              observed: Timestamp(seconds: 1_790_000_000), seed: seed)
            return Result(
              host: host, milliseconds: started.duration(to: .now) / .milliseconds(1), connections: seen.connections,
              isWhole: seen.isWhole, isTLS: seen.tls?.endpoint != nil)
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
    }
  }

  /// What this process has used so far, in seconds.
  private static func usage() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }.reduce(0, +)
  }
}
