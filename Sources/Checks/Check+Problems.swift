package import CaseFile
package import Model

extension Check {
  /// What is wrong with its conditions, found by preparing each against the documented tables.
  ///
  /// Any case file of this version will do, such as one in memory.
  package func problems(in file: CaseFile) -> [ContentError] {
    let table: CaseTable
    do { table = try judgedTable() } catch { return [error] }
    var errors: [ContentError] = []
    var named: Set<String> = []
    if let filter {
      let condition = Condition(filter.condition)
      named.formUnion(condition.parameters)
      if let problem = problem(of: condition, table: table, file: file) {
        errors.append(ContentError(file: self.file, line: filter.line, field: "where", problem))
      }
    }
    for (index, rule) in rules.enumerated() {
      guard let sql = rule.condition else { continue }
      let condition = Condition(sql)
      named.formUnion(condition.parameters)
      if let problem = problem(of: condition, table: table, file: file) {
        errors.append(
          ContentError(file: self.file, line: rule.line, field: "verdicts[\(index)].when", problem))
      }
    }
    for parameter in parameters.keys.sorted() where !named.contains(parameter) {
      errors.append(
        ContentError(
          file: self.file, field: "parameters.\(parameter)",
          Phrase(
            pl: "żaden warunek nie używa parametru :\(parameter); usuń go",
            en: "no condition uses the parameter :\(parameter); take it out")))
    }
    return errors
  }

  private func problem(of condition: Condition, table: CaseTable, file: CaseFile) -> Phrase? {
    if let problem = condition.problem { return problem }
    for parameter in condition.parameters where parameters[parameter] == nil {
      return Phrase(
        pl: "parametr :\(parameter) nie ma wartości w „parameters”",
        en: "the parameter :\(parameter) has no value in “parameters”")
    }
    // In a WHERE, so that SQLite refuses a bare aggregate, which would fold all rows into one.
    let statement = "SELECT 1 FROM \(table.name.quoted) WHERE (\n\(condition.sql)\n)"
    do {
      return try file.refusal(of: statement).map { SQLiteMessage($0).phrase(table: table) }
    } catch {
      return Phrase(same: String(describing: error))
    }
  }
}
