internal import Model
internal import Wire

/// One of the collector's CSV files.
struct CollectedTable {
  /// The most rows that are taken.
  static let mostRows = 20_000

  /// The file's name.
  let file: String
  let rows: [Row]

  struct Row {
    /// The file and the line.
    let source: String
    private let cells: [String: String]

    init(source: String, cells: [String: String]) {
      self.source = source
      self.cells = cells
    }

    /// The cell; nil when it is empty or missing.
    subscript(column: String) -> String? { cells[column].flatMap { $0.isEmpty ? nil : $0 } }

    /// `True` or `False`, as PowerShell writes them in every language.
    func flag(_ column: String) -> Bool? { CollectedTable.flag(self[column]) }
    func number(_ column: String) -> Int? { self[column].flatMap { Int($0) } }
    func day(_ column: String) -> Day? { self[column].flatMap { Day(iso: $0.prefix(10)) } }
  }

  /// Nil when it is no table.
  init?(_ text: WindowsText, _ file: String) {
    guard let document = try? CSVDocument(Array(text.text.utf8)) else { return nil }
    self.file = file
    let header = document.header.map { $0.lowercased() }
    rows = document.rows.prefix(CollectedTable.mostRows).map { row in
      Row(
        source: "\(file):\(row.line)",
        cells: Dictionary(zip(header, row.cells), uniquingKeysWith: { first, _ in first }))
    }
  }

  static func flag(_ text: String?) -> Bool? {
    switch text?.lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}
