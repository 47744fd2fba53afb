import Funding

/// The six letters with markers for today, after the free work and after the plan.
struct LetterRuler {
  let letters: Report.Stages<Grade>
  let withPlan: Bool
  let say: Voice

  private static let width = 400
  private static let fills: [(Grade, StaticString)] = [
    (.f, "#8c1b2f"), (.e, "#a3400b"), (.d, "#83580a"), (.c, "#5f6612"), (.b, "#2a7139"), (.a, "#155129"),
  ]

  var html: HTML {
    SVG.picture(width: LetterRuler.width, height: 84, label: label) {
      for (index, fill) in LetterRuler.fills.enumerated() {
        SVG.rect(index * 67, 30, 64, 24, radius: 4, fill: fill.1)
        SVG.text(index * 67 + 32, 47, fill.0.rawValue, size: 13, anchor: .middle, "white strong")
      }
      for marker in markers { draw(marker) }
    }
  }

  private struct Marker {
    var grade: Grade
    var names: [String]
    var above: Bool
  }

  /// Stages at the same letter share a marker; the second letter of neighbours goes below.
  private var markers: [Marker] {
    let free = say(pl: "po działaniach bez kosztu", en: "after the free work")
    let plan = say(pl: "po planie zakupów", en: "after the plan")
    var markers = [Marker(grade: letters.today, names: [say(pl: "dziś", en: "today")], above: true)]
    let later = [(letters.afterFreeWork, free)] + (withPlan ? [(letters.afterPlan, plan)] : [])
    for (grade, name) in later {
      if let last = markers.indices.last, markers[last].grade == grade {
        markers[last].names.append(name)
      } else {
        markers.append(Marker(grade: grade, names: [name], above: markers.count == 2))
      }
    }
    return markers
  }

  private func draw(_ marker: Marker) -> HTML {
    let index = LetterRuler.fills.firstIndex { $0.0 == marker.grade } ?? 0
    let x = index * 67 + 32
    let name = say.list(marker.names)
    // About 7 units a letter: keeps the words inside the picture.
    let half = name.count * 7 / 2 + 4
    let center = min(max(x, half), LetterRuler.width - half)
    let tip =
      marker.above
      ? "M\(x - 5) 19h10l-5 8z" : "M\(x - 5) 65h10l-5 -8z"
    return .sequence([
      SVG.path(tip, "ink"),
      SVG.text(center, marker.above ? 13 : 79, name, size: 12, anchor: .middle, "strong"),
    ])
  }

  private var label: String {
    let base = say(
      pl:
        "Ocena dziś \(letters.today.rawValue), po działaniach bez kosztu \(letters.afterFreeWork.rawValue)",
      en: "Letter today \(letters.today.rawValue), after the free work \(letters.afterFreeWork.rawValue)")
    guard withPlan else { return base }
    return base
      + say(
        pl: ", po planie zakupów \(letters.afterPlan.rawValue)",
        en: ", after the plan \(letters.afterPlan.rawValue)")
  }
}
