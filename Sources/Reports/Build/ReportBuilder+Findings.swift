import CaseFile
import Checks
import Funding
import Model

extension ReportBuilder {
  func findings() -> [Report.Finding] {
    let mended = Dictionary(plan.mended.map { ($0.problem, $0) }, uniquingKeysWith: { first, _ in first })
    return groups.map { group in
      let texts = group.check.texts[inputs.language]
      let filling = Filling(
        group.records, evidence: group.evidence, subjects: inputs.contents.subjects)
      let labels = labels(of: group)
      return Report.Finding(
        number: numbers[group.check.id] ?? "", check: group.check.id, area: area(group.check.module),
        severity: group.problem.severity,
        title: filling.isUniform(texts.title) ? filling.text(texts.title, place: 0) : texts.application,
        plainTitle: texts.application, meaning: filling.text(texts.meaning), points: group.problem.risk,
        exposed: group.problem.exposed,
        places: group.records.indices.map { place(group, at: $0, filling: filling, labels: labels) },
        steps: texts.remedy.map { filling.text($0, place: 0) }, verify: filling.text(texts.verify, place: 0),
        freeWork: freeWork(for: group.check), purchases: purchases(for: group.check),
        mendedByFreeWork: mended[group.check.id]?.afterFreeWork ?? 0,
        mendedByPlan: mended[group.check.id]?.afterPlan ?? 0, references: references(of: group.check))
    }
  }

  /// How a place is called: its name and address, with the port.
  func label(of record: FindingRecord) -> String {
    let asset = asset(record.asset)
    let name = Untrusted.optional(record.name ?? asset?.name, limit: 120)
    let address = Untrusted.optional(record.address ?? asset?.address, limit: 60)
    let host = [name, address].compactMap(\.self)
    if host.isEmpty, asset == nil, record.subjectTable == SurveyAnswer.table.name {
      return unitName(record.unit) ?? voice(pl: "cały urząd", en: "the whole office")
    }
    let text =
      host.isEmpty ? Untrusted.line(asset?.label ?? record.fingerprint, limit: 120) : host.joined(separator: ", ")
    guard let port = record.port else { return text }
    return "\(text), \(Untrusted.line(record.transport ?? "tcp", limit: 10))/\(port)"
  }

  /// What the columns of a finding's evidence are called.
  func labels(of group: FindingGroup) -> [String: String] {
    let columns = group.evidence.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    return Dictionary(
      uniqueKeysWithValues: columns.map { column in
        (column, Untrusted.line(ColumnWords.label(column, of: group.check.judges, inputs.language), limit: 120))
      })
  }

  func place(_ group: FindingGroup, at index: Int, filling: Filling, labels: [String: String]) -> Report.Place {
    let record = group.records[index]
    let values = group.evidence[index]
    let ordered = group.check.evidence + values.keys.filter { !group.check.evidence.contains($0) }.sorted()
    return Report.Place(
      label: label(of: record), address: Untrusted.optional(record.address, limit: 60),
      name: Untrusted.optional(record.name, limit: 120), transport: Untrusted.optional(record.transport, limit: 10),
      port: record.port, unit: unitName(record.unit), severity: record.judgedSeverity,
      reason: ReasonWords.reason(of: record, check: group.check, filling: filling, place: index, voice),
      evidence: ordered.filter { values[$0] != nil }.map { column in
        Report.Evidence(
          column: Untrusted.line(column, limit: 60),
          label: labels[column] ?? Untrusted.line(column, limit: 120),
          value: (values[column]?.text).map { Untrusted.line($0) })
      }, fingerprint: Report.shown(fingerprint: record.fingerprint))
  }

  private func freeWork(for check: Check) -> [Report.FreeWorkLink] {
    plan.freeWork.filter { $0.problems.contains(check.id) }.compactMap { work in
      guard let remedy = inputs.remedies.first(where: { $0.id == work.remedy }) else { return nil }
      return Report.FreeWorkLink(
        number: workNumbers[work.remedy] ?? "", title: voice(remedy.title), who: voice(remedy.who), hours: remedy.hours)
    }
  }

  private func purchases(for check: Check) -> [Report.PurchaseLink] {
    let planned = Set(plan.lines.filter { $0.problems.contains(check.id) }.map(\.item))
    let helping = Set(check.remedies.map(\.remedy))
    return (inputs.programme?.items ?? []).filter { !helping.isDisjoint(with: $0.remedies) }.map { item in
      Report.PurchaseLink(
        number: itemNumbers[item.id] ?? "", title: voice(item.title), planned: planned.contains(item.id))
    }
  }

  private func references(of check: Check) -> Report.References {
    Report.References(
      requirements: check.references.requirements.keys.sorted().flatMap { framework in
        (check.references.requirements[framework] ?? []).map { id in
          let requirement = inputs.frameworks.first { $0.id == framework }?.requirements.first { $0.id == id }
          return Report.RequirementLink(
            framework: framework, id: id, unit: requirement.flatMap(place(inForce:))?.unit,
            title: requirement.map { voice($0.title) })
        }
      }, cis8: check.references.cis8, cwe: check.references.cwe, urls: check.references.urls,
      artemis: check.references.artemis)
  }
}
