package import GRDB

/// A row of a documented table, as a Swift value; its properties are the columns in camel case.
package protocol CaseRecord: Codable, FetchableRecord, MutablePersistableRecord, Sendable {
  static var table: CaseTable { get }
  /// Nil until the row is in a case file.
  var id: Int64? { get set }
}

extension CaseRecord {
  package static var databaseTableName: String { table.name }
  package static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }
  package static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
  package mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

/// A row that belongs to one machine.
package protocol AssetRecord: CaseRecord {
  /// Nil until the machine is in the case file.
  var asset: Int64? { get set }
}

extension AssetRecord {
  package func belonging(to asset: Int64?) -> Self {
    var copy = self
    copy.asset = asset
    return copy
  }
}
