/// Moments and spans as Active Directory writes them ([MS-DTYP] § 2.3.3, [MS-ADTS] § 3.1.1.1).
package enum WindowsTime {
  /// What a span says.
  package enum Span: Hashable, Sendable {
    case seconds(Int)
    /// Never, or for ever.
    case endless
  }

  /// Seconds since 1970-01-01 of a count of 100 ns since 1601-01-01; nil for 0, for "never" and before 1970.
  package static func seconds(_ value: Int) -> Int? {
    guard value > 0, value != Int.max else { return nil }
    let seconds = value / 10_000_000 - 11_644_473_600
    return seconds > 0 && seconds < 253_402_300_800 ? seconds : nil
  }

  /// A span, which is written as a negative count of 100 ns; 0 stays 0, and the least number means for ever.
  package static func span(_ value: Int) -> Span? {
    if value == Int.min { return .endless }
    return value <= 0 ? .seconds(-(value / 10_000_000)) : nil
  }

  /// The day of a GeneralizedTime in UTC, such as `20261125010203.0Z` (RFC 4517 § 3.3.13); nil for
  /// another form.
  package static func generalized(_ text: String) -> (year: Int, month: Int, day: Int)? {
    let digits = text.utf8.prefix(14)
    guard digits.count == 14, digits.allSatisfy({ (0x30...0x39).contains($0) }), text.hasSuffix("Z") else { return nil }
    let numbers = digits.map { Int($0) - 0x30 }
    func number(_ range: Range<Int>) -> Int { numbers[range].reduce(0) { $0 * 10 + $1 } }
    return (number(0..<4), number(4..<6), number(6..<8))
  }
}
