import Model

/// Units as boxes, their hosts as signs: the higher in the box, the further they can be reached from.
struct NetworkMap {
  let network: [Report.NetworkUnit]
  let say: Voice

  private static let (width, columns, gap, sign) = (880, 3, 14, 12)
  private static let perRow = 20
  /// Beyond this many signs in a band one sign stands for several hosts.
  private static let mostSigns = 80

  var html: HTML {
    element("figure", [.class("wide")]) {
      SVG.scroller(say) {
        SVG.picture(width: NetworkMap.width, height: height, label: label) { .sequence(boxes) }
      }
      key
    }
  }

  private var boxWidth: Int { (NetworkMap.width - NetworkMap.gap * (NetworkMap.columns - 1)) / NetworkMap.columns }

  /// How many hosts one sign stands for.
  private var scale: Int {
    let most = network.flatMap { unit in Report.Exposure.allCases.map { count(unit, $0) } }.max() ?? 0
    return max(1, (most + NetworkMap.mostSigns - 1) / NetworkMap.mostSigns)
  }

  private func count(_ unit: Report.NetworkUnit, _ exposure: Report.Exposure) -> Int {
    unit.hosts.filter { $0.exposure == exposure }.reduce(0) { $0 + $1.count }
  }

  private func signs(_ unit: Report.NetworkUnit, _ exposure: Report.Exposure) -> [Severity?] {
    unit.hosts.filter { $0.exposure == exposure }.flatMap { group in
      Array(repeating: group.worst, count: (group.count + scale - 1) / scale)
    }
  }

  private func bandHeight(_ unit: Report.NetworkUnit, _ exposure: Report.Exposure) -> Int {
    let count = signs(unit, exposure).count
    return count == 0 ? 0 : 22 + (count + NetworkMap.perRow - 1) / NetworkMap.perRow * NetworkMap.sign + 8
  }

  private func boxHeight(_ unit: Report.NetworkUnit) -> Int {
    46 + Report.Exposure.allCases.reduce(0) { $0 + bandHeight(unit, $1) }
  }

  private var rows: [[Report.NetworkUnit]] {
    stride(from: 0, to: network.count, by: NetworkMap.columns).map {
      Array(network[$0..<min($0 + NetworkMap.columns, network.count)])
    }
  }

  private var height: Int {
    max(rows.reduce(0) { $0 + ($1.map(boxHeight).max() ?? 0) + NetworkMap.gap } - NetworkMap.gap, 1)
  }

  private var boxes: [HTML] {
    var y = 0
    return rows.flatMap { row -> [HTML] in
      let tallest = row.map(boxHeight).max() ?? 0
      defer { y += tallest + NetworkMap.gap }
      return row.enumerated().map { index, unit in
        box(unit, x: index * (boxWidth + NetworkMap.gap), y: y, height: tallest)
      }
    }
  }

  private func box(_ unit: Report.NetworkUnit, x: Int, y: Int, height: Int) -> HTML {
    var parts: [HTML] = [
      SVG.rect(x, y, boxWidth, height, radius: 8, "box"),
      SVG.text(x + 14, y + 22, short(unit.name), size: 13, "strong"),
      SVG.text(x + 14, y + 38, say.counted(unit.count, Nouns.assets), size: 11, "soft"),
    ]
    var top = y + 46
    for exposure in Report.Exposure.allCases {
      let hosts = signs(unit, exposure)
      guard !hosts.isEmpty else { continue }
      parts.append(SVG.line(x + 14, top, x + boxWidth - 14, top, exposure == .internet ? "gold" : "grid"))
      parts.append(
        SVG.text(x + 14, top + 16, "\(name(exposure)): \(say.number(count(unit, exposure)))", size: 11, "soft"))
      for (index, worst) in hosts.enumerated() {
        parts.append(
          sign(
            worst, x: x + 20 + index % NetworkMap.perRow * NetworkMap.sign,
            y: top + 28 + index / NetworkMap.perRow * NetworkMap.sign))
      }
      top += bandHeight(unit, exposure)
    }
    return .sequence(parts)
  }

  /// The severities' own shapes, so that colour is not needed.
  private func sign(_ worst: Severity?, x: Int, y: Int) -> HTML {
    switch worst {
    case .critical: SVG.path("M\(x) \(y - 5)l5 5l-5 5l-5 -5z", "fill-critical")
    case .high: SVG.path("M\(x) \(y - 5)l5 9h-10z", "fill-high")
    case .medium: SVG.rect(x - 4, y - 4, 8, 8, "fill-medium")
    case .low: SVG.circle(x, y, 4, "fill-low")
    case .info, nil: SVG.circle(x, y, 3, "ring")
    }
  }

  private func short(_ name: String) -> String { name.count > 30 ? name.prefix(29) + "…" : name }

  func name(_ exposure: Report.Exposure) -> String {
    switch exposure {
    case .internet: say(pl: "pod adresem publicznym", en: "at a public address")
    case .network: say(pl: "z otwartym portem w sieci", en: "with a port open to the network")
    case .none: say(pl: "bez otwartych portów", en: "without open ports")
    }
  }

  private var key: HTML {
    let shapes: [(Severity?, String)] = [
      (.critical, say(pl: "najgorsze ustalenie krytyczne", en: "worst finding critical")),
      (.high, say(pl: "wysokie", en: "high")), (.medium, say(pl: "średnie", en: "medium")),
      (.low, say(pl: "niskie", en: "low")), (nil, say(pl: "bez ustaleń", en: "no findings")),
    ]
    return .sequence([
      ul(.class("key")) {
        for (severity, name) in shapes {
          li {
            element("svg", [HTML.Attribute("viewBox", "0 0 12 12"), HTML.Attribute("aria-hidden", "true")]) {
              sign(severity, x: 6, y: 6)
            }
            name
          }
        }
      },
      scale == 1
        ? .nothing
        : element("figcaption") {
          say(
            pl: "Jeden znak to najwyżej \(say.number(scale)) urządzeń; dokładne liczby są w tabeli.",
            en: "One sign stands for up to \(say.number(scale)) devices; the table has the exact numbers.")
        },
    ])
  }

  private var label: String {
    say(pl: "Mapa sieci. ", en: "Map of the network. ")
      + network.map { unit in
        unit.name + ": "
          + Report.Exposure.allCases.filter { count(unit, $0) > 0 }
          .map { "\(name($0)) \(say.number(count(unit, $0)))" }.joined(separator: ", ")
      }.joined(separator: "; ")
  }
}
