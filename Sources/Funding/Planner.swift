import Model

/// Makes a plan: free work first, then the purchases that remove the most of what is left, inside the programme's
/// limits, as cheaply as keeps nearly all of it.
///
/// Pure and exact in integers: the same question always has the same plan.
package struct Planner: Sendable {
  /// After how many nodes each of the three searches behind a plan stops without proof.
  let nodeLimit: Int

  package init(nodeLimit: Int = 100_000) { self.nodeLimit = nodeLimit }

  package func plan(_ question: PlanQuestion) -> Plan {
    let free = FreeWorkChoice(question)
    let excluded = question.programme?.excludedUnits.value ?? []
    let open = OpenRisk(
      risk: question.problems.map { $0.without(excluded)?.risk ?? .zero }, mended: free.mended)
    let offers = question.programme.map { Offers(question: question, programme: $0, mended: free.mended) }
    let budget = Budgeting(question)
    let candidates = offers?.candidates ?? []
    let caps = question.programme?.caps ?? [:]
    let choice = PurchaseChoice(
      candidates: candidates, open: open, budget: budget.costLimit, caps: caps, nodeLimit: nodeLimit)
    let chosen = choice.chosen
    let bought = chosen.reduce(into: open) { $0.apply(candidates[$1]) }

    let lines = offers.map { PurchaseLines(offers: $0, chosen: chosen, open: open).lines } ?? []
    let purse = budget.budget(lines)
    let rooms = chosen.reduce(into: caps) { rooms, index in
      if let room = rooms[candidates[index].area] { rooms[candidates[index].area] = room - candidates[index].cost }
    }
    let refusals = offers.map {
      Refusals(
        offers: $0, chosen: chosen, open: open, bought: bought, left: budget.costLimit.map { $0 - purse.total },
        rooms: rooms, proof: choice.proof
      ).refusals
    }
    return Plan(
      freeWork: free.work, lines: lines, refusals: refusals ?? [], budget: purse,
      limits: question.programme.map { LimitChecks(programme: $0, budget: purse, lines: lines).checks } ?? [],
      risk: stages(question.problems, free: free.mended, open: open, bought: bought),
      mended: question.problems.indices.map { index in
        let problem = question.problems[index]
        return Plan.Mending(
          problem: problem.id, afterFreeWork: free.mended[index], afterPlan: bought.mended[index],
          placesOutside: problem.places.count - (problem.without(excluded)?.places.count ?? 0))
      }, proof: choice.proof)
  }

  private func stages(_ problems: [Problem], free: [Int], open: OpenRisk, bought: OpenRisk) -> Plan.Stages<RiskPoints> {
    let today = problems.reduce(RiskPoints.zero) { $0 + $1.risk }
    let mended = zip(problems, free).reduce(RiskPoints.zero) { $0 + $1.0.risk.percent($1.1) }
    let purchased = problems.indices.reduce(RiskPoints.zero) { $0 + open.removed($1, by: bought.mended[$1]) }
    return Plan.Stages(today: today, afterFreeWork: today - mended, afterPlan: today - mended - purchased)
  }
}

extension Programme {
  /// The caps that its rules document, by area.
  var caps: [Area.ID: Money] {
    Dictionary(
      areas.compactMap { area in area.cap.value.map { (area.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }
}

extension Plan {
  /// The letters today, after the free work and after the plan; `coverage` is the share of examinations that came to
  /// an answer, in thousandths.
  package func assessments(of question: PlanQuestion, coverage: Int) -> Stages<Assessment> {
    let shares = Dictionary(mended.map { ($0.problem, $0) }, uniquingKeysWith: { first, _ in first })
    let outside = question.programme?.excludedUnits.value ?? []
    func assessment(_ mended: (Mending) -> Assessment.Mended) -> Assessment {
      Assessment(
        of: question.problems, accepted: question.accepted,
        mended: { shares[$0.id].map(mended) ?? .init(everywhere: 0) }, coverage: coverage)
    }
    return Stages(
      today: assessment { _ in .init(everywhere: 0) },
      afterFreeWork: assessment { .init(everywhere: $0.afterFreeWork) },
      afterPlan: assessment { .init(everywhere: $0.afterFreeWork, inside: $0.afterPlan, outside: outside) })
  }
}
