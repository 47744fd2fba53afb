package import Model

extension Check {
  /// What its tests leave to be desired: those that fail, branches that none hits, and verdicts that could be swapped
  /// without any test noticing.
  package func shortcomings(_ results: [TestBench.Result]) -> [ContentError] {
    var errors: [ContentError] = []
    for (index, result) in results.enumerated() where !result.passed {
      errors.append(result.problem ?? failure(result, at: index))
    }
    for (index, rule) in rules.enumerated() {
      let hits = results.filter { $0.passed && $0.decision == .rule(index) }
      let field = "verdicts[\(index)]"
      if hits.isEmpty {
        errors.append(
          ContentError(
            file: self.file, line: rule.line, field: field,
            Phrase(
              pl: "żaden test nie trafia w ten werdykt; dopisz test, który się tu kończy",
              en: "no test ends at this verdict; add one that does")))
      } else if !hits.contains(where: { detectsEveryFlip(of: index, $0) }) {
        errors.append(
          ContentError(
            file: self.file, line: rule.line, field: field,
            Phrase(
              pl: "zamiana tego werdyktu na inny nie psuje żadnego testu",
              en: "swapping this verdict for another breaks no test")))
      }
    }
    let unobserved = results.contains { if case .unobserved = $0.decision { $0.passed } else { false } }
    if !unobserved, rules.contains(where: { $0.condition != nil }) {
      errors.append(
        ContentError(
          file: self.file, field: "tests",
          Phrase(
            pl: "brak testu z „expect: not-verified”, w którym wartość nie została zaobserwowana (NULL)",
            en: "there is no test with “expect: not-verified” in which a value was not observed (NULL)")))
    }
    return errors
  }

  /// Whether the test fails once the branch has any other verdict.
  private func detectsEveryFlip(of index: Int, _ result: TestBench.Result) -> Bool {
    guard let decision = result.decision else { return false }
    return Verdict.allCases.filter { $0 != rules[index].verdict }.allSatisfy { verdict in
      var mutant = self
      mutant.rules[index].verdict = verdict
      return !result.test.accepts(mutant.outcome(of: decision, missing: []))
    }
  }

  private func failure(_ result: TestBench.Result, at index: Int) -> ContentError {
    let expected = describe(result.test.verdict, result.test.reason, result.test.severity)
    let got = result.outcome.map { outcome in
      describe(
        outcome.verdict, outcome.verdict == .pass ? nil : outcome.reason,
        result.test.severity == nil ? nil : outcome.severity)
    }
    return ContentError(
      file: self.file, line: result.test.line, field: "tests[\(index)]",
      Phrase(
        pl: "„\(result.test.name)”: oczekiwano \(expected), wyszło \(got ?? "-")",
        en: "“\(result.test.name)”: expected \(expected), got \(got ?? "-")"))
  }

  private func describe(_ verdict: Verdict, _ reason: String?, _ severity: Severity?) -> String {
    verdict.rawValue + (reason.map { ": \($0)" } ?? "") + (severity.map { " (\($0.rawValue))" } ?? "")
  }
}
