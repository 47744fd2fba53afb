import CaseFile
import Checks
import Funding
import Model
import Reports

/// A county office that does not exist, with its checks, remedies, programme and case.
enum Sample {
  /// The report's inputs for the case that `fill` writes.
  static func inputs(
    _ language: Language = .polish, programme: Programme? = SampleCatalogue.programme,
    checks: [SampleCheck] = SampleCatalogue.checks, fill: (inout CaseWriter) throws -> Void
  ) throws -> ReportInputs {
    let file = try CaseFile.inMemory()
    try file.write { writer in try fill(&writer) }
    return ReportInputs(
      contents: try CaseContents(reading: file), checks: checks.map(\.check), modules: SampleCatalogue.modules,
      frameworks: SampleCatalogue.frameworks, remedies: SampleCatalogue.remedies, programme: programme,
      catalogueDigest: "3f1c0e9ab4d25b7788aa01c6c2f4d9e35b7a8c1f2e6d4b9a0c3e5f7081920abc", toolVersion: "0.1.0",
      language: language)
  }

  /// A small office: three devices, six kinds of findings, passes, gaps.
  static func small(_ language: Language = .polish) throws -> ReportInputs {
    try inputs(language) { writer in
      try office(&writer)
      try devices(&writer, count: 3)
      for check in SampleCatalogue.checks.prefix(6) { try findings(&writer, check, fails: check.places) }
      for check in SampleCatalogue.checks.prefix(9) { try verdicts(&writer, check, .pass, count: 2) }
      try gaps(&writer)
    }
  }

  /// A whole county office, for a look at the pages.
  static func large(_ language: Language = .polish) throws -> ReportInputs {
    try inputs(language) { writer in
      try office(&writer)
      try devices(&writer, count: 44)
      for check in SampleCatalogue.checks { try findings(&writer, check, fails: check.places) }
      for check in SampleCatalogue.checks { try verdicts(&writer, check, .pass, count: 17) }
      try gaps(&writer)
    }
  }

  /// The small office, which has accepted every state of risk that there is.
  static func accepted(_ language: Language = .polish) throws -> ReportInputs {
    try inputs(language) { writer in
      try office(&writer)
      try devices(&writer, count: 3)
      for check in SampleCatalogue.checks.prefix(6) { try findings(&writer, check, fails: check.places) }
      try verdicts(&writer, SampleCatalogue.checks[8], .pass, count: 2)
      for (index, until) in [(0, "2027-06-30"), (1, "2026-11-01"), (2, "2027-06-30"), (9, "2027-06-30")] {
        let record = SampleCatalogue.checks[index].record(.fail, index: 1)
        var decision = AcceptedRisk(
          unit: nil, checkId: record.checkId, fingerprint: record.fingerprint,
          severity: index == 2 ? "info" : record.severity, reason: "Wymiana urządzenia w II kwartale",
          acceptedBy: "Anna Wzorcowa", accepted: "2026-11-19T10:00:00Z", until: until)
        try writer.insert(&decision)
      }
      try gaps(&writer)
    }
  }

  static func office(_ writer: inout CaseWriter) throws {
    var info = CaseInfo(scope: "networks: [192.168.10.0/24]")
    info.institution = "Starostwo Powiatowe w Przykładowie"
    info.teryt = "9901"
    info.address = "ul. Rynek 1, 00-000 Przykładowo"
    info.contact = "Jan Przykład, informatyk"
    info.employees = 112
    info.workstations = 126
    info.administrators = 3
    info.authorisedBy = "Anna Wzorcowa, starosta"
    info.authorisedOn = "2026-11-10"
    info.programme = "cyfrowy-powiat"
    info.grantLimit = 30_000_000
    try writer.insert(&info)
    var run = Run(
      started: "2026-11-18T20:00:00Z", toolVersion: "0.1.0", language: "pl", vantage: "admin-01", seed: 7)
    run.finished = "2026-11-19T05:12:30Z"
    try writer.insert(&run)
    var judging = Judging(
      checks: 24, checksSha256: "3f1c0e9ab4d25b7788aa01c6c2f4d9e35b7a8c1f2e6d4b9a0c3e5f7081920abc")
    try writer.insert(&judging)
    try writer.insert(contentsOf: [
      Unit(unit: "starostwo", name: "Starostwo Powiatowe", kind: "starostwo"),
      Unit(unit: "pcpr", name: "Powiatowe Centrum Pomocy Rodzinie", kind: "pcpr"),
      Unit(unit: "szpital", name: "Szpital Powiatowy", kind: "health"),
    ])
  }

  private static func devices(_ writer: inout CaseWriter, count: Int) throws {
    for index in 1...count {
      var asset = Asset(
        address: "192.168.10.\(index)", name: index % 4 == 0 ? nil : "srv-\(index).przykladowo.local",
        unit: index % 7 == 6 ? "szpital" : index % 5 == 4 ? "pcpr" : "starostwo",
        origin: index == 1 ? "this-machine" : "network")
      asset.kind = index % 3 == 0 ? "windows" : "linux"
      try writer.insert(&asset)
      for (port, service) in [(22, "ssh"), (443, "https"), (3389, "rdp")].prefix(1 + index % 3) {
        var endpoint = Endpoint(
          asset: asset.id, address: "192.168.10.\(index)", port: port, state: "open", stateReason: "accepted",
          observed: "2026-11-18T21:00:00Z")
        endpoint.service = service
        endpoint.serviceReason = port == 22 ? "greeting" : "port-number"
        endpoint.banner = port == 22 ? "SSH-2.0-OpenSSH_9.2p1" : nil
        try writer.insert(&endpoint)
      }
    }
    var listener = Listener(
      asset: 1, address: "127.0.0.1", transport: "tcp", port: 5432, exposure: "loopback", process: "postgres",
      account: "postgres", observed: "2026-11-18T21:00:00Z")
    try writer.insert(&listener)
  }

  private static func gaps(_ writer: inout CaseWriter) throws {
    var record = SampleCatalogue.checks[2].record(.notVerified, index: 2)
    record.reason = "tls10, tls11"
    try writer.insert(&record)
    for index in 3...5 {
      var record = SampleCatalogue.checks[1].record(.notVerified, index: index)
      record.reason = "no-answer"
      try writer.insert(&record)
    }
    var failed = Job(module: "ports", target: "192.168.10.200", unit: "starostwo", state: .failed)
    failed.reason = "timed-out"
    failed.detail = "connect: Connection timed out"
    var refused = Job(module: "ports", target: "203.0.113.9", state: .refused)
    refused.reason = "public-without-authorisation"
    try writer.insert(contentsOf: [failed, refused])
    try writer.insert(
      contentsOf: (1...44).map { Job(module: $0 % 2 == 0 ? "ports" : "tls", target: "192.168.10.\($0)", state: .done) })
  }

  static func findings(_ writer: inout CaseWriter, _ check: SampleCheck, fails: Int) throws {
    try verdicts(&writer, check, .fail, count: fails)
  }

  private static func verdicts(_ writer: inout CaseWriter, _ check: SampleCheck, _ verdict: Verdict, count: Int) throws
  {
    try writer.insert(
      contentsOf: (0..<count).map { check.record(verdict, index: verdict == .fail ? $0 + 1 : $0 + 60) })
  }
}
