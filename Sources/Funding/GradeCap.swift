package import Model

/// A rule that holds the letter down while it applies.
package struct GradeCap: Hashable, Sendable {
  package enum Rule: String, Codable, CaseIterable, Sendable {
    case criticalExposedWithoutPassword = "critical-exposed-without-password"
    case criticalExposed = "critical-exposed"
    case critical
    case high
    case acceptedCritical = "accepted-critical"
    case acceptedHigh = "accepted-high"
    case coverage
  }

  package var rule: Rule
  /// The best letter that is possible while the rule applies.
  package var grade: Grade
  package var condition: Phrase

  /// All rules, the worst first.
  package static let all: [GradeCap] = [
    GradeCap(
      rule: .criticalExposedWithoutPassword, grade: .f,
      condition: Phrase(
        pl: "ustalenie krytyczne pod adresem publicznym, możliwe do wykorzystania bez hasła",
        en: "a critical finding at a public address that can be used without a password")),
    GradeCap(
      rule: .criticalExposed, grade: .e,
      condition: Phrase(
        pl: "ustalenie krytyczne pod adresem publicznym", en: "a critical finding at a public address")),
    GradeCap(
      rule: .critical, grade: .d,
      condition: Phrase(pl: "ustalenie krytyczne w sieci urzędu", en: "a critical finding in the office's network")),
    GradeCap(
      rule: .high, grade: .c,
      condition: Phrase(
        pl: "ustalenie wysokie, którego ryzyka nie usunięto w co najmniej \(mendedEnough)\u{A0}%",
        en: "a high finding whose risk has not been removed by at least \(mendedEnough)%")),
    GradeCap(
      rule: .acceptedCritical, grade: .c,
      condition: Phrase(
        pl: "ustalenie krytyczne, którego ryzyko urząd przyjął", en: "a critical finding whose risk the office accepted"
      )),
    GradeCap(
      rule: .acceptedHigh, grade: .b,
      condition: Phrase(
        pl: "ustalenie wysokie, którego ryzyko urząd przyjął", en: "a high finding whose risk the office accepted")),
    GradeCap(
      rule: .coverage, grade: .b,
      condition: Phrase(
        pl: "rozstrzygnięto mniej niż \(coverageEnough / 10)\u{A0}% sprawdzeń",
        en: "less than \(coverageEnough / 10)% of the examinations came to an answer")),
  ]

  /// A problem counts as mended when at least this much of its risk is gone, in per cent.
  package static let mendedEnough = 80
  /// The least share of examinations with an answer for the best letter, in thousandths.
  package static let coverageEnough = 900

  static func cap(_ rule: Rule) -> Grade { all.first { $0.rule == rule }?.grade ?? .f }
}
