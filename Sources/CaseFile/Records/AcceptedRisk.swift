import GRDB
import Model

/// The office's decision to live with one weakness in one place until a day.
///
/// A decision is never deleted: one that is taken back keeps its row, with the moment.
package struct AcceptedRisk: CaseRecord, Hashable {
  package var id: Int64?
  package var unit: String?
  package var checkId: String
  package var fingerprint: String
  package var severity: String
  package var reason: String
  package var acceptedBy: String
  package var accepted: String
  package var until: String
  package var withdrawn: String?

  package init(
    unit: String?, checkId: String, fingerprint: String, severity: String, reason: String, acceptedBy: String,
    accepted: String, until: String
  ) {
    self.unit = unit
    self.checkId = checkId
    self.fingerprint = fingerprint
    self.severity = severity
    self.reason = reason
    self.acceptedBy = acceptedBy
    self.accepted = accepted
    self.until = until
  }

  package static let table = CaseTable(
    "accepted_risk",
    "Weaknesses that the office has decided to live with for a time. Reports list them; until the day has passed they do "
      + "not count as risk. The latest decision on a place that was not withdrawn is the one that holds.",
    identity: ["unit", "fingerprint", "accepted"],
    columns: [
      .number("id", "The row's number.", .plain),
      .text("unit", "The organisational unit of the place; NULL for none.", .plain),
      .text("check_id", "The check that found the weakness.", .plain),
      .text("fingerprint", "The finding, as in the table finding: it is the same in another scan.", .address),
      .text(
        "severity", "How bad it was when it was accepted; the decision does not hold for anything worse.", .plain),
      .text("reason", "Why the office lives with it, in its own words.", .name),
      .text("accepted_by", "Who decided.", .account),
      .moment("accepted", "When it was decided."),
      .day("until", "The last day on which the decision holds."),
      .moment("withdrawn", "When it was taken back; NULL while it was not."),
    ])

  /// Whether the decision was made about this finding's place.
  package func concerns(_ finding: FindingRecord) -> Bool {
    fingerprint == finding.fingerprint && (unit == nil || unit == finding.unit)
  }
}
