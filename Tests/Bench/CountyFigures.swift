import Foundation
import TestSupport

/// The figures of a whole network: complete, and how fast.
enum CountyFigures {
  /// One scanner of a comparison.
  typealias Competitor = (name: String, words: [String])

  static let nmapRange = "10.77.0.1-250"
  /// What an expert sets by hand; without the upper bound nmap breaks down on a descriptor beyond FD_SETSIZE.
  static let tuned = [
    "-T5", "--min-rate", "20000", "--max-retries", "1", "--min-parallelism", "300", "--max-parallelism", "950",
  ]

  /// 250 addresses × 1000 ports.
  @Sendable static func county(_ runs: Int) throws {
    let lab = try CountyLab()
    defer { lab.dismantle() }
    var table = FigureTable("County: 150 refuse, 60 drop, 40 dead; 250 × 1000 ports", unit: "s")
    let competitors: [Competitor] = [
      ("tarcza", NetworkBench.own("do-find", CountyLab.network, "1-1000", "12000")),
      ("nmap tuned, root ARP", nmap("-sT -n", tuned)),
      ("nmap tuned, -Pn", nmap("-sT -n -Pn", tuned)),
      ("nmap -T5 -Pn", nmap("-sT -n -T5 -Pn")),
      ("nmap -T4 -Pn", nmap("-sT -n -T4 -Pn")),
    ]
    try compare(competitors, lab.truth, runs, &table)
    Bench.show(table)
  }

  /// The same with lost packets and a third of the hosts dropping, from as many seeds as there are runs.
  @Sendable static func loss(_ runs: Int) throws {
    var table = FigureTable(
      "Loss of 5 % either way, 30 % dropping hosts; 64 × 1000 ports, \(max(5, runs)) seeds", unit: "s")
    for seed in 0..<max(5, runs) {
      var weather = CountyLab.Weather(loss: 50, dropping: 46...64, living: 1...64)
      weather.seed = UInt64(seed) + 10
      let lab = try CountyLab(weather)
      defer { lab.dismantle() }
      let competitors: [Competitor] = [
        ("tarcza", NetworkBench.own("do-find", "10.77.0.1-64", "1-1000", "12000")),
        ("nmap tuned, root ARP", nmap("-sT -n", tuned, "10.77.0.1-64")),
        ("nmap tuned, -Pn", nmap("-sT -n -Pn", tuned, "10.77.0.1-64")),
      ]
      try compare(competitors, lab.truth, 1, &table)
    }
    Bench.show(table)
  }

  /// One host whose firewall drops, every port.
  @Sendable static func dropping(_ runs: Int) throws {
    let lab = try CountyLab(CountyLab.Weather(dropping: 1...1, living: 1...1))
    defer { lab.dismantle() }
    var table = FigureTable("One dropping host, 65 535 ports", unit: "s")
    try compare(
      [
        ("tarcza", NetworkBench.own("do-find", "10.77.0.1-1", "1-65535", "12000")),
        ("nmap -T5 -Pn", ["nmap", "-sT", "-n", "-T5", "-Pn", "-p1-65535", "-oG", "-", "10.77.0.1"]),
      ], lab.truth, runs, &table)
    Bench.show(table)
  }

  /// Who is there, without the superuser; the addresses found are the truth of 210 hosts.
  @Sendable static func discovery(_ runs: Int) throws {
    let lab = try CountyLab()
    defer { lab.dismantle() }
    var table = FigureTable("Discovery of a /24, 210 hosts, 60 of them silent, no superuser", unit: "s")
    let nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    for _ in 0..<runs {
      // What an earlier run has left in the kernel's table would be a head start.
      _ = try Measured.run(["ip", "neighbour", "flush", "dev", "near"])
      let ours = try Measured.run(nobody + NetworkBench.own("do-alive", CountyLab.network))
      table.add("tarcza", ours.wall, "\(ours.output.split(separator: "\n").count) of 210")
      _ = try Measured.run(["ip", "neighbour", "flush", "dev", "near"])
      let theirs = try Measured.run(
        nobody + ["nmap", "--unprivileged", "-sn", "-n", "-T5", "-oG", "-", CountyFigures.nmapRange])
      let count = theirs.output.split(separator: "\n").filter { $0.contains("Status: Up") }.count
      table.add("nmap -sn, unprivileged", theirs.wall, "\(count) of 210")
    }
    Bench.show(table)
  }

  /// A dozen protocols over UDP on 210 hosts.
  @Sendable static func datagrams(_ runs: Int) throws {
    let lab = try CountyLab(CountyLab.Weather(hasDatagrams: true))
    defer { lab.dismantle() }
    let truth = Set((1...210).flatMap { CountyLab.datagrams($0) }.map { "\($0.address) \($0.port)" })
    var table = FigureTable("UDP: 13 protocols × 210 hosts", unit: "s")
    try compare(
      [
        ("tarcza", NetworkBench.own("do-udp", "10.77.0.1-210")),
        (
          "nmap -sU -T5, root",
          [
            "nmap", "-sU", "-n", "-T5", "-Pn", "-p53,69,111,123,137,161,623,1434,1900,3702,5060,5353,11211", "-oG", "-",
            "10.77.0.1-210",
          ]
        ),
      ], truth, runs, &table)
    Bench.show(table)
  }

  /// What 254 hosts with every port cost in memory, all of them answering and all of them silent.
  @Sendable static func memory(_ runs: Int) throws {
    var table = FigureTable("Memory of 254 × 65 535 ports, loopback", unit: "MiB")
    let run = try Measured.run(NetworkBench.own("do-sweep", "127.20.0.1-254", "1-65535", "4096", "1", "memory"))
    let words = run.output.split(separator: " ").compactMap { Double($0) }
    table.add("tarcza", (words.last ?? 0) / 1024, "wall \(Int(run.wall)) s")
    Bench.show(table)
  }

  private static func nmap(_ flags: String, _ more: [String] = [], _ range: String = nmapRange) -> [String] {
    ["nmap"] + flags.split(separator: " ").map(String.init) + more
      + ["-p1-1000", "-oG", "-", range]
  }

  private static func compare(
    _ competitors: [Competitor], _ truth: Set<String>, _ runs: Int, _ table: inout FigureTable
  ) throws {
    for _ in 0..<runs {
      for (name, words) in competitors where !NetworkBench.isAlone || name == "tarcza" {
        let run = try Measured.run(words)
        let accuracy = Accuracy(Accuracy.read(run.output), truth: truth)
        Bench.note("\(name): \(run.wall) s, \(accuracy.text)")
        table.add(name, run.wall, "\(accuracy.text), CPU \((run.cpu * 100).rounded() / 100) s")
      }
    }
  }
}
