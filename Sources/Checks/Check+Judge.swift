package import CaseFile
package import Model

extension Check {
  /// The verdicts on all rows of the judged table, in the rows' order; changes nothing in the file.
  ///
  /// - Throws: ``Model/ContentError`` when the check is at fault: its table is unknown, or SQLite refuses a condition or
  ///   stops it because it takes too long; `CaseFileError` when the file cannot be read.
  package func judge(_ file: CaseFile) throws -> [FindingRecord] { try judge(file, assets: AssetIndex(file)) }

  func judge(_ file: CaseFile, assets: AssetIndex) throws -> [FindingRecord] {
    let table = try judgedTable()
    let statement = Statement(self, table: table)
    var findings: [FindingRecord] = []
    var evidence = Evidence(statement.shown)
    var fingerprint = Fingerprint(id)
    do {
      try file.forEachRow(statement.sql, usedParameters) { row in
        findings.append(finding(from: row, of: statement, assets, &evidence, &fingerprint))
      }
    } catch CaseFileError.statement(let why) {
      throw refused(why)
    }
    return findings
  }

  /// The table that it judges.
  package func judgedTable() throws(ContentError) -> CaseTable {
    guard let table = Schema.table(judges), table.column("id") != nil else {
      throw ContentError(
        file: self.file, field: "judges",
        Phrase(pl: "nie ma tabeli „\(judges)”", en: "there is no table “\(judges)”"))
    }
    return table
  }

  /// The parameters that the conditions name; SQLite accepts no others.
  var usedParameters: [String: CaseValue] {
    let named = Set(
      (rules.map(\.condition) + [filter?.condition]).compactMap(\.self).flatMap { Condition($0).parameters })
    return parameters.filter { named.contains($0.key) }
  }

  func refused(_ why: String) -> ContentError {
    why.hasPrefix("interrupted")
      ? ContentError(
        file: self.file, field: "verdicts",
        Phrase(
          pl: "warunki liczą się za długo i zostały przerwane; uprość je",
          en: "the conditions took too long and were stopped; make them simpler"))
      : ContentError(
        file: self.file, field: "verdicts",
        Phrase(pl: "SQLite odrzuca warunki: \(why)", en: "SQLite refuses the conditions: \(why)"))
  }

  private typealias Place = Statement.Place

  private func finding(
    from row: CaseRow, of statement: Statement, _ assets: AssetIndex, _ evidence: inout Evidence,
    _ fingerprint: inout Fingerprint
  ) -> FindingRecord {
    let decision = Decision(code: row.integer(Place.decision) ?? 0)
    let outcome = outcome(
      of: decision, missing: statement.missing(decision, nulls: row.integer(Place.nulls) ?? 0))
    let number = row.integer(Place.asset)
    let asset = number.flatMap { assets[$0] }
    let address = row.text(Place.address)
    return FindingRecord(
      checkId: id, module: module, subjectTable: judges, subject: row.text(Place.id) ?? "",
      unit: asset?.unit ?? row.text(Place.unit),
      asset: number, address: address ?? asset?.address, name: asset?.name, transport: row.text(Place.transport),
      port: row.integer(Place.port).flatMap(Int.init(exactly:)), verdict: outcome.verdict.rawValue,
      severity: outcome.severity.rawValue, reason: outcome.reason,
      evidence: evidence.json(row, statement.evidence),
      fingerprint: fingerprint.text(asset?.label ?? address, row, statement.identity))
  }
}

/// What findings say of their assets.
struct AssetIndex {
  private let assets: [Int64: Asset]

  init(_ file: CaseFile) throws {
    assets = Dictionary(
      try file.all(Asset.self).compactMap { asset in asset.id.map { ($0, asset) } }, uniquingKeysWith: { $1 })
  }

  subscript(number: Int64) -> Asset? { assets[number] }
}
