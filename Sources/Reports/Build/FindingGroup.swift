import CaseFile
import Checks
import Funding
import Model

/// The failures of one check, ready to be described and planned for.
struct FindingGroup {
  var check: Check
  var records: [FindingRecord]
  /// The records' evidence, in the same order.
  var evidence: [[String: EvidenceValue]]
  var problem: Problem

  /// The failures of all checks, the worst first.
  static func groups(of inputs: ReportInputs) -> [FindingGroup] {
    let failures = inputs.contents.findings.filter { $0.verdict == Verdict.fail.rawValue }
    let kinds = Dictionary(
      inputs.contents.units.map { ($0.unit, UnitKind(rawValue: $0.kind) ?? .other) },
      uniquingKeysWith: { first, _ in first })
    let byCheck = Dictionary(grouping: failures, by: \.checkId)
    return inputs.checks.compactMap { check in
      guard let records = byCheck[check.id] else { return nil }
      // What was seen from two places is one place; the worse of the two verdicts stays.
      var seen: Set<String> = []
      return FindingGroup(
        check: check, records: records.sorted(by: precedes).filter { seen.insert($0.fingerprint).inserted },
        kinds: kinds)
    }.sorted(by: isGraver)
  }

  static func isGraver(_ left: FindingGroup, _ right: FindingGroup) -> Bool {
    let (a, b) = (left.problem, right.problem)
    if a.severity != b.severity { return a.severity > b.severity }
    return a.risk == b.risk ? a.id < b.id : a.risk > b.risk
  }

  /// The places for which `keep` holds; nil when there are none.
  func narrowed(to keep: (FindingRecord) -> Bool) -> FindingGroup? {
    let kept = records.indices.filter { keep(records[$0]) }
    if kept.count == records.count { return self }
    guard !kept.isEmpty else { return nil }
    var part = self
    part.records = kept.map { records[$0] }
    part.evidence = kept.map { evidence[$0] }
    part.problem.places = kept.map { problem.places[$0] }
    return part
  }

  private init(check: Check, records: [FindingRecord], kinds: [String: UnitKind]) {
    self.check = check
    self.records = records
    evidence = EvidenceValue.values(of: records)
    problem = Problem(
      id: check.id, places: records.map { FindingGroup.place($0, kinds: kinds) },
      effects: Dictionary(check.remedies.map { ($0.remedy, $0.effect) }, uniquingKeysWith: max),
      needsNoPassword: check.references.cwe.contains(where: FindingGroup.withoutPassword.contains))
  }

  /// CWE-306, missing authentication for a critical function; CWE-258, an empty password in a configuration file.
  private static let withoutPassword: Set<Int> = [258, 306]

  private static func place(_ record: FindingRecord, kinds: [String: UnitKind]) -> Problem.Place {
    let asset = record.asset.map { "asset \($0)" } ?? record.address ?? record.name
    return Problem.Place(
      id: record.port.map { "\(asset ?? "?") \(record.transport ?? "tcp") \($0)" } ?? asset ?? record.fingerprint,
      asset: asset, severity: record.judgedSeverity, exposed: record.isExposed, unit: record.unit.flatMap { kinds[$0] },
      unitID: record.unit)
  }

  private static func precedes(_ left: FindingRecord, _ right: FindingRecord) -> Bool {
    if left.judgedSeverity != right.judgedSeverity { return left.judgedSeverity > right.judgedSeverity }
    return (left.id ?? 0, left.fingerprint) < (right.id ?? 0, right.fingerprint)
  }
}

extension FindingRecord {
  /// The severity; a word that is none counts as a note.
  var judgedSeverity: Severity { Severity(rawValue: severity) ?? .info }

  /// Whether its address is a public one.
  var isExposed: Bool { address.flatMap { IPAddress($0) }.map { !$0.isPrivate } ?? false }
}
