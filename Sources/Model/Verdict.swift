/// What a check says of one subject.
///
/// The four are never merged: `notVerified` is ignorance with a reason, never a pass.
package enum Verdict: String, Codable, CaseIterable, Sendable {
  case pass
  case fail
  case notApplicable = "not-applicable"
  case notVerified = "not-verified"
}
