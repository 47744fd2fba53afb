import GRDB
import Model

/// The verdict of one check on one subject.
package struct FindingRecord: CaseRecord, Hashable {
  package var id: Int64?
  package var checkId: String
  package var module: String
  package var subjectTable: String
  package var subject: String
  package var unit: String?
  package var asset: Int64?
  package var address: String?
  package var name: String?
  package var transport: String?
  package var port: Int?
  package var verdict: String
  package var severity: String
  package var reason: String?
  package var evidence: String
  package var fingerprint: String

  package init(
    checkId: String, module: String, subjectTable: String, subject: String, unit: String?, asset: Int64?,
    address: String?, name: String?, transport: String?, port: Int?, verdict: String, severity: String,
    reason: String?, evidence: String, fingerprint: String
  ) {
    self.checkId = checkId
    self.module = module
    self.subjectTable = subjectTable
    self.subject = subject
    self.unit = unit
    self.asset = asset
    self.address = address
    self.name = name
    self.transport = transport
    self.port = port
    self.verdict = verdict
    self.severity = severity
    self.reason = reason
    self.evidence = evidence
    self.fingerprint = fingerprint
  }

  private static let shared: [CaseColumn] = [
    .text("check_id", "The check.", .plain),
    .text("module", "Its module.", .plain),
    .text("unit", "The organisational unit of the asset.", .plain),
    .number("asset", "The asset.", .plain),
    .text("address", "The address, where the subject has one.", .address),
    .text("name", "The host's name.", .name),
    .text("transport", "tcp or udp, where the subject is a service.", .plain),
    .number("port", "The port, where the subject is a service.", .address),
    .text("verdict", "pass, fail, not-applicable or not-verified.", .plain),
    .text(
      "severity", "critical, high, medium, low or info: how bad a fail is; a pass carries the check's own.", .plain),
    .text("reason", "The reason code, or for not-verified the missing columns.", .plain),
    .text("evidence", "The observed values that the check shows, as a JSON object.", .address),
    .text(
      "fingerprint", "Check, asset and subject: the same thing in another scan has the same fingerprint.", .address),
  ]

  package static let table = CaseTable(
    "finding", "The verdicts of all checks on all their subjects, passes included.", identity: ["fingerprint"],
    columns: [
      .number("id", "The row's number.", .plain),
      .text("subject_table", "The table or view whose row was judged.", .plain),
      .text("subject", "That row's id.", .plain),
    ] + shared)

  package static let view = CaseTable(
    "findings", "The verdicts, in the columns that scripts may rely on.", identity: ["fingerprint"],
    view: "SELECT \(shared.map(\.name).joined(separator: ", ")) FROM finding ORDER BY id", columns: shared)
}
