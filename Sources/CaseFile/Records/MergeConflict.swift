import GRDB
import Model

/// Two case files that said different things of the same row.
package struct MergeConflict: CaseRecord, Hashable {
  package var id: Int64?
  package var mergedCase: Int64?
  package var tableName: String
  package var row: Int64?
  package var columnName: String
  package var kept: String?
  package var other: String?

  package init(
    mergedCase: Int64?, tableName: String, row: Int64?, columnName: String, kept: String?, other: String?
  ) {
    self.mergedCase = mergedCase
    self.tableName = tableName
    self.row = row
    self.columnName = columnName
    self.kept = kept
    self.other = other
  }

  package static let table = CaseTable(
    "merge_conflict",
    "Where merged case files contradict each other. Of an observation both rows are kept, of a declaration the first.",
    identity: ["id"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("merged_case", "The file that says otherwise.", .plain),
      .text("table_name", "The table.", .plain),
      .number("row", "The row that was there before, by its id.", .plain),
      .text("column_name", "The column.", .plain),
      .text("kept", "The value that was there before.", .address),
      .text("other", "The value in the other file.", .address),
    ])
}
