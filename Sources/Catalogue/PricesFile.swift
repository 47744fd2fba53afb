package import Funding
package import Model

/// An office's own prices: a YAML file of lines `item: gross amount of one, in zloty`.
package enum PricesFile {
  /// Reads the file at `path`; `items` are the ids that may be priced.
  ///
  /// - Throws: everything that is wrong with it, by line.
  package static func read(_ path: String, items: [Item.ID]) throws(ContentErrors) -> [Item.ID: OfficePrice] {
    let log = ContentLog()
    let document: YAMLDocument
    do { document = try YAMLDocument(TextFile.read(path, as: path), file: path) } catch { throw ContentErrors([error]) }
    var prices: [Item.ID: OfficePrice] = [:]
    if let fields = document.reader(log).fields(items) {
      for item in items { prices[item] = fields[item].flatMap { $0.money() }.map { OfficePrice(gross: $0) } }
    }
    guard log.errors.isEmpty else { throw ContentErrors(log.errors.sorted(by: ContentError.precedes)) }
    return prices
  }
}
