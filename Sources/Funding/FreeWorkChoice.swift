import Model

/// Which free remedies are worth the hours: for each problem the one that mends it best.
struct FreeWorkChoice {
  /// How far each problem is mended, in per cent, by its index in the question.
  private(set) var mended: [Int]
  /// Most risk first.
  private(set) var work: [Plan.FreeWork]

  init(_ question: PlanQuestion) {
    let free = question.remedies.filter(\.kind.isFree).sorted { $0.id < $1.id }
    var uses: [Remedy.ID: [Int]] = [:]
    mended = question.problems.map { _ in 0 }
    for (index, problem) in question.problems.enumerated() {
      let best = free.filter { (problem.effects[$0.id] ?? 0) > 0 }
        .max { left, right in
          let (a, b) = (problem.effects[left.id] ?? 0, problem.effects[right.id] ?? 0)
          return a == b ? (right.hours, right.id) < (left.hours, left.id) : a < b
        }
      guard let best, let effect = problem.effects[best.id] else { continue }
      mended[index] = min(effect, 100)
      uses[best.id, default: []].append(index)
    }
    work = []
    for remedy in free {
      guard let indices = uses[remedy.id] else { continue }
      let places = indices.flatMap { question.problems[$0].places }
      work.append(
        Plan.FreeWork(
          remedy: remedy.id, problems: indices.map { question.problems[$0].id }, places: Set(places.map(\.id)).count,
          hours: remedy.hours(for: places),
          riskRemoved: indices.reduce(.zero) { $0 + question.problems[$1].risk.percent(mended[$1]) }))
    }
    work.sort { ($1.riskRemoved, $0.remedy) < ($0.riskRemoved, $1.remedy) }
  }
}
