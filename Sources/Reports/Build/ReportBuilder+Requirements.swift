import CaseFile
import Checks
import Model

extension ReportBuilder {
  /// Where the requirement stands on the report's day; the last place when the day is not known.
  func place(inForce requirement: Requirement) -> Requirement.Place? {
    guard let date else { return requirement.places.last }
    return requirement.places.last { $0.isInForce(on: date) }
  }

  /// The answers for the acts that bind a county office; norms are named in the findings' references only.
  func requirementAnswers() -> [Report.RequirementAnswer] {
    inputs.frameworks.filter { ["kri", "uksc"].contains($0.id) }.flatMap { framework in
      framework.requirements.filter { $0.places.isEmpty || place(inForce: $0) != nil }.map { requirement in
        answer(requirement, of: framework)
      }
    }
  }

  private func answer(_ requirement: Requirement, of framework: Framework) -> Report.RequirementAnswer {
    let checks = inputs.checks.filter {
      $0.references.requirements[framework.id]?.contains(requirement.id) == true
    }.map(\.id)
    let (passed, failed, notVerified) = (
      tally.count(.pass, of: checks), tally.count(.fail, of: checks), tally.count(.notVerified, of: checks)
    )
    let place = place(inForce: requirement)
    let status = status(
      requirement, examined: !checks.isEmpty, passed: passed, failed: failed, notVerified: notVerified)
    return Report.RequirementAnswer(
      framework: framework.id, frameworkTitle: voice(framework.title), id: requirement.id,
      title: voice(requirement.title), unit: place?.unit, act: place?.act,
      mark: (place?.confidence.mark).map { voice($0) }, passed: passed, failed: failed, notVerified: notVerified,
      status: status, basis: basis(requirement, status: status, failed: failed, notVerified: notVerified),
      findings: groups.filter { checks.contains($0.check.id) }.compactMap { numbers[$0.check.id] })
  }

  /// A scan alone never meets a requirement that a survey must answer, too.
  private func status(
    _ requirement: Requirement, examined: Bool, passed: Int, failed: Int, notVerified: Int
  ) -> Report.RequirementAnswer.Status {
    if failed > 0 { return passed > 0 ? .partly : .notMet }
    if requirement.answeredBy.contains(.survey) { return .needsSurvey }
    if passed == 0 { return .notExamined }
    return notVerified > 0 ? .partly : .met
  }

  private func basis(
    _ requirement: Requirement, status: Report.RequirementAnswer.Status, failed: Int, notVerified: Int
  ) -> String {
    let unknown = Nouns.examinations.counted(notVerified, inputs.language)
    switch status {
    case .met: return voice(pl: "wszystkie sprawdzenia bez zastrzeżeń", en: "all tests passed")
    case .notExamined:
      return notVerified > 0
        ? voice(pl: "bez rozstrzygnięcia: \(unknown)", en: "without an answer: \(unknown)")
        : voice(pl: "w tym badaniu nic tego nie sprawdza", en: "nothing in this scan examines it")
    case .needsSurvey:
      return requirement.answeredBy.contains(.scan)
        ? voice(
          pl: "skan nie wystarcza, potrzebne oświadczenie urzędu", en: "a scan is not enough, the office must answer")
        : voice(pl: "dotyczy zasad i procedur", en: "it is about rules and procedures")
    case .partly where failed == 0:
      return voice(pl: "bez rozstrzygnięcia: \(unknown)", en: "without an answer: \(unknown)")
    case .partly, .notMet: return ""
    }
  }
}
