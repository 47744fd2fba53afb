import Foundation
import Model
import Network

/// The network part: the figures that the engine is held to, each paired with its peers in the same run.
enum NetworkBench {
  static let figures: [(name: String, what: String, run: @Sendable (Int) throws -> Void)] = [
    ("closed", "254 hosts × 1000 closed ports on loopback: CPU for each probe", ClosedPorts.measure)
  ]

  /// `Bench network [FIGURE…] [--runs N]`, or one measured child of it.
  @Sendable static func run(_ arguments: [String]) async throws {
    if arguments.first == "sweep" { return try await SweepChild.run(Array(arguments.dropFirst())) }
    var words = arguments
    var runs = 3
    if let place = words.firstIndex(of: "--runs"), place + 1 < words.count, let count = Int(words[place + 1]) {
      runs = max(1, count)
      words.removeSubrange(place...(place + 1))
    }
    guard words.allSatisfy({ word in figures.contains { $0.name == word } }) else {
      print("Bench network [FIGURE…] [--runs N]; as root; the figures:")
      for figure in figures { print("  \(figure.name): \(figure.what)") }
      throw BenchFailure("no figure is called “\(words.joined(separator: " "))”")
    }
    for figure in figures where words.isEmpty || words.contains(figure.name) { try figure.run(runs) }
  }

  /// The command that runs this program again, as a measured child.
  static func own(_ words: String...) -> [String] {
    [(try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "Bench", "network"] + words
  }
}
