package import Funding
package import Model

/// An office's own prices: a table with the ending `.csv` (``PricesTable``), or a YAML file of lines `item: gross amount
/// of one, in zloty`.
package enum PricesFile {
  /// Reads the file at `path`; `items` are those that may be priced.
  ///
  /// - Throws: everything that is wrong with it, by line.
  package static func read(_ path: String, items: [Item]) throws(ContentErrors) -> [Item.ID: OfficePrice] {
    let log = ContentLog()
    let prices: [Item.ID: OfficePrice]
    do {
      let rates = Dictionary(items.map { ($0.id, $0.price.vat) }, uniquingKeysWith: { first, _ in first })
      prices =
        path.lowercased().hasSuffix(".csv")
        ? PricesTable(file: path, log: log, rates: rates).read(try TextFile.bytes(path, as: path))
        : lines(try YAMLDocument(TextFile.read(path, as: path), file: path), items: items, log: log)
    } catch {
      throw ContentErrors([error])
    }
    guard log.errors.isEmpty else { throw ContentErrors(log.errors.sorted(by: ContentError.precedes)) }
    return prices
  }

  private static func lines(_ document: YAMLDocument, items: [Item], log: ContentLog) -> [Item.ID: OfficePrice] {
    guard let fields = document.reader(log).fields(items.map(\.id)) else { return [:] }
    return items.reduce(into: [:]) { prices, item in
      prices[item.id] = fields[item.id].flatMap { $0.money() }.map { OfficePrice(gross: $0) }
    }
  }
}
