package import Model

/// A letter and what holds it there.
package struct Assessment: Hashable, Sendable {
  package var grade: Grade
  /// The rule that set it; nil for the best letter.
  package var cap: GradeCap.Rule?
  /// The problems to which that rule applies, in the given order.
  package var problems: [Problem.ID]

  /// The letter of an office with these problems.
  ///
  /// - Parameters:
  ///   - problems: everything that was found.
  ///   - accepted: places that the office has decided to live with; they hold the letter down by one step less than
  ///     if they were open, so that no decision on paper makes the best letter.
  ///   - mended: how much of a problem's risk is gone, in per cent.
  ///   - coverage: the share of examinations that came to an answer, in thousandths; it can only lower the letter.
  package init(of problems: [Problem], accepted: [Problem] = [], mended: (Problem) -> Mended, coverage: Int) {
    var applying: [GradeCap.Rule: [Problem.ID]] = [:]
    for problem in problems {
      let rest = mended(problem).rest(of: problem)
      if let rule = Assessment.rule(for: rest, needsNoPassword: problem.needsNoPassword) {
        applying[rule, default: []].append(problem.id)
      }
    }
    for problem in accepted where problem.severity >= .high {
      applying[problem.severity == .critical ? .acceptedCritical : .acceptedHigh, default: []].append(problem.id)
    }
    if coverage < GradeCap.coverageEnough { applying[.coverage] = [] }
    let worst = GradeCap.all.first { applying[$0.rule] != nil }
    grade = worst?.grade ?? .a
    cap = worst?.rule
    self.problems = worst.flatMap { applying[$0.rule] } ?? []
  }

  /// How much of a problem is gone.
  package struct Mended: Hashable, Sendable {
    /// Everywhere, in per cent.
    package var everywhere: Int
    /// In units that the programme may pay for, in per cent.
    package var inside: Int
    /// The kinds of units that it never pays for.
    package var outside: Set<UnitKind>

    package init(everywhere: Int, inside: Int = 0, outside: Set<UnitKind> = []) {
      self.everywhere = everywhere
      self.inside = inside
      self.outside = outside
    }

    /// The places that are still open.
    func rest(of problem: Problem) -> [Problem.Place] {
      if everywhere >= GradeCap.mendedEnough { return [] }
      guard inside >= GradeCap.mendedEnough else { return problem.places }
      return problem.places.filter { place in place.unit.map(outside.contains) ?? false }
    }
  }

  private static func rule(for places: [Problem.Place], needsNoPassword: Bool) -> GradeCap.Rule? {
    let critical = places.filter { $0.severity == .critical }
    if critical.contains(where: \.exposed) {
      return needsNoPassword ? .criticalExposedWithoutPassword : .criticalExposed
    }
    if !critical.isEmpty { return .critical }
    return places.contains { $0.severity == .high } ? .high : nil
  }
}
