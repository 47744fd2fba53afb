import CaseFile
import Checks
import Funding
import Model

extension ReportBuilder {
  /// Where the requirement stands on the report's day; the last place when the day is not known.
  func place(inForce requirement: Requirement) -> Requirement.Place? {
    guard let date else { return requirement.places.last }
    return requirement.place(on: date)
  }

  /// The answers in the sheet's order; requirements of units are answered for each of them.
  func requirementAnswers() -> [Report.RequirementAnswer] {
    let whole = Respondent(tally: tally, answers: inputs.contents.answers)
    let subordinate = inputs.contents.units.filter { $0.kind != UnitKind.starostwo.rawValue }
    let names = Set(subordinate.map(\.unit))
    let office = respondent { unit in unit.map { !names.contains($0) } ?? true }
    let units = subordinate.map { unit in (unit: unit, own: respondent { $0 == unit.unit }) }
    let checks = checksByRequirement()
    return sheetPoints().flatMap { point -> [Report.RequirementAnswer] in
      guard let law = law(of: point.requirement) else { return [] }
      let speaking = checks[point.framework.id]?[point.requirement.id] ?? []
      if point.requirement.appliesTo.contains(.office) {
        let both = point.requirement.appliesTo.contains(.units)
        return [answer(point, law, speaking, for: both ? whole : office, unit: nil)]
      }
      return units.map { answer(point, law, speaking, for: $0.own, unit: $0.unit) }
    }
  }

  /// The verdicts and answers of the units that are meant.
  private func respondent(_ isMeant: (String?) -> Bool) -> Respondent {
    Respondent(
      tally: Tally(unitTallies.filter { isMeant($0.key) }.values),
      answers: inputs.contents.answers.filter { isMeant($0.unit) })
  }

  /// The checks that speak to a requirement, by framework and its id.
  private func checksByRequirement() -> [String: [String: [Check]]] {
    var found: [String: [String: [Check]]] = [:]
    for check in inputs.checks {
      for (framework, requirements) in check.references.requirements {
        for requirement in Set(requirements) { found[framework, default: [:]][requirement, default: []].append(check) }
      }
    }
    return found
  }

  /// Whether the unit is known and is not the county office itself.
  private func isSubordinate(_ unit: String?) -> Bool {
    guard let unit, let known = inputs.contents.units.first(where: { $0.unit == unit }) else { return false }
    return known.kind != UnitKind.starostwo.rawValue
  }

  /// A requirement and where the sheet has it.
  private struct SheetPoint {
    var part: String
    var framework: Framework
    var requirement: Requirement
  }

  private func sheetPoints() -> [SheetPoint] {
    guard let sheet = inputs.sheet else {
      return inputs.frameworks.filter { ["kri", "uksc"].contains($0.id) }.flatMap { framework in
        framework.requirements.map {
          SheetPoint(part: voice(framework.title), framework: framework, requirement: $0)
        }
      }
    }
    return sheet.parts.flatMap { part in
      part.points.flatMap { point -> [SheetPoint] in
        let (id, one): (String, String?) =
          switch point {
          case .framework(let id): (id, nil)
          case .requirement(let framework, let id): (framework, id)
          }
        guard let framework = inputs.frameworks.first(where: { $0.id == id }) else { return [] }
        return framework.requirements.filter { one == nil || $0.id == one }.map {
          SheetPoint(part: voice(part.title), framework: framework, requirement: $0)
        }
      }
    }
  }

  /// The versions of the law that the sheet names for one requirement; nil when it is in force in neither.
  private func law(of requirement: Requirement) -> (today: Requirement.Place?, then: Requirement.Place?)? {
    let day = inputs.programme.flatMap { $0.callOpens.value ?? $0.eligibleFrom.value }
    let today = place(inForce: requirement)
    let then = day.flatMap { requirement.place(on: $0) }
    switch inputs.law {
    case .report: return requirement.places.isEmpty || today != nil ? (today, nil) : nil
    case .programme where day != nil: return requirement.places.isEmpty || then != nil ? (then, nil) : nil
    case .programme, .both:
      guard requirement.places.isEmpty || today != nil || then != nil else { return nil }
      return (today, then == today ? nil : then)
    }
  }

  private func answer(
    _ point: SheetPoint, _ law: (today: Requirement.Place?, then: Requirement.Place?), _ checks: [Check],
    for respondent: Respondent, unit: Unit?
  ) -> Report.RequirementAnswer {
    let requirement = point.requirement
    let surveyed = checks.filter { isSurveyed($0) }
    let evidence = RequirementEvidence(
      scan: respondent.witness(checks.filter { !isSurveyed($0) }.map(\.id)),
      survey: respondent.witness(surveyed.map(\.id)))
    let status = evidence.status(of: requirement)
    return Report.RequirementAnswer(
      part: point.part, framework: point.framework.id, frameworkTitle: voice(point.framework.title),
      id: requirement.id, title: voice(requirement.title), unitId: unit?.unit, unitName: unitName(unit?.unit),
      unit: law.today?.unit, act: law.today?.act, mark: (law.today?.confidence.markOfLaw).map { voice($0) },
      programmeUnit: law.then?.unit, programmeAct: law.then?.act,
      programmeMark: (law.then?.confidence.markOfLaw).map { voice($0) }, due: law.today?.due,
      answeredBy: Requirement.Witness.allCases.filter(requirement.answeredBy.contains).map(\.rawValue),
      passed: evidence.scan.passed + evidence.survey.passed, failed: evidence.scan.failed + evidence.survey.failed,
      notVerified: evidence.scan.notVerified + evidence.survey.notVerified, status: status,
      basis: evidence.basis(of: requirement, status: status, voice),
      answers: voices(respondent.answers, of: surveyed),
      findings: checks.filter { respondent.tally.count(.fail, of: $0.id) > 0 }.compactMap { numbers[$0.id] }.sorted())
  }

  /// Whether a check judges what the office said of itself, and not what a scan saw.
  private func isSurveyed(_ check: Check) -> Bool { check.judges == SurveyAnswer.table.name }

  private func voices(_ answers: [SurveyAnswer], of checks: [Check]) -> [Report.SurveyVoice] {
    let questions = Set(checks.map { String($0.id.dropFirst($0.module.count + 1)) })
    return answers.filter { questions.contains($0.question) }.compactMap { row in
      guard let answer = row.answer else { return nil }
      return Report.SurveyVoice(
        id: Untrusted.line(row.question, limit: 64),
        question: inputs.questions[row.question].map { voice($0) } ?? Untrusted.line(row.question, limit: 64),
        answer: voice(answer.title),
        unitName: isSubordinate(row.unit) ? unitName(row.unit) : nil,
        by: Untrusted.optional(row.answeredBy, limit: 200),
        on: row.answered.flatMap { Timestamp(iso: $0) }?.day, evidence: Untrusted.optional(row.evidence, limit: 300))
    }
  }
}

/// Whose verdicts and answers count.
private struct Respondent {
  var tally: Tally
  var answers: [SurveyAnswer]

  func witness(_ checks: [Check.ID]) -> RequirementEvidence.Witness {
    let counts = tally.counts(of: checks)
    return RequirementEvidence.Witness(
      passed: counts.passed, failed: counts.failed, partial: counts.partial, notVerified: counts.notVerified)
  }
}
