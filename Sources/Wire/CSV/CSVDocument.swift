/// A table of comma-separated values (RFC 4180), as spreadsheets in Polish offices write them: cells parted by commas,
/// semicolons or tabs, in UTF-8 or Windows-1250, with or without a byte-order mark.
package struct CSVDocument: Hashable, Sendable {
  /// The first row, without spaces around.
  package private(set) var header: [String]
  /// The rows below that have any text, each with as many cells as the header.
  package private(set) var rows: [Row]

  package struct Row: Hashable, Sendable {
    /// Where it begins in the file, from 1.
    package var line: Int
    package var cells: [String]
  }

  package enum Failure: Error, Hashable, Sendable {
    case empty
    case tooLarge
    /// A quote that is opened in this line is never closed.
    case openQuote(line: Int)
    /// A row with another number of cells than the header.
    case ragged(line: Int, cells: Int, expected: Int)
  }

  /// The largest file that is read, in bytes.
  package static let longest = 8 << 20

  /// Reads a table of at most `longest` bytes.
  package init(_ bytes: [UInt8], longest: Int = CSVDocument.longest) throws(Failure) {
    guard bytes.count <= longest else { throw .tooLarge }
    let text = CSVDocument.text(bytes)
    var parsed = try CSVDocument.rows(text, separator: CSVDocument.separator(of: text))
    parsed.removeAll { row in row.cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    guard let head = parsed.first else { throw .empty }
    header = head.cells.map(CSVDocument.trimmed)
    rows = []
    for row in parsed.dropFirst() {
      // Spreadsheets leave empty cells at a row's end out, or write too many of them.
      let extra = row.cells.dropFirst(header.count)
      guard extra.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else {
        throw .ragged(line: row.line, cells: row.cells.count, expected: header.count)
      }
      let cells = row.cells.prefix(header.count).map(CSVDocument.trimmed)
      rows.append(
        Row(line: row.line, cells: cells + Array(repeating: "", count: header.count - cells.count)))
    }
  }

  private static func rows(_ text: [Unicode.Scalar], separator: Unicode.Scalar) throws(Failure) -> [Row] {
    var rows: [Row] = []
    var (cells, cell): ([String], String.UnicodeScalarView) = ([], String.UnicodeScalarView())
    var (line, start, quotedSince): (Int, Int, Int?) = (1, 1, nil)
    var place = 0
    func next() -> Unicode.Scalar? { place + 1 < text.count ? text[place + 1] : nil }
    while place < text.count {
      let scalar = text[place]
      if scalar == "\n" { line += 1 }
      if quotedSince != nil {
        if scalar == "\"", next() == "\"" {
          cell.append(scalar)
          place += 1
        } else if scalar == "\"" {
          quotedSince = nil
        } else {
          cell.append(scalar)
        }
      } else if scalar == "\"", cell.isEmpty {
        quotedSince = line
      } else if scalar == separator {
        cells.append(String(cell))
        cell.removeAll()
      } else if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", next() == "\n" {
          line += 1
          place += 1
        }
        rows.append(Row(line: start, cells: cells + [String(cell)]))
        cells = []
        cell.removeAll()
        start = line
      } else {
        cell.append(scalar)
      }
      place += 1
    }
    if let quotedSince { throw .openQuote(line: quotedSince) }
    if !cells.isEmpty || !cell.isEmpty { rows.append(Row(line: start, cells: cells + [String(cell)])) }
    return rows
  }

  /// The separator that the first line has most of, outside quotes.
  private static func separator(of text: [Unicode.Scalar]) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var quoted = false
    for scalar in text {
      if scalar == "\"" { quoted.toggle() }
      if quoted { continue }
      if scalar == "\n" || scalar == "\r" { break }
      counts[scalar, default: 0] += 1
    }
    let separators: [Unicode.Scalar] = [";", ",", "\t"]
    return separators.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ";"
  }

  private static func text(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return Array(text.unicodeScalars) }
    return body.map(CodePage.windows1250.scalar)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
