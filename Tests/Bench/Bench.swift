import Foundation

/// Measures Tarcza against its peers on this machine, paired in one run: `swift run -c release Bench network`.
///
/// A part is one word and a function; the figures of a part are its own business, their table is ``FigureTable``.
@main
struct Bench {
  /// What there is to measure, by the word that chooses it.
  static let parts: [(name: String, what: String, run: @Sendable ([String]) async throws -> Void)] = [
    ("network", "sweep, discovery and UDP, against nmap and a C loop", NetworkBench.run),
    ("tls", "one nginx, against nmap, sslscan, sslyze and testssl.sh", TLSBench.run),
    ("report", "a report of 500 hosts and 5 000 findings, in each form", ReportBench.run),
    ("host", "this machine's settings and a walk over its files, against Lynis", HostBench.run),
    ("plan", "the exact planner, 80 items and 300 findings", PlanBench.run),
  ]

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let part = parts.first(where: { $0.name == arguments.first }) else {
      print("Bench measures one part:")
      for part in parts { print("  Bench \(part.name): \(part.what)") }
      exit(arguments.isEmpty || arguments == ["--help"] ? 0 : 2)
    }
    do {
      try await part.run(Array(arguments.dropFirst()))
    } catch {
      print("\(error)")
      exit(1)
    }
  }
}

extension Bench {
  /// Says at once how far it is, apart from the results.
  static func note(_ text: String) { FileHandle.standardError.write(Data("… \(text)\n".utf8)) }

  /// Shows a table at once, also to a reader at the end of a pipe.
  static func show(_ table: FigureTable) {
    print(table.text)
    fflush(nil)
  }
}

/// Why a measurement cannot be made, in one sentence.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
