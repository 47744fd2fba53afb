import GRDB
import Model

/// Merges case files that were made elsewhere, of other units or from other places of the network, into one.
///
/// It goes by ``Schema/tables``, so that a table of tomorrow is merged without a line here, by three conventions: an
/// integer column that is called like a table refers to that table's id; `identity` tells one row from another beside
/// the rows it refers to; a table with a column `observed` holds observations, any other one declarations.
///
/// * Every row gets a new id, and references follow it. Rows that say the same are kept once.
/// * The same machine seen twice becomes one asset (``AssetMatch``); what one file knows of it and the other does not
///   is filled in.
/// * Two observations that differ are both kept: each was seen. Of two declarations that differ the first is kept.
///   Either way the difference is written into `merge_conflict`.
/// * `case_info` is the first file's; that of the others stands in `merged_case`. Findings are not merged but must be
///   made anew, because they follow from the rest.
package struct CaseMerge {
  /// One of the files.
  package struct Source {
    package var file: CaseFile
    /// What the file is called, without its folder.
    package var name: String
    /// The unit that its rows without one belong to.
    package var unit: String?

    package init(file: CaseFile, name: String, unit: String? = nil) {
      self.file = file
      self.name = name
      self.unit = unit
    }
  }

  /// What it came to.
  package struct Summary: Sendable {
    /// Rows in the new file by table, in the order in which they were merged; empty tables left out.
    package fileprivate(set) var rows: [(table: String, count: Int)] = []
    /// Machines that more than one file knows.
    package fileprivate(set) var sharedAssets = 0
    package fileprivate(set) var conflicts = 0
    /// Tables of a source that this Tarcza does not know: their rows stay behind.
    package fileprivate(set) var unknownTables: [String] = []
  }

  /// Fills `target`, a new case file, with all rows of `sources`, in one transaction.
  ///
  /// - Throws: ``CaseFileError`` when a file cannot be read or the target cannot be written.
  package static func merge(_ sources: [Source], into target: CaseFile) throws -> Summary {
    try target.translated {
      try target.database.write { db in
        var merge = CaseMerge(db: db)
        for source in sources { try merge.add(source) }
        return try merge.finished()
      }
    }
  }

  /// Tables that are made from the others, or that have one row of their own.
  private static let apart: Set<String> = [
    FindingRecord.table.name, Judging.table.name, CaseInfo.table.name,
  ]

  /// What is merged, each table behind those it refers to.
  private static let order: [CaseTable] = {
    var ordered: [CaseTable] = []
    var open: Set<String> = []
    func place(_ table: CaseTable) {
      guard open.insert(table.name).inserted else { return }
      for name in table.references.values.sorted() where name != table.name { Schema.table(name).map(place) }
      ordered.append(table)
    }
    for table in Schema.tables where table.view == nil && !apart.contains(table.name) { place(table) }
    return ordered
  }()

  private let db: Database
  private var summary = Summary()
  private var tables: [String: MergedTable] = [:]
  private var assets = AssetMatch()

  private init(db: Database) {
    self.db = db
    for table in CaseMerge.order { tables[table.name] = MergedTable(table) }
  }

  private mutating func add(_ source: Source) throws {
    for name in tables.keys { tables[name]?.seal() }
    let info = try source.file.all(CaseInfo.self).first
    if var info, try CaseInfo.fetchCount(db) == 0 {
      info.id = 1
      try info.insert(db)
    }
    var record = MergedCase(file: source.name, unit: source.unit, info: info)
    try record.insert(db)
    tables[MergedCase.table.name]?.reserve(record.id ?? 0)
    let site = source.unit ?? info?.institution ?? source.name
    var ids: [String: [Int64: Int64]] = [:]
    var count = 0
    for table in CaseMerge.order {
      let found = try source.file.rows("SELECT * FROM \(table.name.quoted) ORDER BY id")
      var places: [Int64: Int64] = [:]
      for values in found.rows {
        var row = Dictionary(zip(found.columns, values), uniquingKeysWith: { first, _ in first })
        let old = row.removeValue(forKey: "id")?.integer ?? 0
        for (column, other) in table.references {
          guard let reference = row[column]?.integer else { continue }
          row[column] = ids[other]?[reference].map(CaseValue.integer) ?? .null
        }
        if table.column("unit")?.kind == .text, row["unit"] == .null, table.name != Unit.table.name {
          row["unit"] = source.unit.map(CaseValue.text) ?? .null
        }
        places[old] = try put(row, of: table, site: site, from: record.id)
        count += 1
      }
      ids[table.name] = places
    }
    if let unit = source.unit { try declare(unit, name: info?.institution ?? unit) }
    record.rows = count
    try record.update(db)
    try noteUnknownTables(of: source.file)
  }

  /// Puts a row in, or finds the one that says the same; its id here.
  private mutating func put(
    _ row: [String: CaseValue], of table: CaseTable, site: String, from source: Int64?
  ) throws -> Int64 {
    // Taken out while it changes: a second reference would copy the whole table for every row.
    guard var merged = tables.removeValue(forKey: table.name) else { return 0 }
    defer { tables[table.name] = merged }
    let isAsset = table.name == Asset.table.name
    if let same = merged.identical(to: row) {
      // Two machines may look alike in all columns and still be two: the site decides.
      if !isAsset || merged.earlier(assets.match(row, site: site)) == same {
        if isAsset { summary.sharedAssets += 1 }
        return same
      }
    }
    let known = isAsset ? merged.earlier(assets.match(row, site: site)) : merged.counterpart(of: row)
    guard let known, let before = merged.rows[known] else {
      let id = try merged.insert(row, db)
      if isAsset { assets.add(row, id: id, site: site) }
      return id
    }
    if isAsset { summary.sharedAssets += 1 }
    let differing = table.columns.filter { column in
      guard column.name != "id", column.unit != "UTC", let (old, new) = merged.pair(before, row, column.name) else {
        return false
      }
      return old != new
    }
    for column in differing {
      var conflict = MergeConflict(
        mergedCase: source, tableName: table.name, row: known, columnName: column.name,
        kept: before[column.name]?.text, other: row[column.name]?.text)
      try conflict.insert(db)
      tables[MergeConflict.table.name]?.reserve(conflict.id ?? 0)
      summary.conflicts += 1
    }
    if !isAsset, !differing.isEmpty, table.isObserved { return try merged.insert(row, db) }
    try merged.fill(known, from: row, db)
    if isAsset { assets.add(row, id: known, site: site) }
    return known
  }

  /// Adds a unit that was named on the command line and that no file describes.
  private mutating func declare(_ unit: String, name: String) throws {
    guard var merged = tables.removeValue(forKey: Unit.table.name) else { return }
    if !merged.rows.values.contains(where: { $0["unit"] == .text(unit) }) {
      _ = try merged.insert(
        ["unit": .text(unit), "name": .text(name), "kind": .text(UnitKind.other.rawValue)], db)
    }
    tables[Unit.table.name] = merged
  }

  private mutating func noteUnknownTables(of file: CaseFile) throws {
    let names = try file.rows(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).rows.compactMap { $0.first?.text }
    for name in names where Schema.table(name) == nil && !summary.unknownTables.contains(name) {
      summary.unknownTables.append(name)
    }
  }

  private func finished() throws -> Summary {
    var summary = summary
    summary.rows = try CaseMerge.order.map { table in
      (table.name, try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.name.quoted)") ?? 0)
    }.filter { $0.1 > 0 }
    return summary
  }
}

extension CaseTable {
  /// The columns that refer to other tables' ids, and which tables: integers that are called like one.
  package var references: [String: String] {
    Dictionary(
      columns.compactMap { column in
        guard column.kind == .integer, let other = Schema.table(column.name), other.view == nil else { return nil }
        return (column.name, other.name)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether its rows were seen, not declared.
  var isObserved: Bool { column("observed") != nil }
}
