package import Model

/// What the next better letter costs on top of a plan.
package struct NextLetter: Hashable, Sendable {
  /// How it can be reached.
  package enum Way: Hashable, Sendable {
    /// The cheapest further purchases that mend what holds the letter down: `over` is how far the grant would then go
    /// past its limit, zero where it fits.
    case purchases(items: [Item.ID], cost: Money, over: Money)
    /// No item that the programme may pay for mends this.
    case nothingMends(Problem.ID)
    /// The places lie in units that the programme never pays for.
    case outside(Problem.ID)
    /// Only mending what the office has decided to live with raises it.
    case accepted(Problem.ID)
    /// Only more answers raise it: something was not examined.
    case coverage
  }

  package var grade: Grade
  package var way: Way

  package init(grade: Grade, way: Way) {
    self.grade = grade
    self.way = way
  }
}

extension Planner {
  /// The next better letter than that after `plan`; nil when the letter is the best.
  ///
  /// The lines of the plan stay; what is added mends every problem to which the capping rule applies.
  package func nextLetter(after plan: Plan, of question: PlanQuestion, coverage: Int) -> NextLetter? {
    let now = plan.assessments(of: question, coverage: coverage).afterPlan
    guard let rule = now.cap else { return nil }
    let worst = Set(now.problems)
    let grade = grade(of: question, plan: plan, mended: worst, coverage: coverage)
    if rule == .coverage { return NextLetter(grade: grade, way: .coverage) }
    if rule == .acceptedCritical || rule == .acceptedHigh {
      return now.problems.first.map { NextLetter(grade: grade, way: .accepted($0)) }
    }
    guard let programme = question.programme else {
      return now.problems.first.map { NextLetter(grade: grade, way: .nothingMends($0)) }
    }
    let excluded = programme.excludedUnits.value ?? []
    let shares = Dictionary(plan.mended.map { ($0.problem, $0) }, uniquingKeysWith: { first, _ in first })
    // Where the bought remedy suffices, only places outside the programme's reach hold the letter down.
    let outside = question.problems.first { problem in
      worst.contains(problem.id)
        && (problem.without(excluded) == nil || (shares[problem.id]?.afterPlan ?? 0) >= GradeCap.mendedEnough)
    }
    if let outside { return NextLetter(grade: grade, way: .outside(outside.id)) }

    let targets = question.problems.filter { worst.contains($0.id) }
    let offers = Offers(question: question, programme: programme, mended: plan.mended.map(\.afterFreeWork))
    for target in targets {
      let mends = offers.candidates.contains { candidate in
        question.problems.firstIndex { $0.id == target.id }
          .map { (candidate.effects[$0] ?? 0) >= GradeCap.mendedEnough } ?? false
      }
      if !mends { return NextLetter(grade: grade, way: .nothingMends(target.id)) }
    }
    guard let added = additions(to: plan, targets: targets, offers: offers, question: question) else {
      return targets.first.map { NextLetter(grade: grade, way: .nothingMends($0.id)) }
    }
    let cost = added.reduce(Money.zero) { $0 + offers.candidates[$1].cost }
    let limit = Budgeting(question).costLimit
    let over = limit.map { max(.zero, plan.budget.total + cost - $0) } ?? .zero
    return NextLetter(
      grade: grade, way: .purchases(items: added.map { offers.candidates[$0].item }, cost: cost, over: over))
  }

  /// The cheapest candidates that mend every target well enough beside the plan's lines; nil when none do.
  private func additions(
    to plan: Plan, targets: [Problem], offers: Offers, question: PlanQuestion
  ) -> [Int]? {
    // One unit of value for every target that an item mends well enough.
    let positions = Dictionary(
      question.problems.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let candidates = offers.candidates.map { candidate in
      var counted = candidate
      counted.effects = [:]
      for (index, target) in targets.enumerated() {
        if let position = positions[target.id], (candidate.effects[position] ?? 0) >= GradeCap.mendedEnough {
          counted.effects[index] = 100
        }
      }
      return counted
    }
    let open = OpenRisk(
      risk: targets.map { _ in RiskPoints(thousandths: 1) }, mended: targets.map { _ in 0 })
    let bought = Set(plan.lines.map(\.item))
    let model = PurchaseModel(
      candidates: candidates, open: open, budget: nil, caps: [:],
      forced: candidates.indices.filter { bought.contains(candidates[$0].item) })
    let search = PurchaseSearch(model, goal: .cost(atLeast: targets.count), nodeLimit: nodeLimit)
    return search.best?.items.filter { !bought.contains(candidates[$0].item) }
  }

  private func grade(of question: PlanQuestion, plan: Plan, mended: Set<Problem.ID>, coverage: Int) -> Grade {
    let shares = Dictionary(plan.mended.map { ($0.problem, $0) }, uniquingKeysWith: { first, _ in first })
    let outside = question.programme?.excludedUnits.value ?? []
    return Assessment(
      of: question.problems, accepted: question.accepted.filter { !mended.contains($0.id) },
      mended: { problem in
        guard !mended.contains(problem.id) else { return .init(everywhere: 100) }
        return shares[problem.id].map {
          .init(everywhere: $0.afterFreeWork, inside: $0.afterPlan, outside: outside)
        } ?? .init(everywhere: 0)
      }, coverage: mended.isEmpty ? 1000 : coverage
    ).grade
  }
}
