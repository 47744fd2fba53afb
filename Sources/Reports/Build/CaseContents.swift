package import CaseFile
import Funding
import Model

/// What a report reads of a case file, read in one go.
package struct CaseContents: Hashable, Sendable {
  package var info: CaseInfo?
  package var runs: [Run]
  package var units: [Unit]
  package var jobs: [Job]
  package var assets: [Asset]
  package var endpoints: [Endpoint]
  package var listeners: [Listener]
  /// The case files that this one was merged from.
  package var merged: [MergedCase]
  package var mergeConflicts: Int
  /// The survey's questions that were put, answered or not.
  package var answers: [SurveyAnswer]
  /// What the office has decided to live with.
  package var accepted: [AcceptedRisk]
  package var judging: Judging?
  /// See ``EvidenceDigest``.
  package var evidenceDigest: String
  package var findings: [FindingRecord]
  /// The judged rows of findings that are no pass, for the texts' placeholders: table, the row's id, column.
  package var subjects: [String: [String: [String: CaseValue]]]

  /// Reads `file`; `judged` stands for its stored findings when they were made anew.
  ///
  /// - Throws: ``CaseFileError`` when SQLite cannot read it.
  package init(reading file: CaseFile, findings judged: [FindingRecord]? = nil) throws {
    info = try file.all(CaseInfo.self).first
    runs = try file.all(Run.self)
    units = try file.all(Unit.self)
    jobs = try file.all(Job.self)
    assets = try file.all(Asset.self)
    endpoints = try file.all(Endpoint.self)
    listeners = try file.all(Listener.self)
    merged = try file.all(MergedCase.self)
    mergeConflicts = try file.rows("SELECT count(*) FROM merge_conflict").rows.first?.first?.integer.map(Int.init) ?? 0
    answers = try file.all(SurveyAnswer.self)
    accepted = try file.all(AcceptedRisk.self)
    judging = try file.all(Judging.self).first
    evidenceDigest = try EvidenceDigest.of(file)
    findings = try judged ?? file.all(FindingRecord.self)
    subjects = try CaseContents.subjects(of: findings, in: file)
  }

  private static func subjects(
    of findings: [FindingRecord], in file: CaseFile
  ) throws -> [String: [String: [String: CaseValue]]] {
    let wanted = findings.filter { $0.verdict == Verdict.fail.rawValue || $0.verdict == Verdict.notVerified.rawValue }
    var subjects: [String: [String: [String: CaseValue]]] = [:]
    for name in Set(wanted.map(\.subjectTable)).sorted() {
      // Only documented tables: the name comes from the file.
      guard let table = Schema.table(name), table.column("id") != nil else { continue }
      let ids = Set(wanted.filter { $0.subjectTable == name }.map(\.subject))
      let found = try file.rows("SELECT * FROM \(table.name.quoted)")
      guard let id = found.columns.firstIndex(of: "id") else { continue }
      for row in found.rows {
        guard let key = row[id].text, ids.contains(key) else { continue }
        subjects[name, default: [:]][key] = Dictionary(
          zip(found.columns, row), uniquingKeysWith: { first, _ in first })
      }
    }
    return subjects
  }
}

extension CaseContents {
  /// Machines and units by kind, for the quantities of a plan.
  var estate: Estate {
    let kinds = Dictionary(
      units.map { ($0.unit, UnitKind(rawValue: $0.kind) ?? .other) }, uniquingKeysWith: { first, _ in first })
    return Estate(
      hosts: assets.reduce(into: [:]) { $0[$1.unit.flatMap { kinds[$0] }, default: 0] += 1 },
      units: kinds.values.reduce(into: [:]) { $0[$1, default: 0] += 1 })
  }
}
