/// Shields one inside the other: the cover's decoration.
struct CoverPicture {
  var html: HTML {
    element(
      "svg",
      [
        HTML.Attribute("viewBox", "0 0 400 440"), HTML.Attribute("aria-hidden", "true"),
        HTML.Attribute("fill", "none"), HTML.Attribute("stroke", "#4e8ca6"), HTML.Attribute("stroke-width", "1.4"),
      ]
    ) {
      for scale in 1...6 { shield(scale) }
    }
  }

  /// A shield around the middle of the picture, `scale` sixths of the full size.
  private func shield(_ scale: Int) -> HTML {
    let half = 30 * scale
    let (left, right, top) = (200 - half, 200 + half, 210 - half)
    let foot = 210 + half * 6 / 5
    let shoulder = 210 + half / 6
    return element(
      "path",
      [
        HTML.Attribute(
          "d",
          "M200 \(top)C\(200 + half / 3) \(top + half / 5) \(200 + half * 2 / 3) \(top + half / 4) \(right) \(top + half / 4)"
            + "V\(shoulder)C\(right) \(shoulder + half / 2) \(200 + half / 2) \(foot - half / 5) 200 \(foot)"
            + "C\(200 - half / 2) \(foot - half / 5) \(left) \(shoulder + half / 2) \(left) \(shoulder)"
            + "V\(top + half / 4)C\(200 - half * 2 / 3) \(top + half / 4) \(200 - half / 3) \(top + half / 5) 200 \(top)z"
        ),
        HTML.Attribute("stroke-opacity", "0.\(3 + scale)"),
      ])
  }
}
