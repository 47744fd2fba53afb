import CaseFile
import Foundation
import Glibc
import Model
import Probes
import TestSupport

/// The host part: this machine's hardening and accounts, a tree of its files, and a walk over all files, against Lynis.
///
/// Each reading of ours is a process of its own, so that its CPU and memory are its own.
enum HostBench {
  /// `Bench host [--runs N] [--alone]`.
  @Sendable static func run(_ arguments: [String]) async throws {
    if arguments.first == "--child" { return try child(Array(arguments.dropFirst())) }
    var runs = 5
    if let place = arguments.firstIndex(of: "--runs"), arguments.indices.contains(place + 1) {
      runs = Int(arguments[place + 1]) ?? runs
    }
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let tree = try TemporaryFolder()
    let copied = try Measured.run(["sh", "-c", "cp -a /etc '\(tree.path)/etc' 2>/dev/null; true"])
    Bench.note("copied /etc for the offline tree, \(String(format: "%.1f", copied.wall)) s")
    var wall = FigureTable("This machine, wall time", unit: "s")
    var cpu = FigureTable("This machine, CPU", unit: "s")
    var memory = FigureTable("This machine, largest memory", unit: "MiB")
    func add(_ name: String, _ words: [String]) throws {
      let seen = try Measured.run(words)
      wall.add(name, seen.wall, seen.output.split(separator: "\n").last.map(String.init) ?? "")
      cpu.add(name, seen.cpu)
      memory.add(name, Double(seen.memory) / 1024)
    }
    for run in 1...max(1, runs) {
      Bench.note("run \(run) of \(runs)")
      try add("Tarcza, host and accounts", [own, "host", "--child", "host", "/"])
      try add("Tarcza, offline tree of /etc", [own, "host", "--child", "host", tree.path])
      try add("Tarcza, walk over all files", [own, "host", "--child", "walk", "/"])
    }
    if !arguments.contains("--alone"), Program("lynis").path != nil {
      Bench.note("lynis audit system --quick")
      let log = tree.file("lynis.log")
      let words = [
        "lynis", "audit", "system", "--quick", "--no-colors", "--logfile", log, "--report-file", log + ".dat",
      ]
      try add("Lynis", ["sh", "-c", words.joined(separator: " ") + " > /dev/null 2>&1; echo done"])
    }
    for table in [wall, cpu, memory] { Bench.show(table) }
  }

  /// One reading; says what it saw.
  private static func child(_ arguments: [String]) throws {
    guard arguments.count == 2 else { throw BenchFailure("Bench host --child host|walk ROOT") }
    let now = Timestamp(seconds: time(nil))
    let source = try EvidenceSource.open(arguments[1])
    if arguments[0] == "walk" {
      let seen = FileWalkProbe(root: arguments[1], files: source.files).examine(observed: now)
      guard let walk = seen.walk else { throw BenchFailure("\(arguments[1]) cannot be walked") }
      print("\(walk.files) files, \(walk.folders) folders, \(walk.complete ? "complete" : "not complete")")
      return
    }
    let host = HostProbe(source, lifecycles: []).examine(observed: now)
    let passwords = PasswordsProbe(files: source.files).examine(today: now.day, observed: now)
    print(
      "\(host.keyFiles.count) key files, \(host.kernelSettings.count) settings, \(passwords.accounts.count) accounts, "
        + "\(host.updates?.pendingSecurity.map(String.init) ?? "?") fixes missing")
  }
}
