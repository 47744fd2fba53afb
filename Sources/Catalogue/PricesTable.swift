import Funding
import Model
import Wire

/// An office's market research as a table: `item;net;vat;gross;source;date`, one item a line.
///
/// Of `net` and `gross` one is enough; `vat` is in per cent, or `zw` where the supply is exempt, and the catalogue's rate
/// where it is missing. Amounts may have a decimal comma and spaces between thousands.
struct PricesTable {
  private static let columns = ["item", "net", "vat", "gross", "source", "date"]
  /// The same heads in Polish.
  private static let polish = [
    "pozycja": "item", "netto": "net", "brutto": "gross", "źródło": "source", "zrodlo": "source", "data": "date",
  ]

  let file: String
  let log: ContentLog
  /// The rate of VAT that the catalogue gives, by item.
  let rates: [Item.ID: Int]

  func read(_ bytes: [UInt8]) -> [Item.ID: OfficePrice] {
    let table: CSVDocument
    do { table = try CSVDocument(bytes) } catch {
      log.add(problem(error))
      return [:]
    }
    let heads = table.header.map { head in
      PricesTable.polish[head.lowercased()] ?? head.lowercased()
    }
    for (head, name) in zip(heads, table.header) where !PricesTable.columns.contains(head) {
      let near = Suggestion.phrase(for: head, among: PricesTable.columns)
      report(
        1, name, "nieznana kolumna; są: \(PricesTable.columns.joined(separator: ", "))" + near.pl,
        "unknown column; there are: \(PricesTable.columns.joined(separator: ", "))" + near.en)
    }
    guard heads.contains("item"), heads.contains("net") || heads.contains("gross") else {
      report(
        1, nil, "potrzebna jest kolumna item oraz net albo gross", "a column item, and net or gross, is needed")
      return [:]
    }
    var prices: [Item.ID: OfficePrice] = [:]
    for row in table.rows {
      let cells = Dictionary(zip(heads, row.cells).filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
      guard let item = cells["item"], let price = price(cells, of: item, line: row.line) else { continue }
      if prices.updateValue(price, forKey: item) != nil {
        report(row.line, "item", "„\(item)” jest już w tym pliku", "“\(item)” is in this file already")
      }
    }
    return prices
  }

  private func price(_ cells: [String: String], of item: String, line: Int) -> OfficePrice? {
    guard let usual = rates[item] else {
      let near = Suggestion.phrase(for: item, among: rates.keys.sorted())
      report(
        line, "item", "program nie ma pozycji „\(item)”" + near.pl, "the programme has no item “\(item)”" + near.en)
      return nil
    }
    guard let vat = cells["vat"].map(PricesTable.rate) ?? usual else {
      report(line, "vat", "potrzebna jest stawka od 0 do 100 albo zw", "a rate from 0 to 100 or zw is needed")
      return nil
    }
    let source = [cells["source"], cells["date"]].compactMap(\.self).joined(separator: ", ")
    func amount(_ column: String) -> Money?? {
      guard let text = cells[column] else { return .some(nil) }
      if let money = PricesTable.money(text) { return money }
      report(
        line, column, "„\(text)” to nie kwota w złotych, np. 12500 albo 12 500,50",
        "“\(text)” is no amount in zloty such as 12500 or 12500.50")
      return nil
    }
    guard let net = amount("net"), let gross = amount("gross") else { return nil }
    let fromNet = net.map { OfficePrice(net: $0, vat: vat, source: source.isEmpty ? nil : source) }
    guard let gross else {
      if fromNet == nil {
        report(line, nil, "brakuje kwoty netto albo brutto", "the net or the gross amount is missing")
      }
      return fromNet
    }
    if let fromNet, abs(fromNet.gross.grosze - gross.grosze) > 1 {
      report(
        line, "gross",
        "kwota brutto nie zgadza się z netto i stawką \(vat)\u{A0}%: powinno być "
          + fromNet.gross.text(.polish),
        "the gross amount does not agree with the net one at \(vat)%: it should be " + fromNet.gross.text(.english))
      return nil
    }
    return OfficePrice(gross: gross, vat: vat, source: source.isEmpty ? nil : source)
  }

  private static func rate(_ text: String) -> Int? {
    let word = text.lowercased()
    if ["zw", "zw.", "np", "np."].contains(word) { return 0 }
    let digits = word.hasSuffix("%") ? String(word.dropLast()) : word
    return Int(digits.filter { !$0.isWhitespace }).flatMap { (0...100).contains($0) ? $0 : nil }
  }

  /// Zloty with a comma or a point before the grosze, spaces between thousands, and `zł` behind, or without them.
  static func money(_ text: String) -> Money? {
    var word = text.lowercased().filter { !$0.isWhitespace }
    if word.hasSuffix("zł") { word.removeLast(2) }
    let parts = word.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, (1...12).contains(whole.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let zloty = Int(whole)
    else { return nil }
    guard parts.count == 2 else { return Money(zloty: zloty) }
    guard parts[1].count <= 2, let cents = Int(parts[1]) else { return nil }
    return Money(grosze: zloty * 100 + (parts[1].count == 1 ? cents * 10 : cents))
  }

  private func problem(_ failure: CSVDocument.Failure) -> ContentError {
    switch failure {
    case .empty:
      ContentError(file: file, Phrase(pl: "plik jest pusty", en: "the file is empty"))
    case .tooLarge:
      ContentError(file: file, Phrase(pl: "plik jest za duży", en: "the file is too large"))
    case .openQuote(let line):
      ContentError(
        file: file, line: line,
        Phrase(pl: "cudzysłów nie ma zamknięcia", en: "a quotation mark is opened and never closed"))
    case .ragged(let line, let cells, let expected):
      ContentError(
        file: file, line: line,
        Phrase(
          pl: "komórek jest \(cells), a kolumn \(expected)", en: "there are \(cells) cells, but \(expected) columns"))
    }
  }

  private func report(_ line: Int, _ field: String?, _ pl: String, _ en: String) {
    log.add(ContentError(file: file, line: line, field: field, Phrase(pl: pl, en: en)))
  }
}
