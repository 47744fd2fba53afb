import CaseFile
import Checks
import Funding
import Model

extension ReportBuilder {
  func office() -> Report.Office {
    let info = inputs.contents.info
    return Report.Office(
      name: Untrusted.optional(info?.institution, limit: 200), teryt: Untrusted.optional(info?.teryt, limit: 20),
      address: Untrusted.optional(info?.address, limit: 200), contact: Untrusted.optional(info?.contact, limit: 200),
      employees: info?.employees, workstations: info?.workstations, servers: info?.servers,
      administrators: info?.administrators, authorisedBy: Untrusted.optional(info?.authorisedBy, limit: 200),
      authorisedOn: info?.authorisedOn.flatMap { Day(iso: $0) },
      units: inputs.contents.units.map { unit in
        Report.Unit(
          id: Untrusted.line(unit.unit, limit: 60), name: Untrusted.line(unit.name, limit: 200),
          kind: voice((UnitKind(rawValue: unit.kind) ?? .other).title))
      })
  }

  func method() -> Report.Method {
    let judged = inputs.contents.judging?.checksSha256
    return Report.Method(
      caps: GradeCap.all.map { Report.Cap(rule: $0.rule, condition: voice($0.condition), grade: $0.grade) },
      toolVersion: inputs.toolVersion, checks: inputs.contents.judging?.checks ?? inputs.checks.count,
      catalogueDigest: inputs.catalogueDigest,
      judgedWithDigest: judged == inputs.catalogueDigest ? nil : Untrusted.optional(judged, limit: 64),
      evidenceDigest: inputs.contents.evidenceDigest,
      runs: inputs.contents.runs.map { run in
        Report.Run(
          started: Untrusted.line(run.started, limit: 40), finished: Untrusted.optional(run.finished, limit: 40),
          toolVersion: Untrusted.line(run.toolVersion, limit: 40), vantage: Untrusted.optional(run.vantage, limit: 120),
          seed: run.seed)
      }, modules: inputs.modules.filter { isRun($0.id, probe: $0.probe) }.map { voice($0.title) },
      mergedFrom: inputs.contents.merged.map { source in
        Report.Source(
          file: Untrusted.line(source.file, limit: 120),
          institution: Untrusted.optional(source.institution, limit: 200), unit: unitName(source.unit),
          rows: source.rows ?? 0)
      }, mergeConflicts: inputs.contents.mergeConflicts)
  }

  /// Whether the case has a job of the module, or what a person brought it: answers, an inventory.
  func isRun(_ module: String, probe: String) -> Bool {
    if probe == "survey" { return inputs.contents.answers.contains { $0.answer != nil } }
    if probe == "inventory" { return inputs.contents.findings.contains { $0.module == module } }
    return inputs.contents.jobs.contains { $0.module == module || $0.module == probe }
  }
}
