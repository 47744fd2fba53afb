import Funding
import Model

/// The plan's cost against the programme's minimum, the county's limit and the maximum.
struct BudgetRuler {
  let plan: Report.PlanSheet
  let say: Voice

  private static let width = 640
  private static let colours = ["one", "two", "three", "four", "five"]

  var html: HTML {
    guard plan.budget.total.grosze > 0, scale > 0 else { return .nothing }
    return element("figure", [.class("wide")]) {
      SVG.scroller(say) {
        SVG.picture(width: BudgetRuler.width, height: 96, label: label) {
          SVG.rect(0, 34, BudgetRuler.width, 18, radius: 3, "rest")
          segments
          planMarker
          for mark in marks { draw(mark) }
        }
      }
      ul(.class("key")) {
        for (index, area) in areas.enumerated() {
          li {
            element("svg", [HTML.Attribute("viewBox", "0 0 10 10"), HTML.Attribute("aria-hidden", "true")]) {
              SVG.rect(0, 0, 10, 10, radius: 3, colour(index))
            }
            area.name + " " + say.money(area.total)
          }
        }
      }
    }
  }

  /// The cost by area, in the order of the first line of each.
  private var areas: [(name: String, total: Money)] {
    var areas: [(name: String, total: Money)] = []
    for line in plan.lines {
      if let index = areas.firstIndex(where: { $0.name == line.area }) {
        areas[index].total += line.total
      } else {
        areas.append((line.area, line.total))
      }
    }
    return areas
  }

  /// What the whole width stands for, in grosze.
  private var scale: Int {
    [plan.budget.total, plan.budget.grant, plan.budget.minimum, plan.budget.maximum, plan.budget.countyLimit]
      .compactMap { $0?.grosze }.max() ?? 0
  }

  private func x(_ amount: Money) -> Int {
    // Divided first, so that no product overflows.
    scale < 1_000_000
      ? amount.grosze * BudgetRuler.width / scale : amount.grosze / 1000 * BudgetRuler.width / (scale / 1000)
  }

  private func colour(_ index: Int) -> String { BudgetRuler.colours[index % BudgetRuler.colours.count] }

  private var segments: HTML {
    var sum = Money.zero
    return .sequence(
      areas.enumerated().map { index, area in
        let start = x(sum)
        sum += area.total
        return SVG.rect(start, 34, x(sum) - start, 18, colour(index))
      })
  }

  private var planMarker: HTML {
    let end = x(plan.budget.total)
    let text = say(pl: "plan ", en: "plan ") + say.money(plan.budget.total)
    return .sequence([
      SVG.path("M0 29v-4h\(end)v4", width: "1.4", "axis hollow"),
      SVG.text(min(max(end / 2, 60), BudgetRuler.width - 60), 18, text, size: 12, anchor: .middle, "strong"),
    ])
  }

  private struct Mark {
    var amount: Money
    var name: String
  }

  private var marks: [Mark] {
    let names: [(Money?, String)] = [
      (plan.budget.minimum, say(pl: "minimum programu", en: "programme's minimum")),
      (plan.budget.countyLimit, say(pl: "limit powiatu", en: "county's limit")),
      (plan.budget.maximum, say(pl: "maksimum programu", en: "programme's maximum")),
    ]
    return names.compactMap { amount, name in amount.map { Mark(amount: $0, name: name) } }
  }

  private func draw(_ mark: Mark) -> HTML {
    let position = x(mark.amount)
    let isCounty = mark.amount == plan.budget.countyLimit && mark.name == say(pl: "limit powiatu", en: "county's limit")
    let anchor: SVG.Anchor = position > BudgetRuler.width - 70 ? .end : position < 70 ? .start : .middle
    // The county's limit is named above, the programme's bounds below, so that near ones do not collide.
    let line = SVG.line(position, isCounty ? 26 : 34, position, isCounty ? 52 : 60, width: "2", "gold")
    if isCounty {
      let side: SVG.Anchor = position > BudgetRuler.width - 120 ? .end : .start
      return .sequence([
        line,
        SVG.text(
          position + (side == .end ? -2 : 2), 9, mark.name + " " + say.money(mark.amount), size: 11, anchor: side,
          "soft"),
        SVG.line(position, 12, position, 26, width: "1", "gold"),
      ])
    }
    return .sequence([
      line, SVG.text(position, 74, say.money(mark.amount), size: 11, anchor: anchor, "strong"),
      SVG.text(position, 88, mark.name, size: 11, anchor: anchor, "soft"),
    ])
  }

  private var label: String {
    let parts = marks.map { "\($0.name) \(say.money($0.amount))" }
    return ([say(pl: "Plan ", en: "Plan ") + say.money(plan.budget.total)] + parts).joined(separator: ", ")
  }
}
