/// Parts of a drawing (SVG 2), in whole units.
enum SVG {
  /// A picture that says in words what it shows.
  static func picture(width: Int, height: Int, label: String, @HTMLBuilder content: () -> HTML) -> HTML {
    element(
      "svg",
      [
        HTML.Attribute("viewBox", "0 0 \(width) \(height)"), HTML.Attribute("role", "img"),
        HTML.Attribute("aria-label", label),
      ], content)
  }

  /// A frame in which a wide picture can be moved on a narrow screen, by the keyboard, too.
  static func scroller(_ say: Voice, @HTMLBuilder content: () -> HTML) -> HTML {
    element(
      "div",
      [
        .class("scroll"), HTML.Attribute("tabindex", "0"), HTML.Attribute("role", "group"),
        HTML.Attribute("aria-label", say(pl: "Wykres, który można przewijać", en: "A picture that can be scrolled")),
      ], content)
  }

  static func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int, radius: Int = 0, _ classes: String) -> HTML {
    element(
      "rect",
      place(x, y) + [
        HTML.Attribute("width", String(max(width, 0))), HTML.Attribute("height", String(height)),
        HTML.Attribute("rx", String(radius)), .class(classes),
      ])
  }

  /// A rectangle in a colour that does not change with the theme.
  static func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int, radius: Int = 0, fill: StaticString) -> HTML {
    element(
      "rect",
      place(x, y) + [
        HTML.Attribute("width", String(max(width, 0))), HTML.Attribute("height", String(height)),
        HTML.Attribute("rx", String(radius)), HTML.Attribute("fill", "\(fill)"),
      ])
  }

  enum Anchor: String { case start, middle, end }

  static func text(_ x: Int, _ y: Int, _ text: String, size: Int = 12, anchor: Anchor = .start, _ classes: String = "")
    -> HTML
  {
    element(
      "text",
      place(x, y) + [HTML.Attribute("font-size", String(size)), HTML.Attribute("text-anchor", anchor.rawValue)]
        + (classes.isEmpty ? [] : [.class(classes)])
    ) { text }
  }

  static func line(
    _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, width: StaticString = "1", dashes: StaticString = "none",
    _ classes: String
  )
    -> HTML
  {
    element(
      "line",
      [
        HTML.Attribute("x1", String(x1)), HTML.Attribute("y1", String(y1)), HTML.Attribute("x2", String(x2)),
        HTML.Attribute("y2", String(y2)), HTML.Attribute("stroke-width", "\(width)"),
        HTML.Attribute("stroke-dasharray", "\(dashes)"), .class(classes),
      ])
  }

  static func path(_ commands: String, width: StaticString = "0", _ classes: String) -> HTML {
    element(
      "path",
      [
        HTML.Attribute("d", commands), HTML.Attribute("stroke-width", "\(width)"),
        HTML.Attribute("stroke-linejoin", "round"), .class(classes),
      ])
  }

  static func circle(_ x: Int, _ y: Int, _ radius: Int, _ classes: String) -> HTML {
    element(
      "circle",
      [
        HTML.Attribute("cx", String(x)), HTML.Attribute("cy", String(y)), HTML.Attribute("r", String(radius)),
        .class(classes),
      ])
  }

  private static func place(_ x: Int, _ y: Int) -> [HTML.Attribute] {
    [HTML.Attribute("x", String(x)), HTML.Attribute("y", String(y))]
  }
}
