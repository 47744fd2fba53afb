import Model

/// The money of a plan: what the grant covers and how much all purchases may cost.
struct Budgeting {
  private let minimum: Money?
  private let maximum: Money?
  private let countyLimit: Money?
  /// In per cent; the whole cost where the programme does not say.
  private let intensity: Int

  init(_ question: PlanQuestion) {
    minimum = question.programme?.minimum.value
    maximum = question.programme?.maximum.value
    countyLimit = question.limit
    intensity = min(max(question.programme?.intensity.value ?? 100, 1), 100)
  }

  /// The most that all purchases may cost, so that the grant stays within its limits; nil when no limit is known.
  var costLimit: Money? {
    [maximum, countyLimit].compactMap(\.self).min().map { limit in
      // A limit far beyond any programme means none; it also keeps the product below in range.
      let grosze = min(max(limit.grosze, 0), 1_000_000_000_000_000)
      return Money(grosze: grosze * 100 / intensity)
    }
  }

  func budget(_ lines: [Plan.Line]) -> Plan.Budget {
    let total = lines.reduce(Money.zero) { $0 + $1.total }
    let whole = total.grosze / 100 * intensity + total.grosze % 100 * intensity / 100
    return Plan.Budget(
      total: total, net: lines.reduce(.zero) { $0 + $1.net }, grant: Money(grosze: whole), minimum: minimum,
      maximum: maximum, countyLimit: countyLimit)
  }
}
