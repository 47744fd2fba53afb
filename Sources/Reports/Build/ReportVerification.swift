import Funding
import Model

/// A report held against the one that its case file gives today.
package struct ReportVerification: Hashable, Sendable {
  /// Whether the case file holds the same observations.
  package var evidenceMatches: Bool
  /// Whether the same checks judge now as then.
  package var checksMatch: Bool
  /// Places of findings that both have, with the same severity and evidence.
  package var confirmed: Int
  package var differences: [Difference]

  package var isConfirmed: Bool { evidenceMatches && differences.isEmpty }

  /// Something that the report says and the case file does not, or the other way round.
  package struct Difference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The report has a finding that does not follow from the case.
      case invented
      /// The case has a finding that the report leaves out.
      case missing
      /// Both have it, with another severity, reason or evidence.
      case altered
      /// Another count of tests passed or not decided, another letter or other points.
      case total
    }

    package var kind: Kind
    /// The check's id, or what was counted.
    package var subject: String
    /// Where, or what the report says and what follows.
    package var detail: String
  }

  /// - Parameters:
  ///   - claimed: The report as it was handed over.
  ///   - derived: The one made of the case file, in the same language.
  package init(of claimed: Report, against derived: Report) {
    evidenceMatches = claimed.method.evidenceDigest == derived.method.evidenceDigest
    checksMatch = claimed.method.catalogueDigest == derived.method.catalogueDigest
    let (said, follows) = (ReportVerification.places(claimed), ReportVerification.places(derived))
    var differences: [Difference] = []
    var confirmed = 0
    for (key, place) in said.sorted(by: { $0.key < $1.key }) {
      switch follows[key] {
      case nil: differences.append(Difference(kind: .invented, subject: key.check, detail: place.label))
      case place?: confirmed += 1
      case let other?:
        let what = ReportVerification.words(place, other)
        differences.append(Difference(kind: .altered, subject: key.check, detail: "\(place.label): \(what)"))
      }
    }
    for (key, place) in follows.sorted(by: { $0.key < $1.key }) where said[key] == nil {
      differences.append(Difference(kind: .missing, subject: key.check, detail: place.label))
    }
    let totals = zip(ReportVerification.totals(claimed), ReportVerification.totals(derived))
    for (claim, truth) in totals where claim.value != truth.value {
      differences.append(
        Difference(kind: .total, subject: claim.name, detail: "\(claim.value) ≠ \(truth.value)"))
    }
    self.confirmed = confirmed
    self.differences = differences
  }

  private struct Key: Hashable, Comparable {
    var check: String
    var fingerprint: String

    static func < (left: Key, right: Key) -> Bool {
      (left.check, left.fingerprint) < (right.check, right.fingerprint)
    }
  }

  private static func places(_ report: Report) -> [Key: Report.Place] {
    Dictionary(
      report.findings.flatMap { finding in
        finding.places.map { (Key(check: finding.check, fingerprint: $0.fingerprint), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The first thing that differs.
  private static func words(_ claim: Report.Place, _ truth: Report.Place) -> String {
    if claim.severity != truth.severity { return "\(claim.severity.rawValue) ≠ \(truth.severity.rawValue)" }
    for (one, other) in zip(claim.evidence, truth.evidence) where one != other {
      return "\(one.column): \(one.value ?? "–") ≠ \(other.value ?? "–")"
    }
    return "\(claim.reason ?? "–") ≠ \(truth.reason ?? "–")"
  }

  private static func totals(_ report: Report) -> [(name: String, value: String)] {
    [
      ("passed", String(report.passed.reduce(0) { $0 + $1.places })),
      ("not-verified", String(report.gaps.notVerified.reduce(0) { $0 + $1.places })),
      ("assets", String(report.assets.count)),
      ("risk", String(report.risk.today.thousandths)),
      ("letter", report.summary.letters?.today.grade.rawValue ?? "–"),
    ]
  }
}
