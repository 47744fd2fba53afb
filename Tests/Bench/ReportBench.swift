import CaseFile
import Foundation
import Model

/// The report part: what a report of 500 hosts and 5 000 findings costs in each form, from opening the case file to the
/// written file, judging included.
enum ReportBench {
  /// `Bench report [--runs N] [FORM…]`: `tarcza report` must have been built beside Bench.
  @Sendable static func run(_ arguments: [String]) async throws {
    var (runs, forms) = (3, arguments)
    if forms.first == "--runs", forms.count >= 2, let count = Int(forms[1]), count > 0 {
      runs = count
      forms.removeFirst(2)
    }
    guard !forms.contains(where: { $0.hasPrefix("-") }) else { throw BenchFailure("Bench report [--runs N] [FORM…]") }
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "tarcza").path
    let folder = FileManager.default.temporaryDirectory.appending(path: "tarcza-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "powiat.tarcza").path
    try fill(path)
    var tables = [
      FigureTable("A report of 500 hosts and 5 000 findings", unit: "s"), FigureTable("Its memory", unit: "MiB"),
      FigureTable("Its size", unit: "MB"),
    ]
    for form in forms.isEmpty ? ["html", "json", "pdf"] : forms {
      for _ in 1...runs {
        let output = folder.appending(path: form)
        try? FileManager.default.removeItem(at: output)
        let measured = try Measured.run([program, "report", path, "--format", form, "--output", output.path])
        guard measured.status == 0 else {
          throw BenchFailure("tarcza report --format \(form) ended with \(measured.status)")
        }
        tables[0].add(form, measured.wall, "CPU \((measured.cpu * 100).rounded() / 100) s")
        tables[1].add(form, Double(measured.memory) / 1024)
        tables[2].add(form, Double(try size(of: output)) / 1_000_000)
      }
    }
    for table in tables { Bench.show(table) }
  }

  private static func size(of folder: URL) throws -> Int {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).reduce(0) {
      try $0 + Data(contentsOf: $1).count
    }
  }

  /// Ten services on each host that every check of ports would rather not see there.
  private static let services: [(port: Int, name: String)] = [
    (21, "ftp"), (23, "telnet"), (389, "ldap"), (445, "smb"), (873, "rsync"), (3306, "mysql"), (3389, "rdp"),
    (5900, "vnc"), (6379, "redis"), (11_211, "memcached"),
  ]

  private static func fill(_ path: String) throws {
    let file = try CaseFile.create(at: path)
    defer { try? file.close() }
    try file.write { writer in
      var info = CaseInfo(scope: "{}\n")
      info.institution = "Starostwo Powiatowe w Przykładowie"
      info.grantLimit = 35_000_000
      info.employees = 400
      info.programme = "cyfrowy-powiat"
      try writer.insert(&info)
      var run = Run(started: "2026-11-20T20:00:00Z", toolVersion: "0", language: "pl", vantage: "lan", seed: 1)
      run.finished = "2026-11-20T22:00:00Z"
      try writer.insert(&run)
      let units = ["starostwo", "school", "pcpr", "roads", "pup"]
      try writer.insert(
        contentsOf: units.map { Unit(unit: $0, name: "Jednostka \($0)", kind: $0 == "starostwo" ? $0 : "other") })
      for host in 0..<500 {
        let address = "10.20.\(host / 250).\(host % 250 + 1)"
        var asset = Asset(
          address: address, name: "pc-\(host).powiat.local", unit: units[host / 100], origin: "network")
        try writer.insert(&asset)
        for service in services {
          var endpoint = Endpoint(
            asset: asset.id, address: address, port: service.port, state: "open", stateReason: "accepted",
            observed: "2026-11-20T21:00:00Z")
          endpoint.service = service.name
          endpoint.serviceReason = "greeting"
          endpoint.banner = "\(service.name) ready on host \(host), version 1.\(host % 17)"
          try writer.insert(&endpoint)
        }
      }
      try writer.insert(
        contentsOf: (0..<500).map { Job(module: "ports", target: "10.20.\($0 / 250).\($0 % 250 + 1)", state: .done) })
    }
  }
}
