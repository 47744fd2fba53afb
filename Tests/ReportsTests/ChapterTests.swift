import CaseFile
import Funding
import Model
import Reports
import Testing

/// The chapters that the builder computes: order of purchases, CERT Polska's view, the map, the glossary.
@Suite struct ChapterTests {
  @Test func theOrderOfPurchasesAddsUpToThePlan() throws {
    let report = Report(try Sample.large())
    let order = report.plan.order
    #expect(order.map(\.number) == report.plan.lines.map(\.number) && order.map(\.step) == Array(1...order.count))
    #expect(order.last?.spent == report.plan.budget.total && order.last?.riskLeft == report.risk.afterPlan)
    #expect(zip(order, order.dropFirst()).allSatisfy { $1.spent == $0.spent + $1.total && $1.riskLeft <= $0.riskLeft })
  }

  @Test func certSeesWhatLiesAtAPublicAddress() throws {
    func row(_ verdicts: [(Verdict, Int)], address: String?) throws -> Report.OutsideRow {
      var check = SampleCatalogue.checks[0]
      check.address = address
      check.artemis = ["open_port_remote_desktop"]
      let report = Report(
        try Sample.inputs(checks: [check]) { writer in
          for (verdict, index) in verdicts {
            var record = check.record(verdict, index: index)
            try writer.insert(&record)
          }
        })
      #expect(report.outside.rows.filter { $0.state != .notExamined }.count == (verdicts.isEmpty ? 0 : 1))
      return try #require(report.outside.rows.first { $0.id == "open_port_remote_desktop" })
    }
    let visible = try row([(.fail, 1), (.fail, 2), (.pass, 3)], address: "203.0.113.24")
    #expect(visible.state == .visible && visible.visible == 1 && visible.inside == 1 && visible.findings == ["U-001"])
    #expect(try row([(.fail, 2), (.pass, 3)], address: nil).state == .inside)
    #expect(try row([(.notVerified, 2), (.pass, 3)], address: nil).state == .unknown)
    #expect(try row([(.pass, 3)], address: nil).state == .clean)
    #expect(try row([], address: nil).state == .notExamined)
  }

  @Test func theMapCountsEveryHostOnceByReachAndWorstFinding() throws {
    let report = Report(try Sample.large())
    #expect(report.network.reduce(0) { $0 + $1.count } == report.assets.count)
    #expect(report.network.map(\.name) == report.office.units.map(\.name))
    let worst = report.assets.filter { $0.worst == .critical && $0.exposure == .network }.count
    #expect(worst > 0)
    #expect(
      report.network.flatMap(\.hosts).filter { $0.worst == .critical && $0.exposure == .network }
        .reduce(0) { $0 + $1.count } == worst)
    let alone = Report(
      try Sample.inputs { writer in
        for (address, listens) in [("203.0.113.7", true), ("10.0.0.1", false)] {
          var asset = Asset(address: address, name: nil, unit: nil, origin: "network")
          try writer.insert(&asset)
          guard listens else { continue }
          var endpoint = Endpoint(
            asset: asset.id, address: address, port: 443, state: "open", stateReason: "accepted", observed: "")
          try writer.insert(&endpoint)
        }
      })
    #expect(alone.network.map(\.unit) == [nil])
    #expect(alone.network.first?.hosts.map(\.exposure) == [.internet, .none])
  }

  @Test(arguments: Language.allCases) func theGlossaryExplainsOnlyWordsThatOccur(language: Language) throws {
    let full = Report(try Sample.large(language)).glossary
    let empty = Report(try Sample.inputs(language, programme: nil) { _ in }).glossary
    #expect(full.contains { $0.word == "TLS" } && full.contains { $0.word == "CWE" })
    #expect(!empty.contains { $0.word == "CWE" } && empty.contains { $0.word == "Artemis" })
    #expect(full.map(\.word) == full.map(\.word).sorted { $0.lowercased() < $1.lowercased() })
    #expect(full.allSatisfy { $0.meaning.hasSuffix(".") })
  }
}
