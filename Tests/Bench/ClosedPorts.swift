import Foundation

/// Closed ports on loopback, 254 × 1000: the CPU that each probe costs.
enum ClosedPorts {
  @Sendable static func measure(_ runs: Int) throws {
    let loop = try Yardstick.compiled()
    var table = FigureTable("Closed ports, 254 × 1000 on loopback", unit: "µs CPU a probe")
    let competitors: [(String, [String])] = [
      ("tarcza", NetworkBench.own("do-sweep", "127.20.0.1-254", "1-1000", "512", "1")),
      ("C loop, new sockets", [loop, "127.20.0.1", "254", "1000", "512", "1000"]),
      ("nmap -sT -Pn -n -T5", ["nmap", "-sT", "-Pn", "-n", "-T5", "-p1-1000", "-oG", "-", "127.20.0.1-254"]),
    ]
    for _ in 0..<runs {
      for (name, words) in competitors {
        let run = try Measured.run(words)
        table.add(name, run.cpu / 254_000 * 1_000_000, "wall \(Int(run.wall * 1000)) ms, \(run.memory / 1024) MiB")
      }
    }
    Bench.show(table)
  }
}

/// The C program that everything is measured by.
enum Yardstick {
  /// Compiles it once and says where it is.
  static func compiled() throws -> String {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers/connect.c").path
    let program = FileManager.default.temporaryDirectory.appending(path: "tarcza-bench-connect-\(getuid())").path
    _ = try Measured.run(["cc", "-O2", "-o", program, source])
    return program
  }
}
