import CaseFile
import Model

/// Which failures the office has decided to live with on the day of the examination.
struct Acceptances {
  /// The latest decision on each place that was not withdrawn, by fingerprint.
  let decisions: [String: [AcceptedRisk]]
  /// The case's own day, so that the same case always makes the same report.
  private let day: Day?

  init(_ decisions: [AcceptedRisk], on day: Day?) {
    self.day = day
    var latest: [String: [AcceptedRisk]] = [:]
    let standing = decisions.filter { $0.withdrawn == nil }.sorted {
      ($0.accepted, $0.id ?? 0) > ($1.accepted, $1.id ?? 0)
    }
    for decision in standing where latest[decision.fingerprint]?.contains(where: { $0.unit == decision.unit }) != true {
      latest[decision.fingerprint, default: []].append(decision)
    }
    self.decisions = latest
  }

  /// The decision about this finding's place, whether it still holds or not.
  func decision(on finding: FindingRecord) -> AcceptedRisk? {
    decisions[finding.fingerprint]?.first { $0.concerns(finding) }
  }

  /// Whether the office has accepted the finding, for today and for as grave as it is.
  func holds(for finding: FindingRecord) -> Bool {
    decision(on: finding).map { state(of: $0, on: finding) == .inForce } ?? false
  }

  /// Without a day of its own a case has nothing to accept; a word that is no day or no severity accepts nothing.
  func state(of decision: AcceptedRisk, on finding: FindingRecord?) -> Report.AcceptedRisk.State {
    guard let finding else { return .notFound }
    guard let day, let until = Day(iso: decision.until), day <= until else { return .expired }
    guard let limit = Severity(rawValue: decision.severity), finding.judgedSeverity <= limit else { return .worse }
    return .inForce
  }
}
