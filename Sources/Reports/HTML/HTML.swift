import Model

/// A piece of an HTML document.
///
/// Text is escaped when it is written; only constants of our own pass as they are.
indirect enum HTML: Sendable {
  case element(StaticString, [Attribute], HTML)
  /// An element without content and end tag, such as `meta`.
  case void(StaticString, [Attribute])
  case text(String)
  /// Markup or style of our own; a `StaticString` cannot hold anything from a case.
  case constant(StaticString)
  /// The style sheet that holds the fonts.
  case fonts(FontFaces)
  case sequence([HTML])

  static let nothing = HTML.sequence([])

  /// An attribute with its value, which is escaped; an empty one is written without a value.
  struct Attribute: Sendable {
    var name: StaticString
    var value: String

    init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = value
    }

    static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    /// What a cell is sorted by, where that is not its text.
    static func sort(_ severity: Severity) -> Attribute { Attribute("data-sort", String(severity.rank)) }
    static func id(_ id: String) -> Attribute { Attribute("id", id) }
  }
}

@resultBuilder enum HTMLBuilder {
  static func buildExpression(_ html: HTML) -> HTML { html }
  static func buildExpression(_ text: String) -> HTML { .text(text) }
  static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .nothing }
  static func buildExpression(_ parts: [HTML]) -> HTML { .sequence(parts) }
  static func buildBlock(_ parts: HTML...) -> HTML { .sequence(parts) }
  static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
  static func buildEither(first: HTML) -> HTML { first }
  static func buildEither(second: HTML) -> HTML { second }
  static func buildArray(_ parts: [HTML]) -> HTML { .sequence(parts) }
}
