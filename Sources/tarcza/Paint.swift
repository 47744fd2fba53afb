/// Colours for a terminal; a plain text where there is none, or where `NO_COLOR` is set (https://no-color.org).
///
/// Every colour stands beside a sign or a word that says the same.
struct Paint {
  let isOn: Bool

  /// For results on standard output.
  static var results: Paint {
    Paint(isOn: Terminal.resultsAreSeen && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb")
  }

  /// How good or bad something is.
  enum Tone { case good, fair, bad, unknown, plain }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }

  func text(_ text: String, _ tone: Tone) -> String {
    switch tone {
    case .good: wrap(text, "32")
    case .fair: wrap(text, "33")
    case .bad: wrap(text, "1;31")
    case .unknown: wrap(text, "36")
    case .plain: text
    }
  }

  /// The sign of a tone.
  func sign(_ tone: Tone) -> String {
    let sign =
      switch tone {
      case .good: "✓"
      case .fair: "!"
      case .bad: "✗"
      case .unknown: "?"
      case .plain: "·"
      }
    return text(sign, tone)
  }

  private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
