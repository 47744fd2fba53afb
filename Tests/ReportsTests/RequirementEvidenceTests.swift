import CaseFile
import Checks
import Model
import Reports
import Testing

@Suite struct RequirementEvidenceTests {
  typealias Witness = RequirementEvidence.Witness

  private func requirement(_ witnesses: Set<Requirement.Witness>) -> Requirement {
    Requirement(id: "x", title: Phrase(same: "x"), answeredBy: witnesses, places: [])
  }

  /// However many checks of a scan pass, a requirement that the survey must answer is not met by them.
  @Test(arguments: [[Requirement.Witness.survey], [.scan, .survey]], [0, 1, 50])
  func aScanNeverMeetsAProcedure(witnesses: [Requirement.Witness], passes: Int) {
    for (failed, unknown) in [(0, 0), (0, 3), (2, 0), (2, 3)] {
      for unanswered in [0, 1] {
        let evidence = RequirementEvidence(
          scan: Witness(passed: passes, failed: failed, notVerified: unknown),
          survey: Witness(notVerified: unanswered))
        let status = evidence.status(of: requirement(Set(witnesses)))
        #expect(status != .met)
        #expect(failed > 0 ? status == .notMet || status == .partly : status == .needsSurvey)
        if witnesses == [.survey], failed > 0 { #expect(status == .notMet, "its passes do not even soften it") }
      }
    }
  }

  @Test(
    arguments: [
      ([Requirement.Witness.survey], Witness(), Witness(passed: 2), Report.RequirementAnswer.Status.met),
      ([.survey], Witness(), Witness(passed: 2, notVerified: 1), .partly),
      ([.survey], Witness(), Witness(passed: 1, failed: 1), .partly),
      ([.survey], Witness(), Witness(failed: 1), .notMet),
      ([.survey], Witness(), Witness(failed: 2, partial: 2), .partly),
      ([.survey], Witness(), Witness(failed: 2, partial: 1), .notMet),
      ([.survey], Witness(failed: 1), Witness(passed: 1), .partly),
      ([.scan, .survey], Witness(passed: 3), Witness(passed: 1), .met),
      ([.scan, .survey], Witness(), Witness(passed: 1), .partly),
      ([.scan, .survey], Witness(passed: 3, notVerified: 1), Witness(passed: 1), .partly),
      ([.scan], Witness(passed: 3), Witness(), .met), ([.scan], Witness(notVerified: 3), Witness(), .notExamined),
      ([.scan], Witness(failed: 3), Witness(), .notMet),
    ] as [([Requirement.Witness], Witness, Witness, Report.RequirementAnswer.Status)])
  func everyWitnessHasToSpeakForIt(
    witnesses: [Requirement.Witness], scan: Witness, survey: Witness, expected: Report.RequirementAnswer.Status
  ) {
    #expect(RequirementEvidence(scan: scan, survey: survey).status(of: requirement(Set(witnesses))) == expected)
  }
}

/// The self-assessment sheet of a whole report.
@Suite struct AssessmentSheetTests {
  private static let policy: Check = {
    let text = Check.Text(
      title: "Zasady", application: "Zasady", meaning: "", reasons: [:], remedy: ["Spisz."], verify: "")
    return Check(
      id: "organisation.policy", module: "organisation", file: "x", judges: "survey_answer", severity: .high,
      parameters: [:], rules: [], evidence: [], texts: Check.Texts(pl: text, en: text),
      references: Check.References(
        requirements: ["kri": ["szbi"], "uksc-zal4": ["pkt-1"]], cis8: [], cwe: [], urls: []), remedies: [], tests: [])
  }()

  private static func place(_ unit: String, _ from: String, _ until: String?, due: String? = nil) -> Requirement.Place {
    Requirement.Place(
      unit: unit, act: "akt", from: Day(iso: from), until: until.flatMap { Day(iso: $0) }, confidence: .unconfirmed,
      source: nil, due: due.flatMap { Day(iso: $0) })
  }

  private static let frameworks = [
    Framework(
      id: "kri", title: Phrase(same: "KRI"),
      requirements: [
        Requirement(
          id: "szbi", title: Phrase(same: "SZBI"), answeredBy: [.survey],
          places: [place("§ 20", "2012-05-31", "2024-05-23"), place("§ 19", "2024-05-24", nil)]),
        Requirement(
          id: "old", title: Phrase(same: "Dawne"), answeredBy: [.survey],
          places: [place("§ 99", "2012-05-31", "2024-05-23")]),
      ]),
    Framework(
      id: "uksc-zal4", title: Phrase(same: "Załącznik 4"),
      requirements: [
        Requirement(
          id: "pkt-1", title: Phrase(same: "Spis"), answeredBy: [.survey], appliesTo: [.units],
          places: [place("zał. 4 pkt 1", "2026-04-03", nil, due: "2027-04-03")])
      ]),
  ]

  private func report(_ law: ReportInputs.Law = .both, sheet: AssessmentSheet? = nil) throws -> Report {
    var inputs = try Sample.inputs { writer in
      try Sample.office(&writer)
      for (unit, answer) in [("starostwo", SurveyAnswer.Answer.yes), ("pcpr", .no)] {
        var row = SurveyAnswer(unit: unit, section: "rules", question: "policy")
        (row.answer, row.answeredBy, row.answered) = (answer, "Anna\u{1b}[31m", "2026-11-20T09:00:00Z")
        row.evidence = "polityka.pdf"
        try writer.insert(&row)
        var finding = FindingRecord(
          checkId: "organisation.policy", module: "organisation", subjectTable: "survey_answer", subject: "1",
          unit: unit, asset: nil, address: nil, name: nil, transport: nil, port: nil,
          verdict: answer == .yes ? "pass" : "fail", severity: "high", reason: answer == .yes ? nil : "missing",
          evidence: "{}", fingerprint: "organisation.policy@office:\(unit)/policy")
        try writer.insert(&finding)
      }
    }
    inputs.checks.append(Self.policy)
    inputs.frameworks = Self.frameworks
    inputs.law = law
    inputs.questions = ["policy": Phrase(pl: "Czy są zasady?", en: "Are there rules?")]
    inputs.sheet =
      sheet
      ?? AssessmentSheet(
        id: "arkusz",
        parts: [
          AssessmentSheet.Part(title: Phrase(same: "Jednostki"), points: [.framework("uksc-zal4")]),
          AssessmentSheet.Part(title: Phrase(same: "KRI"), points: [.framework("kri")]),
        ])
    return Report(inputs)
  }

  @Test func everyUnitHasItsOwnDuties() throws {
    let report = try report()
    let units = report.requirements.filter { $0.framework == "uksc-zal4" }
    #expect(!units.isEmpty && units.allSatisfy { $0.unitId != "starostwo" && $0.due?.iso == "2027-04-03" })
    #expect(units.first { $0.unitId == "pcpr" }?.status == .notMet)
    #expect(units.filter { $0.unitId != "pcpr" }.allSatisfy { $0.status == .needsSurvey })
    let whole = try #require(report.requirements.first { $0.id == "szbi" })
    #expect(whole.status == .partly && whole.passed == 1 && whole.failed == 1)
    #expect(
      whole.answers.map(\.answer) == ["tak", "nie"] && whole.answers.allSatisfy { $0.question == "Czy są zasady?" })
    #expect(whole.answers[0].by?.contains("\u{1b}") == false && whole.answers[0].on?.iso == "2026-11-20")
    let html = String(decoding: report.html(), as: UTF8.self)
    #expect(html.contains("Arkusz samooceny KRI/uKSC") && html.contains("dowód: polityka.pdf"))
    #expect(!html.contains("Załącznik nr 8"))
    #expect(html.contains("Poniższe pola wypełnia osoba, która przeprowadza diagnozę"))
  }

  @Test func theLawIsThatOfTheReportAndOfTheProgramme() throws {
    func units(_ law: ReportInputs.Law) throws -> [String] {
      try report(law).requirements.filter { $0.framework == "kri" }.map {
        "\($0.unit ?? "-") \($0.programmeUnit ?? "-")"
      }
    }
    #expect(try units(.both) == ["§ 19 § 20", "- § 99"])
    #expect(try units(.report) == ["§ 19 -"])
    #expect(try units(.programme) == ["§ 20 -", "§ 99 -"])
  }

  @Test func anOfficeLaysItsOwnOrderOverIt() throws {
    let sheet = AssessmentSheet(
      id: "arkusz",
      parts: [
        AssessmentSheet.Part(
          title: Phrase(same: "Tabela 1"), points: [.requirement(framework: "kri", id: "old"), .framework("nie ma")]),
        AssessmentSheet.Part(title: Phrase(same: "Tabela 2"), points: [.requirement(framework: "kri", id: "szbi")]),
      ])
    let rows = try report(sheet: sheet).requirements
    #expect(rows.map(\.id) == ["old", "szbi"] && rows.map(\.part) == ["Tabela 1", "Tabela 2"])
  }
}
