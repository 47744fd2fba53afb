import CaseFile
import Foundation
import Funding
import Model
import Reports
import Testing

@Suite struct ReportTests {
  @Test func theSameCaseMakesTheSameBytes() throws {
    for language in Language.allCases {
      let (first, second) = (Report(try Sample.large(language)), Report(try Sample.large(language)))
      #expect(try first.json() == second.json())
      #expect(first.html() == second.html())
      #expect(try Report(json: first.json()) == first)
    }
  }

  @Test func findingsAreGroupedNumberedAndOrdered() throws {
    let report = Report(try Sample.large())
    #expect(report.findings.count == 20)
    #expect(report.findings.map(\.number) == (1...20).map { "U-0" + ($0 < 10 ? "0\($0)" : "\($0)") })
    #expect(zip(report.findings, report.findings.dropFirst()).allSatisfy { $0.severity >= $1.severity })
    let share = try #require(report.findings.first { $0.check == "ports.backup-share" })
    #expect(share.places.count == 4)
    #expect(share.points.thousandths == 60_000)
    #expect(report.summary.counts.places == report.findings.reduce(0) { $0 + $1.places.count })
    #expect(report.summary.topRisks.count == 5)
    #expect(report.date == Day(iso: "2026-11-19"))
  }

  @Test func aPublicAddressMakesTheLetterWorse() throws {
    let report = Report(try Sample.small())
    #expect(report.findings.first { $0.check == "ports.remote-desktop" }?.exposed == true)
    #expect(report.summary.letters?.today.grade == .e)
    #expect(report.summary.letters?.today.findings == report.findings.filter(\.exposed).map(\.number))
    var open = SampleCatalogue.checks[0]
    open.cwe = 306
    let worse = Report(try Sample.inputs(checks: [open]) { try Sample.findings(&$0, open, fails: 1) })
    #expect(worse.summary.letters?.today.grade == .f)
  }

  @Test func textsAreFilledAndFallBackWherePlacesDiffer() throws {
    let report = Report(try Sample.inputs { try Sample.findings(&$0, SampleCatalogue.checks[0], fails: 1) })
    #expect(report.findings.first?.title == "Pulpit zdalny dostępny pod adresem 203.0.113.24")
    #expect(report.findings.first?.verify == "Uruchom badanie ponownie dla 203.0.113.24.")
    let many = Report(try Sample.inputs { try Sample.findings(&$0, SampleCatalogue.checks[0], fails: 3) })
    #expect(many.findings.first?.title == "Dostęp zdalny wymaga wzmocnienia")
  }

  @Test func whatIsNotKnownIsSaidInWords() throws {
    let report = Report(try Sample.small())
    let reasons = report.gaps.notVerified.map(\.reason)
    #expect(reasons.contains("Nie udało się ustalić: przyjmowanie TLS 1.0, przyjmowanie TLS 1.1."))
    #expect(reasons.contains("Usługa nie odpowiedziała."))
    #expect(report.gaps.notVerified.first { $0.check == "ports.backup-share" }?.places == 3)
    #expect(report.gaps.jobs.map(\.state) == ["nie udało się", "niedozwolone"])
    #expect(report.gaps.jobs.first?.reason == "brak odpowiedzi w wyznaczonym czasie: connect: Connection timed out")
    #expect(report.gaps.modulesNotRun.map(\.module) == ["passwords", "wifi"])
    #expect(report.gaps.areas.contains("kopie zapasowe i ich odtwarzanie"))
    #expect(!report.gaps.areas.contains("sieci bezprzewodowe"))
  }

  @Test func aScanAnswersOnlyWhatAScanCan() throws {
    let report = Report(try Sample.small())
    let answers = Dictionary(uniqueKeysWithValues: report.requirements.map { ($0.id, $0) })
    #expect(answers["szbi-2"]?.status == .notExamined)
    #expect(answers["szbi-6"]?.status == .needsSurvey)
    #expect(answers["szbi-12d"]?.status == .partly)
    #expect(answers["dawny"]?.unit == nil && answers["dawny"]?.programmeUnit == "art. 21")
    var today = try Sample.small()
    today.law = .report
    #expect(!Report(today).requirements.contains { $0.id == "dawny" }, "not in force on the report's day")
    #expect(answers["szbi-7"]?.unit == "§ 19 ust. 2 pkt 7")
    #expect(answers["szbi-12d"]?.mark == nil)
    #expect(answers["szbi-7"]?.mark == "według źródeł wtórnych")
    let passes = Report(
      try Sample.inputs { writer in
        for index in [2, 0] {
          var record = SampleCatalogue.checks[index].record(.pass, index: 1)
          try writer.insert(&record)
        }
      })
    let met = Dictionary(uniqueKeysWithValues: passes.requirements.map { ($0.id, $0.status) })
    #expect(met["szbi-12d"] == .met)
    #expect(met["podatnosci"] == .needsSurvey, "passes never meet what a survey must answer, too")
    let fails = Report(try Sample.inputs { try Sample.findings(&$0, SampleCatalogue.checks[2], fails: 1) })
    #expect(fails.requirements.first { $0.id == "szbi-12d" }?.status == .notMet)
  }

  @Test func anEmptyCaseHasNoLetter() throws {
    for programme in [nil, SampleCatalogue.programme] {
      let report = Report(try Sample.inputs(programme: programme) { _ in })
      #expect(report.summary.letters == nil)
      #expect(report.summary.verdict.hasPrefix("W tym badaniu nic nie zostało rozstrzygnięte"))
      #expect(report.date == nil)
      #expect(report.findings.isEmpty && report.assets.isEmpty)
      #expect(report.summary.decisions.count == 2 + (programme == nil ? 0 : 1))
    }
  }

  @Test func coverageLowersTheLetter() throws {
    let report = Report(
      try Sample.inputs { writer in
        for index in 1...10 {
          var record = SampleCatalogue.checks[2].record(index <= 2 ? .notVerified : .pass, index: index)
          record.reason = index <= 2 ? "no-answer" : nil
          try writer.insert(&record)
        }
      })
    #expect(report.summary.coverage.share == 800)
    #expect(report.summary.letters?.today.grade == .b)
    #expect(report.summary.letters?.today.rule == .coverage)
    #expect(report.summary.letters?.today.reason.contains("80\u{A0}%") == true)
  }

  @Test func theClosedCallIsSaidPlainly() throws {
    let report = Report(try Sample.small())
    let programme = try #require(report.programme)
    #expect(programme.closed)
    #expect(programme.statusSentence.hasPrefix("Nabór jest zamknięty: nie można już złożyć wniosku."))
    #expect(programme.facts.filter { $0.confidence != .confirmed }.allSatisfy { $0.mark != nil })
    let html = String(decoding: report.html(), as: UTF8.self)
    #expect(html.contains("do potwierdzenia w regulaminie"))
    #expect(html.contains("szacunek orientacyjny"))
    #expect(report.summary.decisions.contains { $0.contains("następnego wniosku") })
    var past = SampleCatalogue.programme
    past.status = Fact(.open, confidence: .reported)
    let late = Report(
      try Sample.inputs(programme: past) { writer in try Sample.office(&writer) })
    #expect(late.programme?.closed == true)
    #expect(late.programme?.statusSentence.hasPrefix("Podany termin naboru już minął.") == true)
  }

  @Test func polishFormsFollowTheNumbers() throws {
    let one = Report(try Sample.inputs { try Sample.findings(&$0, SampleCatalogue.checks[2], fails: 1) })
    #expect(
      one.summary.decisions.contains { $0.contains("wykonanie 1\u{A0}działania") && $0.contains("2\u{A0}godziny") })
    let many = Report(try Sample.large())
    #expect(many.summary.decisions.contains { $0.contains("wykonanie 6\u{A0}działań") })
    let html = String(decoding: many.html(), as: UTF8.self)
    #expect(html.contains("126\u{A0}licencji"))
    #expect(html.contains("112\u{A0}osób"))
    #expect(html.contains("44\u{A0}urządzenia"))
  }

  @Test func thePlanKeepsTheCountysLimit() throws {
    let report = Report(try Sample.large())
    #expect(report.plan.budget.total <= Money(zloty: 300_000))
    #expect(report.plan.lines.first?.item == "diagnosis")
    #expect(report.plan.lines.first?.mandatory == true)
    #expect(report.plan.refused.first { $0.item == "utm-pair" }?.reason == "Wybrano inny wariant: Z-02")
    #expect(report.plan.lines.first { $0.item == "virtual-server" }?.quantityAssumed == true)
    let removed = report.plan.lines.reduce(RiskPoints.zero) { $0 + $1.riskRemoved }
    #expect(report.risk.afterPlan == report.risk.afterFreeWork - removed)
  }
}
