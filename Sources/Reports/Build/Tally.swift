import CaseFile
import Checks
import Model

/// How many verdicts of each kind every check has.
struct Tally {
  private var counts: [Check.ID: [Verdict: Int]] = [:]

  init(_ findings: [FindingRecord]) {
    for finding in findings {
      guard let verdict = Verdict(rawValue: finding.verdict) else { continue }
      counts[finding.checkId, default: [:]][verdict, default: 0] += 1
    }
  }

  func count(_ verdict: Verdict, of check: Check.ID) -> Int { counts[check]?[verdict] ?? 0 }

  func count(_ verdict: Verdict, of checks: [Check.ID]) -> Int { checks.reduce(0) { $0 + count(verdict, of: $1) } }
}
