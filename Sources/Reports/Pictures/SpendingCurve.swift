import Funding
import Model

/// How much of today's risk is gone after each purchase, against the money spent.
struct SpendingCurve {
  let report: Report
  let say: Voice

  private static let (left, right, top, bottom) = (44, 620, 26, 216)

  var html: HTML {
    element("figure", [.class("wide")]) {
      SVG.scroller(say) {
        SVG.picture(width: 640, height: 262, label: label) {
          grid
          SVG.path(area, "under")
          SVG.path(curve, width: "2.2", "curve")
          for point in points { SVG.circle(point.x, point.y, 4, "dot") }
          names
          limit
        }
      }
      element("figcaption") {
        say(
          pl: "Każdy punkt to jedna pozycja planu. Im bardziej stromy odcinek, tym więcej ryzyka znika za złotówkę.",
          en: "Each point is one item of the plan. The steeper the line, the more risk goes for a zloty.")
      }
    }
  }

  private struct Point {
    var name: String
    var x: Int
    var y: Int
    var share: Int
    var spent: Money
  }

  /// Where the purchases begin, then one point for each.
  private var points: [Point] {
    var removed = report.risk.today - report.risk.afterFreeWork
    var spent = Money.zero
    var points = [point(say(pl: "bez kosztu", en: "free"), spent, removed)]
    for line in report.plan.lines {
      removed += line.riskRemoved
      spent += line.total
      points.append(point(line.number, spent, removed))
    }
    return points
  }

  private func point(_ name: String, _ spent: Money, _ removed: RiskPoints) -> Point {
    let share = removed.perMille(of: report.risk.today)
    return Point(
      name: name, x: x(spent), y: SpendingCurve.bottom - share * (SpendingCurve.bottom - SpendingCurve.top) / 1000,
      share: share, spent: spent)
  }

  private var bound: Money? { [report.plan.budget.maximum, report.plan.budget.countyLimit].compactMap(\.self).min() }

  /// The right end in zloty: a round number beyond the plan, and beyond the limit where it is near.
  private var end: Int {
    let total = report.plan.budget.total.grosze / 100 + 1
    let near = (bound?.grosze).map { $0 / 100 }.flatMap { $0 <= total * 2 ? $0 : nil } ?? 0
    let wanted = max(total, near)
    return (wanted / step(for: wanted) + 1) * step(for: wanted)
  }

  private func step(for zloty: Int) -> Int {
    var step = 100
    while zloty / step > 8 {
      step =
        step * (String(step).hasPrefix("1") || String(step).hasPrefix("5") ? 2 : 5)
        / (String(step).hasPrefix("2") ? 2 : 1)
    }
    return step
  }

  private func x(_ amount: Money) -> Int {
    let (left, right) = (SpendingCurve.left, SpendingCurve.right)
    return left + min(amount.grosze / 100 * (right - left) / max(end, 1), right - left)
  }

  private var curve: String {
    points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\($0.element.x) \($0.element.y)" }.joined()
  }

  private var area: String {
    let last = points.last?.x ?? SpendingCurve.left
    return curve + "L\(last) \(SpendingCurve.bottom)L\(SpendingCurve.left) \(SpendingCurve.bottom)z"
  }

  private var grid: HTML {
    let (left, right, top, bottom) = (SpendingCurve.left, SpendingCurve.right, SpendingCurve.top, SpendingCurve.bottom)
    let step = step(for: end)
    return .sequence(
      [0, 25, 50, 75, 100].map { share in
        let y = bottom - share * (bottom - top) / 100
        return .sequence([
          SVG.line(left, y, right, y, share == 0 ? "axis" : "grid"),
          SVG.text(left - 6, y + 4, say.percent(share), size: 11, anchor: .end, "soft"),
        ])
      }
        + stride(from: 0, through: end, by: max(step, 1)).map { zloty in
          SVG.text(x(Money(zloty: zloty)), bottom + 17, axis(zloty), size: 11, anchor: .middle, "soft")
        } + [
          SVG.text(left, 12, say(pl: "usunięte ryzyko", en: "risk removed"), size: 11, "soft"),
          SVG.text(
            right, bottom + 36,
            end >= 10_000
              ? say(pl: "wydatki łącznie, tys. zł", en: "spent altogether, thousand zloty")
              : say(pl: "wydatki łącznie, zł", en: "spent altogether, zloty"), size: 11, anchor: .end, "soft"),
        ])
  }

  private func axis(_ zloty: Int) -> String { say.number(end >= 10_000 ? zloty / 1000 : zloty) }

  /// The names above and below the line in turn, left out where they would lie on the one before; the first, which is
  /// longer, further below.
  private var names: HTML {
    var shown: [HTML] = []
    var ends = [0, 0]
    for (index, point) in points.enumerated() {
      if index == 0 {
        shown.append(SVG.text(point.x + 4, point.y + 34, point.name, size: 11, "soft"))
        continue
      }
      let side = index % 2
      guard point.x - 17 > ends[side] else { continue }
      ends[side] = point.x + 17
      shown.append(
        SVG.text(
          point.x, side == 0 ? point.y - 9 : point.y + 18, point.name, size: 11, anchor: .middle, "strong"))
    }
    return .sequence(shown)
  }

  private var limit: HTML {
    guard let bound, bound.grosze / 100 <= end else { return .nothing }
    let position = x(bound)
    return .sequence([
      SVG.line(position, SpendingCurve.top, position, SpendingCurve.bottom, width: "1.5", dashes: "3 3", "gold"),
      SVG.text(position - 4, SpendingCurve.bottom - 6, "limit", size: 11, anchor: .end, "soft"),
    ])
  }

  private var label: String {
    points.map { "\($0.name): \(say.money($0.spent)), \(say.percent(perMille: $0.share))" }.joined(separator: "; ")
  }
}
