import Funding

/// Risk points today, after the free work and after the plan.
struct RiskBars {
  let risk: Report.Stages<RiskPoints>
  let withPlan: Bool
  let say: Voice

  var html: HTML {
    element("figure", [.class("wide")]) {
      SVG.scroller(say) {
        SVG.picture(width: 640, height: bars.count * 34 - 6, label: label) {
          for (index, bar) in bars.enumerated() { draw(bar, y: index * 34) }
        }
      }
      element("figcaption") {
        say(
          pl:
            "Punkty ryzyka: waga ustalenia × dostępność z internetu × liczba miejsc. Pełny wzór jest w ostatnim rozdziale.",
          en: "Risk points: weight of the finding × reach from the internet × places. The last chapter has the formula."
        )
      }
    }
  }

  private var bars: [(name: String, risk: RiskPoints, colour: String)] {
    [
      (say(pl: "Dziś", en: "Today"), risk.today, "today"),
      (say(pl: "Po działaniach bez kosztu", en: "After the free work"), risk.afterFreeWork, "free"),
    ] + (withPlan ? [(say(pl: "Po planie zakupów", en: "After the plan"), risk.afterPlan, "planned")] : [])
  }

  private func draw(_ bar: (name: String, risk: RiskPoints, colour: String), y: Int) -> HTML {
    let width = bar.risk.perMille(of: risk.today) * 350 / 1000
    let saved = (risk.today - bar.risk).perMille(of: risk.today)
    return .sequence([
      SVG.text(0, y + 18, bar.name, size: 12, "strong"),
      SVG.rect(200, y + 2, 350, 22, radius: 4, "rest"),
      SVG.rect(200, y + 2, max(width, bar.risk > .zero ? 2 : 0), 22, radius: 4, bar.colour),
      saved > 0 && width < 300
        ? SVG.text(200 + width + 8, y + 18, "−" + say.percent(perMille: saved), size: 12, "soft") : .nothing,
      SVG.text(640, y + 18, say.wholePoints(bar.risk), size: 13, anchor: .end, "strong"),
    ])
  }

  private var label: String {
    bars.map { "\($0.name): \(say.wholePoints($0.risk))" }.joined(separator: "; ")
  }
}
