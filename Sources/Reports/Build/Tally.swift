import CaseFile
import Checks
import Model

/// How many verdicts of each kind every check has.
struct Tally {
  /// The verdicts of one check.
  struct Counts {
    var passed = 0
    var failed = 0
    var notApplicable = 0
    var notVerified = 0
    /// Of the failed ones, answers of the survey that say “partly” or “no longer”.
    var partial = 0

    subscript(verdict: Verdict) -> Int {
      switch verdict {
      case .pass: passed
      case .fail: failed
      case .notApplicable: notApplicable
      case .notVerified: notVerified
      }
    }

    mutating func add(_ other: Counts) {
      passed += other.passed
      failed += other.failed
      notApplicable += other.notApplicable
      notVerified += other.notVerified
      partial += other.partial
    }
  }

  private var counts: [Check.ID: Counts] = [:]

  /// The verdicts of several tallies together.
  init(_ parts: some Sequence<Tally>) {
    for part in parts {
      for (check, counts) in part.counts { self.counts[check, default: Counts()].add(counts) }
    }
  }

  private init() {}

  /// The findings counted for each unit, in one pass: there may be hundreds of thousands.
  static func byUnit(_ findings: [FindingRecord]) -> [String?: Tally] {
    var tallies: [String?: Tally] = [:]
    for finding in findings {
      guard let verdict = Verdict(rawValue: finding.verdict) else { continue }
      tallies[finding.unit, default: Tally()].counts[finding.checkId, default: Counts()].count(finding, verdict)
    }
    return tallies
  }

  func count(_ verdict: Verdict, of check: Check.ID) -> Int { counts[check]?[verdict] ?? 0 }

  func count(_ verdict: Verdict, of checks: [Check.ID]) -> Int { checks.reduce(0) { $0 + count(verdict, of: $1) } }

  /// The verdicts of these checks.
  func counts(of checks: [Check.ID]) -> Counts {
    checks.reduce(into: Counts()) { sum, check in if let own = counts[check] { sum.add(own) } }
  }

  /// The verdicts of all checks.
  var sum: Counts { counts.values.reduce(into: Counts()) { $0.add($1) } }
}

extension Tally.Counts {
  fileprivate mutating func count(_ finding: FindingRecord, _ verdict: Verdict) {
    switch verdict {
    case .pass: passed += 1
    case .notApplicable: notApplicable += 1
    case .notVerified: notVerified += 1
    case .fail:
      failed += 1
      if finding.reason == "partial" || finding.reason == "outdated",
        finding.subjectTable == SurveyAnswer.table.name
      {
        partial += 1
      }
    }
  }
}
