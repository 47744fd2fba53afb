package import Model

/// An amount of risk, counted in thousandths of a point: never a floating-point number.
///
/// Points order findings and weigh spending; they are no measure of money or of probability. The weights are
/// conventions, the same for every county.
package struct RiskPoints: Hashable, Comparable, Codable, Sendable {
  package var thousandths: Int

  package init(thousandths: Int) { self.thousandths = thousandths }
  package init(from decoder: any Decoder) throws { self.init(thousandths: try Int(from: decoder)) }
  package func encode(to encoder: any Encoder) throws { try thousandths.encode(to: encoder) }

  /// Weight × exposure × (1 + ¼·log₂ places).
  ///
  /// - Parameters:
  ///   - severity: weighs 40, 15, 5, 1 or 0 points, from `critical` to `info`.
  ///   - exposed: whether a public address leads to it; half as much again.
  ///   - places: how many; none makes no risk.
  package init(severity: Severity, exposed: Bool, places: Int) {
    guard places > 0 else {
      thousandths = 0
      return
    }
    let weight = RiskPoints.weight(of: severity) * (exposed ? 1500 : 1000)
    thousandths = weight * RiskPoints.spread(places) / 1000
  }

  package static let zero = RiskPoints(thousandths: 0)
  package static func < (left: RiskPoints, right: RiskPoints) -> Bool { left.thousandths < right.thousandths }
  package static func + (left: RiskPoints, right: RiskPoints) -> RiskPoints {
    RiskPoints(thousandths: left.thousandths + right.thousandths)
  }
  package static func - (left: RiskPoints, right: RiskPoints) -> RiskPoints {
    RiskPoints(thousandths: left.thousandths - right.thousandths)
  }
  package static func += (left: inout RiskPoints, right: RiskPoints) { left = left + right }

  /// This many per cent of it, rounded down to a thousandth.
  package func percent(_ share: Int) -> RiskPoints { RiskPoints(thousandths: thousandths * share / 100) }

  /// What part of `whole` this is, in thousandths, rounded to the nearest; 0 of nothing.
  package func perMille(of whole: RiskPoints) -> Int {
    whole.thousandths > 0 ? (thousandths * 1000 + whole.thousandths / 2) / whole.thousandths : 0
  }

  /// The points that one place of this severity weighs.
  package static func weight(of severity: Severity) -> Int {
    switch severity {
    case .critical: 40
    case .high: 15
    case .medium: 5
    case .low: 1
    case .info: 0
    }
  }

  /// 1 + ¼·log₂ places, in thousandths: exact to the nearest thousandth up to 63 places, above that taken at the next
  /// lower of 32 steps in each doubling.
  static func spread(_ places: Int) -> Int {
    guard places > 1 else { return 1000 }
    let exponent = Int.bitWidth - 1 - places.leadingZeroBitCount
    let mantissa = exponent <= 5 ? places << (5 - exponent) : places >> (exponent - 5)
    return 1000 + 250 * exponent + quarterLogarithm[mantissa & 31]
  }

  /// 250·log₂(1 + i/32) for i from 0 to 31, rounded.
  private static let quarterLogarithm = [
    0, 11, 22, 32, 42, 52, 62, 71, 80, 89, 98, 107, 115, 123, 131, 139, 146, 154, 161, 168, 175, 182, 189, 195, 202,
    208, 214, 221, 227, 233, 239, 244,
  ]
}

extension RiskPoints {
  /// Points with one decimal, as the language writes them.
  package func text(_ language: Language) -> String {
    let tenths = (thousandths + 50) / 100
    return "\((tenths / 10).grouped(language))\(language == .polish ? "," : ".")\(tenths % 10)"
  }
}
