import CaseFile
import Checks
import Funding
import Model
import Testing

@testable import Reports

/// Two case files of one office side by side.
@Suite struct ChangesTests {
  private static let check = SampleCatalogue.checks[0].check

  /// One machine with one verdict, and the work that looked at it.
  private struct Scene {
    var address: String? = "192.168.10.7"
    var mac: String? = "02:00:00:00:00:07"
    var verdict: Verdict?
    var severity = Severity.high
    var job: Job.State? = .done

    func inputs(_ check: Check) throws -> ReportInputs {
      try Sample.inputs { writer in
        var run = Run(started: "2026-03-01T20:00:00Z", toolVersion: "0.1.0", language: "pl", vantage: nil, seed: 1)
        try writer.insert(&run)
        var asset: Asset?
        if address != nil {
          var made = Asset(address: address, name: "srv", origin: "network")
          made.mac = mac
          try writer.insert(&made)
          asset = made
        }
        if let job {
          var work = Job(module: check.module, target: "192.168.10.0/24", state: job)
          try writer.insert(&work)
        }
        guard let verdict, let address, let asset else { return }
        var record = FindingRecord(
          checkId: check.id, module: check.module, subjectTable: "service", subject: "1", unit: nil, asset: asset.id,
          address: address, name: nil, transport: "tcp", port: 443, verdict: verdict.rawValue,
          severity: severity.rawValue, reason: nil, evidence: "{}",
          fingerprint: "\(check.id)@\(asset.label):443")
        try writer.insert(&record)
      }
    }
  }

  private func changes(_ before: Scene, _ now: Scene, bought: [Item.ID] = []) throws -> Report.Changes {
    var inputs = try now.inputs(ChangesTests.check)
    let earlier = try before.inputs(ChangesTests.check).contents
    inputs.earlier = EarlierCase(contents: earlier, stored: earlier.findings, bought: bought)
    return try #require(Report(inputs).changes)
  }

  private func state(_ before: Scene, _ now: Scene) throws -> Report.Changes.State? {
    let rows = try changes(before, now).rows
    #expect(rows.count <= 1)
    return rows.first?.places.first?.state
  }

  @Test func everyPairOfVerdictsHasItsState() throws {
    let fail = Scene(verdict: .fail)
    #expect(try state(Scene(verdict: .pass), Scene(verdict: .pass)) == nil)
    #expect(try state(fail, fail) == .same)
    #expect(try state(Scene(verdict: .pass), fail) == .new)
    #expect(try state(Scene(verdict: .notApplicable), fail) == .new)
    #expect(try state(Scene(verdict: .notVerified), fail) == .firstExamined)
    #expect(try state(fail, Scene(verdict: .pass)) == .gone)
    #expect(try state(fail, Scene(verdict: .notVerified)) == .unknown)
    #expect(try state(fail, Scene(verdict: .fail, severity: .critical)) == .worse)
    #expect(try state(fail, Scene(verdict: .fail, severity: .low)) == .better)
  }

  /// A place that nobody looked at never counts as mended.
  @Test func whatWasNotExaminedIsNotMended() throws {
    let fail = Scene(verdict: .fail)
    #expect(try state(fail, Scene(verdict: nil)) == .gone, "the network was examined and the service is not there")
    #expect(try state(fail, Scene(verdict: nil, job: .failed)) == .unknown)
    #expect(try state(fail, Scene(verdict: nil, job: nil)) == .unknown)
    #expect(try state(fail, Scene(address: nil, verdict: nil)) == .unknown, "the device was switched off")
    #expect(try state(Scene(address: nil, verdict: nil), fail) == .new, "a new device in an examined network")
    #expect(try state(Scene(address: nil, verdict: nil, job: nil), fail) == .firstExamined)
  }

  @Test func aMachineIsKnownByItsHardwareAddress() throws {
    let fail = Scene(verdict: .fail)
    #expect(try state(fail, Scene(address: "192.168.10.99", verdict: .fail)) == .same)
    let stranger = Scene(mac: "02:00:00:00:00:99", verdict: .fail)
    let rows = try changes(fail, stranger).rows
    #expect(Set(rows.flatMap(\.places).map(\.state)) == [.new, .unknown])
  }

  /// What a purchase mended counts for it, unless nobody looked.
  @Test func theSettlementCreditsWhatWasBought() throws {
    let problem = ChangesTests.check
    let item = try #require(
      SampleCatalogue.programme.items.first { item in
        !Set(item.remedies).isDisjoint(with: problem.remedies.map(\.remedy))
      })
    let useless = try #require(
      SampleCatalogue.programme.items.first { item in
        Set(item.remedies).isDisjoint(with: problem.remedies.map(\.remedy))
      })
    let fail = Scene(verdict: .fail)
    let gone = try #require(try changes(fail, Scene(verdict: .pass), bought: [item.id, useless.id]).settlement)
    #expect(gone.lines.map(\.item) == [item.id, useless.id])
    #expect(gone.lines[0].removed == RiskPoints(severity: .high, exposed: false, places: 1))
    #expect(gone.lines[0].findings.map(\.places) == [0])
    #expect(gone.lines[1].removed == .zero && gone.removedOtherwise == .zero)
    #expect(gone.total == gone.lines[0].cost + gone.lines[1].cost)

    let unknown = try #require(try changes(fail, Scene(verdict: .notVerified), bought: [item.id]).settlement)
    #expect(unknown.lines[0].removed == .zero)
    #expect(unknown.lines[0].findings.map(\.places) == [1])

    let free = try #require(try changes(fail, Scene(verdict: .pass), bought: [useless.id]).settlement)
    #expect(free.removedOtherwise == RiskPoints(severity: .high, exposed: false, places: 1))
  }

  /// A risk that is accepted on paper is not one that a purchase removed.
  @Test func anAcceptedRiskIsNotMended() throws {
    let item = try #require(
      SampleCatalogue.programme.items.first { item in
        !Set(item.remedies).isDisjoint(with: ChangesTests.check.remedies.map(\.remedy))
      })
    let earlier = try Scene(verdict: .fail).inputs(ChangesTests.check).contents
    var inputs = try Scene(verdict: .fail).inputs(ChangesTests.check)
    inputs.contents.accepted = [
      AcceptedRisk(
        unit: nil, checkId: ChangesTests.check.id, fingerprint: inputs.contents.findings[0].fingerprint,
        severity: "high", reason: "wymiana wiosną", acceptedBy: "Jan Nowak", accepted: "2026-02-01T08:00:00Z",
        until: "2027-01-01")
    ]
    inputs.earlier = EarlierCase(contents: earlier, stored: earlier.findings, bought: [item.id])
    let report = Report(inputs)
    let changes = try #require(report.changes)
    #expect(report.risk.today == .zero && changes.counts.same == 1)
    #expect(changes.rows.first?.points == RiskPoints(severity: .high, exposed: false, places: 1))
    #expect(changes.settlement?.lines.first?.removed == .zero)
  }

  /// A verdict of then that today's checks decide otherwise is a change of method, not of the office.
  @Test func aChangedCheckIsSaidToBeOne() throws {
    let earlier = try Scene(verdict: .fail).inputs(ChangesTests.check).contents
    var inputs = try Scene(verdict: .fail).inputs(ChangesTests.check)
    var stored = earlier.findings
    stored[0].verdict = Verdict.pass.rawValue
    inputs.earlier = EarlierCase(contents: earlier, stored: stored)
    let changes = try #require(Report(inputs).changes)
    #expect(changes.method.judgedOtherwise == 1 && changes.method.checks.count == 1)
    #expect(changes.counts.same == 1 && changes.counts.new == 0)
  }

  /// The small office after the large one, with one thing bought.
  static func compared(_ language: Language) throws -> ReportInputs {
    var inputs = try Sample.small(language)
    let earlier = try Sample.large(language).contents
    inputs.earlier = EarlierCase(
      contents: earlier, stored: earlier.findings, bought: [SampleCatalogue.programme.items[0].id])
    return inputs
  }

  @Test(arguments: Language.allCases) func thePageShowsIt(language: Language) throws {
    let report = Report(try ChangesTests.compared(language))
    let changes = try #require(report.changes)
    #expect(changes.earlier.places > changes.now.places)
    #expect(changes.counts.gone + changes.counts.unknown > 0)
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("id=\"changes\"") && page.contains(changes.sentence.prefix(30)))
  }
}
