package import Model

/// What the office's own market research says of one piece of an item.
package struct OfficePrice: Hashable, Sendable {
  package var gross: Money
  /// The rate inside it, in per cent; nil where the office did not say: then the catalogue's.
  package var vat: Int?
  /// Where it comes from: an offer, a price list, a date.
  package var source: String?

  package init(gross: Money, vat: Int? = nil, source: String? = nil) {
    self.gross = gross
    self.vat = vat
    self.source = source
  }

  /// From a net price: VAT is added and rounded to the grosz, as on an invoice.
  package init(net: Money, vat: Int, source: String? = nil) {
    self.init(gross: Money(grosze: (net.grosze * (100 + vat) + 50) / 100), vat: vat, source: source)
  }
}

extension Money {
  /// The net amount inside a gross one, rounded to the grosz.
  package func net(ofVAT rate: Int) -> Money {
    let whole = 100 + max(0, rate)
    return Money(grosze: grosze / whole * 100 + (grosze % whole * 100 + whole / 2) / whole)
  }
}
