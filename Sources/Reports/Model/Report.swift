package import Funding
package import Model

/// Everything that a report says, in one language: the one source of every rendering.
///
/// Amounts are in grosze, points in thousandths, shares in thousandths of the whole, days and moments in ISO 8601.
/// Texts that came from outside are cleaned: control and direction characters are written out, long ones are cut.
package struct Report: Hashable, Codable, Sendable {
  /// The format and its version.
  package var schema: String
  package var language: Language
  /// `internal`: all detail, for the office only.
  package var edition: String
  /// The Traffic Light Protocol mark (https://www.first.org/tlp/).
  package var marking: String
  /// The day of the last run or of the survey's last answer; nil when there is neither.
  package var date: Day?
  package var office: Office
  package var summary: Summary
  package var risk: Stages<RiskPoints>
  /// What is wrong, the worst first; each problem once, with all its places.
  package var findings: [Finding]
  /// What the office has decided to live with; these places are not among the findings while the decision holds.
  package var accepted: [AcceptedRisk]
  package var plan: PlanSheet
  /// Each organisational unit's own results, in the scope's order; empty where the scope names none.
  package var units: [UnitSheet]
  /// The programme that the plan is made for; nil for free work only.
  package var programme: ProgrammeSheet?
  package var requirements: [RequirementAnswer]
  /// What was examined and is in order.
  package var passed: [Passed]
  package var gaps: Gaps
  /// What CERT Polska would see.
  package var outside: OutsideView
  package var assets: [Asset]
  /// Hosts by unit, exposure and worst finding.
  package var network: [NetworkUnit]
  /// What became of an earlier case file's findings; nil when none was given.
  package var changes: Changes?
  package var method: Method
  /// The technical words that occur in the report.
  package var glossary: [Term]
  package var diagnosis: Diagnosis
  /// SHA-256 of the application edition's JSON of the same case, with 64 zeros in the place of this edition's digest;
  /// nil where no application edition was made.
  package var applicationDigest: String?

  /// The version that this tool writes.
  package static let currentSchema = "tarcza.raport/1"

  /// A value today, after the free work, and after the plan.
  package struct Stages<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
    package var today: Value
    package var afterFreeWork: Value
    package var afterPlan: Value

    package init(today: Value, afterFreeWork: Value, afterPlan: Value) {
      self.today = today
      self.afterFreeWork = afterFreeWork
      self.afterPlan = afterPlan
    }
  }
}
