/// Rows in columns, for a terminal.
struct TextTable {
  private var rows: [[String]]
  private let head: [String]
  /// The columns that hold numbers: these stand on the right.
  private let numbers: Set<Int>

  init(_ head: [String], numbers: Set<Int> = []) {
    self.head = head
    self.numbers = numbers
    rows = []
  }

  mutating func add(_ cells: [String]) { rows.append(cells.map(Terminal.harmless)) }

  /// The lines, as they are in a pipe.
  ///
  /// Where they are wider than the terminal, the widest texts are broken at spaces; whatever is still too wide is cut.
  func lines(width: Int?) -> [String] {
    let all = [head] + rows
    let widths = fitted(
      head.indices.map { column in all.map { TextTable.columns($0[column]) }.max() ?? 0 }, into: width)
    let rule = widths.map { String(repeating: "─", count: $0) }
    return (broken(head, widths) + [rule] + rows.flatMap { broken($0, widths) }).map { cells in
      let text = zip(cells, widths).enumerated().map { column, pair in
        let space = String(repeating: " ", count: max(0, pair.1 - TextTable.columns(pair.0)))
        return numbers.contains(column) ? space + pair.0 : pair.0 + space
      }.joined(separator: "  ")
      let trimmed = text.trimmingEnd()
      guard let width, trimmed.count > width else { return trimmed }
      return trimmed.prefix(width - 1) + "…"
    }
  }

  /// The widths, those of the widest texts reduced until the lines fit; no text gets narrower than 16 columns.
  private func fitted(_ widths: [Int], into width: Int?) -> [Int] {
    guard let width else { return widths }
    var widths = widths
    while widths.reduce(0, +) + 2 * (widths.count - 1) > width {
      let texts = widths.indices.filter { !numbers.contains($0) && widths[$0] > 16 }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return widths }
      widths[widest] -= 1
    }
    return widths
  }

  /// One row as the lines that it takes.
  private func broken(_ cells: [String], _ widths: [Int]) -> [[String]] {
    let parts = zip(cells, widths).map { cell, width in
      TextTable.columns(cell) > width ? Terminal.lines(of: cell, width: width) : [cell]
    }
    return (0..<(parts.map(\.count).max() ?? 1)).map { line in
      parts.map { $0.indices.contains(line) ? $0[line] : "" }
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
