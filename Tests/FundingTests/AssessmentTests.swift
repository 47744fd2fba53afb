import Funding
import Model
import Testing

@Suite struct AssessmentTests {
  @Test(arguments: [
    (Severity.critical, true, true, 0, 1000, Grade.f), (.critical, true, false, 0, 1000, .e),
    (.critical, false, true, 0, 1000, .d), (.high, true, true, 0, 1000, .c), (.high, false, false, 79, 1000, .c),
    (.high, false, false, 80, 1000, .a), (.critical, true, true, 80, 899, .b), (.medium, true, false, 0, 1000, .a),
    (.low, false, false, 0, 899, .b), (.critical, true, false, 0, 0, .e),
  ])
  func theWorstRuleSetsTheLetter(
    severity: Severity, exposed: Bool, noPassword: Bool, mended: Int, coverage: Int, grade: Grade
  ) {
    let problem = Instance.problem("p", severity, exposed: exposed, needsNoPassword: noPassword)
    let assessment = Assessment(
      of: [problem, Instance.problem("other", .low)], mended: { _ in .init(everywhere: mended) }, coverage: coverage)
    #expect(assessment.grade == grade)
    #expect((assessment.cap == nil) == (grade == .a))
  }

  @Test func coverageOnlyLowers() {
    for share in stride(from: 0, through: 1000, by: 50) {
      let letters = Severity.allCases.map { severity in
        Assessment(of: [Instance.problem("p", severity)], mended: { _ in .init(everywhere: 0) }, coverage: share).grade
      }
      let full = Severity.allCases.map { severity in
        Assessment(of: [Instance.problem("p", severity)], mended: { _ in .init(everywhere: 0) }, coverage: 1000).grade
      }
      #expect(zip(letters, full).allSatisfy { $0 <= $1 })
    }
  }

  @Test(arguments: [
    (Severity.critical, false, 1, 40_000), (.critical, true, 1, 60_000), (.high, false, 4, 22_500),
    (.medium, false, 1024, 17_500), (.low, true, 3, 2094), (.info, true, 500, 0), (.high, false, 0, 0),
  ])
  func pointsFollowTheFormula(severity: Severity, exposed: Bool, places: Int, thousandths: Int) {
    #expect(RiskPoints(severity: severity, exposed: exposed, places: places).thousandths == thousandths)
  }

  @Test func morePlacesNeverWeighLess() {
    let points = (1...5000).map { RiskPoints(severity: .medium, exposed: false, places: $0) }
    #expect(zip(points, points.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
