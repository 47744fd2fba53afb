import Funding
import Model

/// Small pieces that many chapters use.
struct Pieces {
  let say: Voice

  /// A severity by shape, colour and word.
  func chip(_ severity: Severity) -> HTML {
    let shape =
      switch severity {
      case .critical: "◆"
      case .high: "▲"
      case .medium: "■"
      case .low: "●"
      case .info: "○"
      }
    return chip(severity.rawValue, shape, say.severity(severity))
  }

  func chip(_ outcome: Report.Rule) -> HTML {
    switch outcome.outcome {
    case .met: chip("good", "✓", say.outcome(.met))
    case .notMet: chip("critical", "✕", say.outcome(.notMet))
    case .unknown: chip("plain", "?", say.outcome(.unknown))
    }
  }

  func chip(_ status: Report.RequirementAnswer.Status) -> HTML {
    switch status {
    case .met: chip("good", "✓", say.status(status))
    case .partly: chip("medium", "–", say.status(status))
    case .notMet: chip("critical", "✕", say.status(status))
    case .needsSurvey: chip("low", "…", say.status(status))
    case .notExamined: chip("plain", "?", say.status(status))
    }
  }

  func chip(_ name: String, _ shape: String, _ word: String) -> HTML {
    span(.class("chip \(name)")) {
      element("i", [HTML.Attribute("aria-hidden", "true")]) { shape }
      word
    }
  }

  /// How an uncertain fact is marked; nothing for a certain one.
  func mark(_ text: String?) -> HTML {
    guard let text else { return .nothing }
    return span(.class("mark")) { text }
  }

  /// Links to findings: `U-001, U-004`.
  func findings(_ numbers: [String]) -> HTML {
    .sequence(
      numbers.enumerated().map { index, number in
        .sequence([.text(index == 0 ? "" : ", "), reference(to: number)])
      })
  }
}
