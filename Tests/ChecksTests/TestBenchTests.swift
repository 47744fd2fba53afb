import CaseFile
import Checks
import Model
import Testing

@Suite struct TestBenchTests {
  private let bench: TestBench

  init() throws { bench = try TestBench() }

  private func check(_ tests: [Check.Test]) -> Check {
    var check = Check.failing(when: "sslv3")
    check.tests = tests
    return check
  }

  private static let bad = Check.test("bad", ["sslv3": 1], .fail, "bad")
  private static let good = Check.test("good", ["sslv3": 0], .pass)
  private static let blind = Check.test("blind", [:], .notVerified)

  @Test func completeTestsPass() throws {
    let check = check([Self.bad, Self.good, Self.blind])
    let results = try bench.run(check)
    #expect(results.map(\.passed) == [true, true, true])
    #expect(results.map(\.decision) == [.rule(0), .rule(1), .unobserved(0)])
    #expect(check.shortcomings(results).isEmpty)
  }

  @Test(arguments: [
    ([good, blind], 7 as Int?, "verdicts[0]", "no test ends at this verdict; add one that does"),
    ([bad, blind], 8, "verdicts[1]", "no test ends at this verdict; add one that does"),
    (
      [bad, good], nil, "tests",
      "there is no test with “expect: not-verified” in which a value was not observed (NULL)"
    ),
    (
      [bad, good, blind, Check.test("x", ["sslv3": 1], .pass)], 20, "tests[3]",
      "“x”: expected pass, got fail: bad"
    ),
    (
      [bad, good, blind, Check.test("x", ["sslv3": 1], .fail, "worse")], 20, "tests[3]",
      "“x”: expected fail: worse, got fail: bad"
    ),
    (
      [bad, good, blind, Check.test("x", ["sslv3": 1], .fail, "bad", severity: .low)], 20, "tests[3]",
      "“x”: expected fail: bad (low), got fail: bad (high)"
    ),
    (
      [bad, good, blind, Check.test("x", ["sslv3": 1], .notVerified)], 20, "tests[3]",
      "“x”: expected not-verified, got fail: bad"
    ),
    (
      [bad, good, blind, Check.test("x", ["sslv": 1], .pass)], 20, "tests[3].given.tls_endpoint[0].sslv",
      "there is no column “sslv” in the table tls_endpoint; is it “sslv2”?"
    ),
    (
      [
        bad, good, blind,
        Check.Test(name: "x", given: ["tls_endpont": []], verdict: .pass, reason: nil, severity: nil, line: 20),
      ], 20,
      "tests[3].given", "there is no table “tls_endpont”; is it “tls_endpoint”?"
    ),
    (
      [bad, good, blind, Check.Test(name: "x", given: [:], verdict: .pass, reason: nil, severity: nil, line: 20)], 20,
      "tests[3].given", "there is no row of tls_endpoint, so there is nothing to judge"
    ),
  ])
  func shortcomingIsNamed(tests: [Check.Test], line: Int?, field: String, problem: String) throws {
    let check = check(tests)
    let errors = check.shortcomings(try bench.run(check))
    #expect(errors.map(\.line) == [line] && errors.map(\.field) == [field] && errors.map(\.problem.en) == [problem])
  }

  @Test func everyFlippedVerdictBreaksATest() throws {
    let sound = check([Self.bad, Self.good, Self.blind])
    for index in sound.rules.indices {
      for verdict in Verdict.allCases where verdict != sound.rules[index].verdict {
        var mutant = sound
        mutant.rules[index].verdict = verdict
        #expect(try !bench.run(mutant).allSatisfy(\.passed), "rule \(index) as \(verdict)")
      }
    }
  }

  @Test func viewIsReplacedByGivenRowsOrMadeFromItsTables() throws {
    var check = Check.sample(judges: "service", rules: Check.failing(when: "exposure = 'network'").rules)
    check.tests = [
      Check.Test(
        name: "direct", given: ["service": [["exposure": "network", "port": 23]]], verdict: .fail, reason: "bad",
        severity: nil, line: 1),
      Check.Test(
        name: "from its tables",
        given: [
          "asset": [["id": 1, "origin": "network"]],
          "endpoint": [["asset": 1, "transport": "tcp", "port": 23, "state": "open"]],
        ], verdict: .fail, reason: "bad", severity: nil, line: 2),
      Check.Test(
        name: "first of two", given: ["service": [["exposure": "loopback"], ["exposure": "network"]]], verdict: .pass,
        reason: nil, severity: nil, line: 3),
      Check.Test(
        name: "unknown", given: ["service": [["port": 23]]], verdict: .notVerified, reason: nil, severity: nil, line: 4),
    ]
    let results = try bench.run(check)
    #expect(results.map(\.passed) == [true, true, true, true], "\(results)")
  }

  @Test(.timeLimit(.minutes(1))) func manyTestsAreFast() throws {
    let check = check(Array(repeating: [Self.bad, Self.good, Self.blind], count: 200).flatMap(\.self))
    let clock = ContinuousClock()
    var passed = false
    let time = try clock.measure { passed = try bench.run(check).allSatisfy(\.passed) }
    #expect(passed)
    #expect(time < .seconds(5), "600 tests took \(time)")
  }
}
