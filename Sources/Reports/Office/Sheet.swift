import Model

/// One sheet of a workbook: a title, notes, a table with a head that stays in view, and what stands below it.
struct Sheet {
  enum Kind { case text, number, money, share, vat, day }

  struct Column {
    var title: String
    /// In characters.
    var width: Double
    var kind = Kind.text
  }

  enum Cell {
    case empty
    case text(String)
    /// A sentence that runs on over the empty cells beside it.
    case remark(String)
    case strong(String)
    case number(Int)
    case money(Money)
    /// In thousandths of the whole.
    case share(Int)
    /// A rate of VAT, in per cent.
    case rate(Int)
    case day(Day)
    /// A formula of an amount, with the amount that it gives.
    case amount(String, Money)
    /// A formula of a share of the whole, with its thousandths.
    case part(String, Int)
    /// A formula of a text, with the text that it gives.
    case words(String, String)
    /// A frame that a person fills in.
    case blank
  }

  var name: String
  var title: String
  var notes: [String]
  var columns: [Column]
  var rows: [[Cell]]
  /// Rows under the table, which are not sorted or filtered with it.
  var below: [[Cell]] = []
  var isFiltered = false

  /// The table's head, counted from 0 as libxlsxwriter does; the first row of the table follows it.
  var headRow: Int { notes.count + 2 }

  /// How high a row has to be for its texts, in points; nil for one line.
  func height(of row: [Cell]) -> Double? {
    let lines =
      zip(row, columns).map { cell, column in
        switch cell {
        // A bold or wide letter takes more than the average one that a width counts.
        case .text(let text), .strong(let text): Int((Double(text.count) * 1.15 / column.width).rounded(.up))
        default: 1
        }
      }.max() ?? 1
    return lines > 1 ? min(Double(lines) * 15, 400) : nil
  }

  /// Such as `H5`: the cell of that column and row, both counted from 0.
  static func cell(_ column: Int, _ row: Int) -> String { letter(column) + String(row + 1) }

  /// The column's letter; there are never more than 26.
  static func letter(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8(clamping: min(max(column, 0), 25))))
  }
}

/// A workbook before it is written.
struct Workbook {
  var title: String
  /// The office.
  var company: String
  /// The Traffic Light Protocol mark and the edition, on every printed page.
  var marking: String
  var language: Language
  var sheets: [Sheet]
}
