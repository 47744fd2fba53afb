/// Exact arithmetic on shares of amounts whose product leaves the range of `Int`.
enum Ratio {
  /// `a × b ÷ c` rounded down, for numbers that are not negative and `c` above 0; `Int.max` where it is larger.
  static func scaled(_ a: Int, _ b: Int, by c: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    if !overflow { return product / c }
    let full = a.multipliedFullWidth(by: b)
    guard full.high < c else { return .max }
    return c.dividingFullWidth(full).quotient
  }

  /// Whether `a ÷ b` is larger than `c ÷ d`; nothing is larger than a positive number by zero.
  static func isLarger(_ a: Int, per b: Int, than c: Int, per d: Int) -> Bool {
    let (left, leftOverflow) = a.multipliedReportingOverflow(by: d)
    let (right, rightOverflow) = c.multipliedReportingOverflow(by: b)
    if !leftOverflow, !rightOverflow { return left > right }
    let (wideLeft, wideRight) = (a.multipliedFullWidth(by: d), c.multipliedFullWidth(by: b))
    return (wideLeft.high, wideLeft.low) > (wideRight.high, wideRight.low)
  }
}
