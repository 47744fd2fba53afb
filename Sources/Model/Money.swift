/// An amount in Polish zloty, counted in grosze: never a floating-point number.
package struct Money: Hashable, Comparable, Codable, Sendable {
  package var grosze: Int

  package init(grosze: Int) { self.grosze = grosze }
  package init(zloty: Int) { self.init(grosze: zloty * 100) }
  package init(from decoder: any Decoder) throws { self.init(grosze: try Int(from: decoder)) }
  package func encode(to encoder: any Encoder) throws { try grosze.encode(to: encoder) }

  package static let zero = Money(grosze: 0)
  package static func < (left: Money, right: Money) -> Bool { left.grosze < right.grosze }
  package static func + (left: Money, right: Money) -> Money { Money(grosze: left.grosze + right.grosze) }
  package static func - (left: Money, right: Money) -> Money { Money(grosze: left.grosze - right.grosze) }
  package static func * (amount: Money, count: Int) -> Money { Money(grosze: amount.grosze * count) }
  package static func += (left: inout Money, right: Money) { left = left + right }

  /// `12 345,67 zł` or `PLN 12,345.67`; grosze only where there are any.
  package func text(_ language: Language) -> String {
    let rest = abs(grosze % 100)
    let whole = (grosze < 0 && grosze > -100 ? "−" : "") + (grosze / 100).grouped(language)
    let cents = rest == 0 ? "" : (language == .polish ? "," : ".") + (rest < 10 ? "0" : "") + String(rest)
    switch language {
    case .polish: return "\(whole)\(cents)\u{A0}zł"
    case .english: return "PLN\u{A0}\(whole)\(cents)"
    }
  }
}
