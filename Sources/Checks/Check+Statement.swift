import CaseFile
import Model

extension Check {
  /// The one statement that judges all rows, and where its columns are.
  struct Statement {
    /// The judged table.
    let table: CaseTable
    let sql: String
    /// For each rule, the columns that its condition mentions.
    let mentioned: [[String]]
    /// The columns whose bits, from the lowest, make up the mask of NULLs.
    let watched: [String]
    /// The evidence columns that the table has, and their places.
    let shown: [String]
    let evidence: Range<Int>
    let identity: Range<Int>

    /// Fixed places at the head of each row.
    enum Place {
      static let id = 0, asset = 1, address = 2, transport = 3, port = 4, decision = 5, nulls = 6, unit = 7, first = 8
    }

    init(_ check: Check, table: CaseTable) {
      self.table = table
      let names = table.columns.map(\.name)
      let mentioned = check.rules.map { rule in
        rule.condition.map { Condition($0).mentioned(of: names, in: table.name) } ?? []
      }
      self.mentioned = mentioned
      watched = Array(names.filter { name in mentioned.contains { $0.contains(name) } }.prefix(62))
      let shown = check.evidence.filter(names.contains)
      self.shown = shown
      evidence = Place.first..<(Place.first + shown.count)
      identity = evidence.upperBound..<(evidence.upperBound + table.identity.count)

      let nulls = watched.enumerated().map { "((\($1.quoted) IS NULL) << \($0))" }.joined(separator: " | ")
      let head = [
        "id".quoted, Statement.asset(of: table), table.address.map(\.quoted) ?? "NULL",
        Statement.optional("transport", table), Statement.optional("port", table),
        Statement.decision(check.rules), watched.isEmpty ? "0" : nulls,
        Statement.optional("unit", table),
      ]
      let columns = head + (shown + table.identity).map(\.quoted)
      let order = table.column("id")?.kind == .text ? "length(\("id".quoted)), \("id".quoted)" : "id".quoted
      // Lines of its own, so that a comment in the condition ends with it.
      let rows = check.filter.map { " WHERE coalesce((\n\($0.condition)\n), 1)" } ?? ""
      sql = "SELECT \(columns.joined(separator: ",\n")) FROM \(table.name.quoted)\(rows) ORDER BY \(order)"
    }

    private static func optional(_ column: String, _ table: CaseTable) -> String {
      table.column(column) == nil ? "NULL" : column.quoted
    }

    private static func asset(of table: CaseTable) -> String {
      table.name == Asset.table.name ? "id".quoted : optional("asset", table)
    }

    /// `CASE` inside `CASE`, so that each condition is worked out once.
    ///
    /// `NOT` makes 0 of true, 1 of false and leaves NULL, to which `coalesce` gives 2. A condition has its lines to
    /// itself, so that a comment ends with it.
    private static func decision(_ rules: [Rule]) -> String {
      var sql = String(max(rules.count - 1, 0))
      for (index, rule) in rules.enumerated().reversed() {
        guard let condition = rule.condition else { continue }
        sql = "CASE coalesce(NOT (\n\(condition)\n), 2) WHEN 0 THEN \(index) WHEN 2 THEN \(-1 - index) ELSE\n\(sql) END"
      }
      return sql
    }

    /// The columns that the rule's condition mentions and that are NULL in the row; all of them when none is, because
    /// the NULL then came out of a sub-select.
    func missing(_ decision: Decision, nulls: Int64) -> [String] {
      guard case .unobserved(let rule) = decision, mentioned.indices.contains(rule) else { return [] }
      let missing = mentioned[rule].filter { name in
        watched.firstIndex(of: name).map { nulls & (1 << Int64($0)) != 0 } ?? false
      }
      return missing.isEmpty ? mentioned[rule] : missing
    }
  }
}

extension CaseTable {
  /// The column with the network address of a row's subject; `case_info.address` is a postal one.
  fileprivate var address: String? {
    column("address").flatMap { $0.privacy == .address ? $0.name : nil }
  }
}
