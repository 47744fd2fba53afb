/// Rows in columns, for a terminal.
struct TextTable {
  private var rows: [[String]]
  /// How many columns at the end may be cut to fit the terminal.
  private let head: [String]
  /// The columns that hold numbers: these stand on the right.
  private let numbers: Set<Int>

  init(_ head: [String], numbers: Set<Int> = []) {
    self.head = head
    self.numbers = numbers
    rows = []
  }

  mutating func add(_ cells: [String]) { rows.append(cells.map(Terminal.harmless)) }

  /// The lines, the last column cut where the terminal ends; nothing is cut in a pipe.
  func lines(width: Int?) -> [String] {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { TextTable.columns($0[column]) }.max() ?? 0 }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([head, rule] + rows).map { cells in
      let text = zip(cells, widths).enumerated().map { column, pair in
        let space = String(repeating: " ", count: max(0, pair.1 - TextTable.columns(pair.0)))
        return numbers.contains(column) ? space + pair.0 : pair.0 + space
      }.joined(separator: "  ")
      let trimmed = text.trimmingEnd()
      guard let width, trimmed.count > width else { return trimmed }
      return trimmed.prefix(width - 1) + "…"
    }
  }

  /// How many columns of a terminal a text takes: one for each character as people count them.
  private static func columns(_ text: String) -> Int { text.count }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
