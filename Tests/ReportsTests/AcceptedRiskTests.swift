import CaseFile
import Foundation
import Funding
import Model
import Reports
import Testing

/// What a decision to live with a weakness changes, and what it never does.
@Suite struct AcceptedRiskTests {
  /// Two places of a critical check (0) and three of another, with decisions on some; the case's day is 19 November 2026.
  private func report(
    checks: [Int], language: Language = .polish, decide: (inout CaseWriter) throws -> Void
  ) throws -> Report {
    Report(
      try Sample.inputs(language) { writer in
        try Sample.office(&writer)
        for index in checks { try Sample.findings(&writer, SampleCatalogue.checks[index], fails: 2) }
        var pass = SampleCatalogue.checks[8].record(.pass, index: 9)
        try writer.insert(&pass)
        try decide(&writer)
      })
  }

  private func accept(
    _ writer: inout CaseWriter, _ check: Int, place: Int, until: String = "2027-06-30", severity: Severity? = nil,
    reason: String = "Wymiana w czerwcu", unit: String? = nil, withdrawn: String? = nil,
    accepted: String = "2026-11-20T10:00:00Z"
  ) throws {
    let record = SampleCatalogue.checks[check].record(.fail, index: place)
    var decision = AcceptedRisk(
      unit: unit, checkId: record.checkId, fingerprint: record.fingerprint,
      severity: (severity ?? SampleCatalogue.checks[check].severity).rawValue, reason: reason,
      acceptedBy: "Anna Wzorcowa",
      accepted: accepted, until: until)
    decision.withdrawn = withdrawn
    try writer.insert(&decision)
  }

  private var critical: Int { SampleCatalogue.checks.firstIndex { $0.severity == .critical && $0.address == nil } ?? 0 }
  private var high: Int { SampleCatalogue.checks.firstIndex { $0.severity == .high } ?? 0 }
  private var medium: Int { SampleCatalogue.checks.firstIndex { $0.severity == .medium } ?? 0 }

  @Test func acceptedPlacesLeaveTheRiskButNotTheReport() throws {
    let open = try report(checks: [high, medium]) { _ in }
    let part = try report(checks: [high, medium]) { try accept(&$0, medium, place: 1) }
    #expect(part.findings.count == 2 && part.accepted.count == 1)
    #expect(part.risk.today < open.risk.today)
    #expect(part.findings.map(\.places.count).reduce(0, +) == 3 && part.summary.counts.places == 3)
    let whole = try report(checks: [high, medium]) { writer in
      for place in 1...2 { try accept(&writer, medium, place: place) }
    }
    let id = SampleCatalogue.checks[medium].id
    #expect(!whole.findings.contains { $0.check == id })
    #expect(whole.accepted.count == 1 && whole.accepted.first?.places.count == 2)
    #expect(whole.accepted.first?.finding == open.findings.first { $0.check == id }?.number)
    #expect(whole.summary.accepted == 2 && whole.summary.acceptedSentence?.contains("2\u{A0}miejscach") == true)
    #expect(whole.units.map(\.accepted).reduce(0, +) == 2)
    // The law asks for the thing itself, not for a decision about it.
    #expect(
      whole.requirements.map(\.failed) == open.requirements.map(\.failed)
        && whole.requirements.map(\.status) == open.requirements.map(\.status))
    let html = String(decoding: whole.html(), as: UTF8.self)
    for text in ["Wymiana w czerwcu", "Anna Wzorcowa", "30\u{A0}czerwca\u{A0}2027", "decyzja obowiązuje"] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test func aDecisionOnPaperNeverMakesTheBestLetter() throws {
    for (check, grade, rule) in [(critical, Grade.c, GradeCap.Rule.acceptedCritical), (high, .b, .acceptedHigh)] {
      let report = try report(checks: [check]) { writer in
        for place in 1...2 { try accept(&writer, check, place: place) }
      }
      let letters = try #require(report.summary.letters)
      #expect(report.findings.isEmpty && report.risk.today == .zero)
      #expect(letters.today.grade == grade && letters.today.rule == rule && letters.afterPlan.grade == grade)
      #expect(letters.today.findings == report.accepted.compactMap(\.finding))
      #expect(report.plan.nextLetter?.way == .accepted && (report.plan.nextLetter?.grade ?? .f) > grade)
      #expect(report.summary.verdict.hasPrefix("Najpoważniejsze słabości urząd zna"))
    }
    let mild = try report(checks: [medium]) { writer in
      for place in 1...2 { try accept(&writer, medium, place: place) }
    }
    #expect(mild.summary.letters?.today.grade == .a)
    #expect(!mild.summary.verdict.contains("nie znaleziono słabości"), "they were found")
  }

  @Test func whatTheDecisionDoesNotCoverCountsAgain() throws {
    let expired = try report(checks: [medium]) { try accept(&$0, medium, place: 1, until: "2026-11-18") }
    #expect(expired.accepted.first?.state == .expired && expired.findings.first?.places.count == 2)
    let lastDay = try report(checks: [medium]) { try accept(&$0, medium, place: 1, until: "2026-11-19") }
    #expect(lastDay.accepted.first?.state == .inForce)
    let worse = try report(checks: [high]) { try accept(&$0, high, place: 1, severity: .low) }
    #expect(worse.accepted.first?.state == .worse && worse.findings.first?.places.count == 2)
    let gone = try report(checks: [high]) { try accept(&$0, medium, place: 1) }
    #expect(gone.accepted.first?.state == .notFound && gone.accepted.first?.finding == nil)
    #expect(gone.summary.accepted == 0 && gone.summary.acceptedSentence == nil)
    let withdrawn = try report(checks: [medium]) {
      try accept(&$0, medium, place: 1, withdrawn: "2026-11-21T10:00:00Z")
    }
    #expect(withdrawn.accepted.isEmpty && withdrawn.findings.first?.places.count == 2)
    let elsewhere = try report(checks: [medium]) { try accept(&$0, medium, place: 1, unit: "szpital") }
    #expect(elsewhere.accepted.first?.state == .notFound && elsewhere.findings.first?.places.count == 2)
    let nonsense = try report(checks: [medium]) { try accept(&$0, medium, place: 1, until: "kiedyś") }
    #expect(nonsense.accepted.first?.state == .expired && nonsense.accepted.first?.until == nil)
  }

  @Test func theLatestDecisionHoldsAndAStrangeOneStaysText() throws {
    let report = try report(checks: [medium]) { writer in
      try accept(&writer, medium, place: 1, until: "2099-01-01", reason: "dawny")
      try accept(
        &writer, medium, place: 1, until: "2026-01-01", reason: "<script>\u{202E}", accepted: "2026-11-21T10:00:00Z")
    }
    #expect(report.accepted.map(\.state) == [.expired])
    let html = String(decoding: report.html(), as: UTF8.self)
    #expect(html.contains("&lt;script&gt;⟨U+202E⟩") && !html.contains("dawny"))
  }
}
