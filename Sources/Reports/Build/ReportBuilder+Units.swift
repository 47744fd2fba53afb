import CaseFile
import Checks
import Funding
import Model

/// Every unit's own results. The county's are their sum: each place, machine and hour stands in one unit.
extension ReportBuilder {
  func unitSheets() -> [Report.UnitSheet] {
    let contents = inputs.contents
    guard !contents.units.isEmpty else { return [] }
    let named = contents.units.map { Optional($0.unit) }
    let known = Set(contents.units.map(\.unit))
    let isLoose = { (unit: String?) in unit.map { !known.contains($0) } ?? true }
    let loose = unitTallies.keys.contains(where: isLoose) || contents.assets.contains { isLoose($0.unit) }
    return (named + (loose ? [nil] : [])).map { unit in
      sheet(of: unit) { other in unit.map { $0 == other } ?? isLoose(other) }
    }
  }

  private func sheet(of unit: String?, holds: (String?) -> Bool) -> Report.UnitSheet {
    let contents = inputs.contents
    let record = contents.units.first { $0.unit == unit }
    let kind = record.map { UnitKind(rawValue: $0.kind) ?? .other }
    let own = groups.compactMap { group -> (group: FindingGroup, problem: Problem, records: [FindingRecord])? in
      var problem = group.problem
      problem.places.removeAll { !holds($0.unitID) }
      return problem.places.isEmpty ? nil : (group, problem, group.records.filter { holds($0.unit) })
    }
    let verdicts = Tally(unitTallies.filter { holds($0.key) }.values).sum
    let answered = verdicts.passed + verdicts.failed
    let asked = answered + verdicts.notVerified
    let share = asked == 0 ? 0 : answered * 1000 / asked
    var question = question
    question.problems = own.map(\.problem)
    let accepted = acceptedGroups.compactMap { group in group.narrowed { holds($0.unit) } }
    question.accepted = accepted.map(\.problem)
    let assessments = plan.assessments(of: question, coverage: share)
    let isExcluded = kind.map { inputs.programme?.excludedUnits.value?.contains($0) ?? false } ?? false
    return Report.UnitSheet(
      unit: unit.map { Untrusted.line($0, limit: 60) },
      name: record.map { Untrusted.line($0.name, limit: 200) }
        ?? voice(pl: "Bez przypisanej jednostki", en: "No unit named"),
      kind: kind.map { voice($0.title) } ?? "", fundable: inputs.programme != nil && !isExcluded,
      funding: funding(kind, isExcluded: isExcluded),
      letters: answered == 0
        ? nil
        : Report.Stages(
          today: assessments.today.grade, afterFreeWork: assessments.afterFreeWork.grade,
          afterPlan: assessments.afterPlan.grade),
      reason: answered == 0
        ? voice(
          pl: "Nic tu nie zostało rozstrzygnięte, więc oceny nie ma.", en: "Nothing here came to an answer: no letter.")
        : reason(
          assessments.today, share: share, isFinal: false),
      assets: contents.assets.count { holds($0.unit) }, places: places(own.map(\.records)),
      accepted: accepted.reduce(0) { $0 + $1.records.count }, answered: answered,
      asked: asked,
      findings: own.map { entry in
        Report.UnitFinding(
          number: numbers[entry.group.check.id] ?? "", title: entry.group.check.texts[inputs.language].application,
          severity: entry.problem.severity, places: entry.records.count,
          labels: entry.records.prefix(3).map(label))
      }, freeWork: work(own.map(\.problem)),
      purchases: isExcluded
        ? [] : purchases(mending: Set(own.map(\.problem.id))))
  }

  private func funding(_ kind: UnitKind?, isExcluded: Bool) -> String {
    guard let programme = inputs.programme else {
      return voice(pl: "Nie wybrano programu.", en: "No programme was chosen.")
    }
    let mark = programme.excludedUnits.confidence.mark.map { " (\(voice($0)))" } ?? ""
    guard let kind, isExcluded else {
      return voice(
        pl: "Zakupy dla tej jednostki mogą wejść do wniosku.",
        en: "Purchases for this unit may be part of the application.")
    }
    return voice(
      pl: "Zbadano, ale bez zakupów: program „\(voice(programme.name))” nie finansuje jednostek tego rodzaju "
        + "(\(voice(kind.title)))\(mark).",
      en: "Examined, but nothing is bought: “\(voice(programme.name))” never pays for units of this kind "
        + "(\(voice(kind.title)))\(mark).")
  }

  private func places(_ records: [[FindingRecord]]) -> Report.UnitPlaces {
    records.joined().reduce(into: Report.UnitPlaces()) { places, record in
      switch record.judgedSeverity {
      case .critical: places.critical += 1
      case .high: places.high += 1
      case .medium: places.medium += 1
      case .low: places.low += 1
      case .info: places.info += 1
      }
    }
  }

  /// The free work that concerns these problems, with the hours for their places.
  private func work(_ problems: [Problem]) -> [Report.UnitWork] {
    plan.freeWork.compactMap { work in
      let concerned = problems.filter { work.problems.contains($0.id) }
      guard !concerned.isEmpty, let remedy = inputs.remedies.first(where: { $0.id == work.remedy }) else { return nil }
      return Report.UnitWork(
        number: workNumbers[work.remedy] ?? "", title: voice(remedy.title),
        hours: remedy.hours(for: concerned.flatMap(\.places)))
    }
  }

  private func purchases(mending problems: Set<Problem.ID>) -> [String] {
    plan.lines.filter { !problems.isDisjoint(with: $0.problems) }.compactMap { itemNumbers[$0.item] }
  }
}
