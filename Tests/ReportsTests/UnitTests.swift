import CaseFile
import Checks
import Model
import Reports
import Testing

@Suite struct UnitTests {
  private func finding(_ unit: String?, _ fingerprint: String, severity: String = "high") -> FindingRecord {
    FindingRecord(
      checkId: SampleCatalogue.checks[0].check.id, module: "tls", subjectTable: "tls_endpoint", subject: "1",
      unit: unit,
      asset: nil, address: "10.0.0.1", name: nil, transport: "tcp", port: 443, verdict: "fail", severity: severity,
      reason: nil, evidence: "{}", fingerprint: fingerprint)
  }

  @Test func whatWasSeenFromTwoPlacesIsOnePlaceAndTheWorseVerdictStays() throws {
    let report = Report(
      try Sample.inputs { writer in
        try writer.insert(contentsOf: [finding(nil, "a", severity: "medium"), finding(nil, "a", severity: "critical")])
        try writer.insert(contentsOf: [finding(nil, "b")])
      })
    let places = try #require(report.findings.first).places
    #expect(places.map(\.severity) == [.critical, .high])
  }

  @Test func whatBelongsToNoUnitHasALineOfItsOwn() throws {
    let report = Report(
      try Sample.inputs { writer in
        var unit = Unit(unit: "lo1", name: "LO 1", kind: "school")
        try writer.insert(&unit)
        try writer.insert(contentsOf: [finding("lo1", "a"), finding(nil, "b"), finding("gone", "c")])
      })
    #expect(report.units.map(\.unit) == ["lo1", nil])
    #expect(report.units.map(\.places.all) == [1, 2])
    #expect(report.units.map(\.fundable) == [true, true])
    #expect(report.units.flatMap(\.findings).map(\.places) == [1, 2])
    #expect(Report(try Sample.inputs { _ in }).units.isEmpty)
  }
}
