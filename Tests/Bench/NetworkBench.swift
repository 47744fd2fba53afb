import Foundation
import Model
import Network

/// The network part: the figures that the engine is held to, each paired with its peers in the same run.
enum NetworkBench {
  static let figures: [(name: String, what: String, run: @Sendable (Int) throws -> Void)] = [
    ("closed", "254 hosts × 1000 closed ports on loopback: CPU for each probe", ClosedPorts.measure),
    ("county", "250 addresses × 1000 ports, many of them silent or dead", CountyFigures.county),
    ("loss", "the same with lost packets", CountyFigures.loss),
    ("dropping", "every port of one host whose firewall drops", CountyFigures.dropping),
    ("discovery", "who is there in a /24, without the superuser", CountyFigures.discovery),
    ("udp", "13 protocols over UDP on 210 hosts", CountyFigures.datagrams),
    ("memory", "what every port of 254 hosts costs in memory", CountyFigures.memory),
  ]

  /// Whether the peers are left out: `--alone`.
  nonisolated(unsafe) private(set) static var isAlone = false

  /// `Bench network [FIGURE…] [--runs N] [--alone]`, or one measured child of it.
  @Sendable static func run(_ arguments: [String]) async throws {
    if let work = arguments.first.flatMap({ SweepChild.works[$0] }) {
      return try await work(Array(arguments.dropFirst()))
    }
    var words = arguments
    var runs = 3
    isAlone = words.contains("--alone")
    words.removeAll { $0 == "--alone" }
    if let place = words.firstIndex(of: "--runs"), place + 1 < words.count, let count = Int(words[place + 1]) {
      runs = max(1, count)
      words.removeSubrange(place...(place + 1))
    }
    guard words.allSatisfy({ word in figures.contains { $0.name == word } }) else {
      print("Bench network [FIGURE…] [--runs N] [--alone]; as root; the figures:")
      for figure in figures { print("  \(figure.name): \(figure.what)") }
      throw BenchFailure("no figure is called “\(words.joined(separator: " "))”")
    }
    try CountyLab.isolate()
    for figure in figures where words.isEmpty || words.contains(figure.name) { try figure.run(runs) }
  }

  /// The command that runs this program again, as a measured child.
  static func own(_ words: String...) -> [String] {
    [(try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "Bench", "network"] + words
  }
}
