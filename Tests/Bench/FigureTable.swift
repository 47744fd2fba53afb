/// The repeated measurements of several competitors, as a table: medians, spread, and ratios to the first.
struct FigureTable {
  /// What is compared.
  let title: String
  /// What the numbers are, such as `s` or `µs CPU a probe`.
  let unit: String
  private var rows: [(name: String, values: [Double], remark: String)] = []

  init(_ title: String, unit: String) {
    self.title = title
    self.unit = unit
  }

  /// Books one measurement of `name`; a later remark replaces an earlier one.
  mutating func add(_ name: String, _ value: Double, _ remark: String = "") {
    if let place = rows.firstIndex(where: { $0.name == name }) {
      rows[place].values.append(value)
      rows[place].remark = remark.isEmpty ? rows[place].remark : remark
    } else {
      rows.append((name, [value], remark))
    }
  }

  /// The middle of the measurements of `name`; nil when there are none.
  func median(_ name: String) -> Double? { rows.first { $0.name == name }.flatMap { FigureTable.median($0.values) } }

  /// The lines to print: name, median, smallest and largest, and the median's ratio to the first row's.
  var text: String {
    let first = rows.first.flatMap { FigureTable.median($0.values) } ?? 0
    let width = rows.map(\.name.count).max() ?? 0
    let lines = rows.map { row in
      let median = FigureTable.median(row.values) ?? 0
      let (least, most) = (row.values.min() ?? 0, row.values.max() ?? 0)
      let name = row.name + String(repeating: " ", count: width - row.name.count)
      let ratio = first > 0 ? "×" + FigureTable.text(median / first) : "–"
      return "  \(name)  \(FigureTable.text(median)) (\(FigureTable.text(least))–\(FigureTable.text(most)), "
        + "n=\(row.values.count))  \(ratio)  \(row.remark)"
    }
    return (["\(title) [\(unit)]"] + lines).joined(separator: "\n")
  }

  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  private static func text(_ value: Double) -> String {
    let digits: Double = value >= 100 ? 1 : value >= 10 ? 10 : 1000
    let rounded = (value * digits).rounded() / digits
    return digits == 1 ? String(Int(rounded)) : String(rounded)
  }
}
