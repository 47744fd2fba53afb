import Model

/// A tile for each requirement, by part of the sheet: where the gaps lie, at a glance.
struct RequirementTiles {
  /// A part of the sheet, for one unit where it is answered for units.
  struct Area {
    var name: String
    var answers: [Report.RequirementAnswer]

    func count(_ status: Report.RequirementAnswer.Status) -> Int { answers.count { $0.status == status } }
  }

  let areas: [Area]
  let say: Voice

  private static let (width, tile, perRow) = (640, 24, 25)
  /// From good to unknown, as the table beside it has them.
  static let order: [Report.RequirementAnswer.Status] = [.met, .partly, .notMet, .needsSurvey, .notExamined]

  var html: HTML {
    element("figure", [.class("wide")]) {
      SVG.scroller(say) {
        SVG.picture(width: RequirementTiles.width, height: height, label: label) { .sequence(drawn) }
      }
      ul(.class("key")) {
        for status in RequirementTiles.order {
          li {
            element("svg", [HTML.Attribute("viewBox", "0 0 22 20"), HTML.Attribute("aria-hidden", "true")]) {
              tile(status, x: 0, y: 0)
            }
            say.status(status)
          }
        }
      }
    }
  }

  private func rows(_ area: Area) -> Int {
    max(1, (area.answers.count + RequirementTiles.perRow - 1) / RequirementTiles.perRow)
  }

  private func height(_ area: Area) -> Int { 22 + rows(area) * RequirementTiles.tile + 8 }
  private var height: Int { max(areas.reduce(0) { $0 + height($1) }, 1) }

  private var drawn: [HTML] {
    var y = 0
    return areas.map { area in
      defer { y += height(area) }
      return .sequence(
        [SVG.text(0, y + 15, area.name.count > 90 ? area.name.prefix(89) + "…" : area.name, size: 12, "strong")]
          + area.answers.enumerated().map { index, answer in
            tile(
              answer.status, x: index % RequirementTiles.perRow * 25,
              y: y + 22 + index / RequirementTiles.perRow * RequirementTiles.tile)
          })
    }
  }

  private func tile(_ status: Report.RequirementAnswer.Status, x: Int, y: Int) -> HTML {
    let (name, sign): (String, String) =
      switch status {
      case .met: ("good", "✓")
      case .partly: ("medium", "–")
      case .notMet: ("critical", "✕")
      case .needsSurvey: ("low", "…")
      case .notExamined: ("plain", "?")
      }
    return .sequence([
      SVG.rect(x, y, 22, 20, radius: 4, "tile-\(name)"),
      SVG.text(x + 11, y + 15, sign, size: 12, anchor: .middle, "on-\(name) strong"),
    ])
  }

  private var label: String {
    areas.map { area in
      area.name + ": "
        + RequirementTiles.order.filter { area.count($0) > 0 }.map { "\(say.status($0)) \(area.count($0))" }
        .joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
