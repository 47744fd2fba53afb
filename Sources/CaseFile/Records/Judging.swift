import GRDB
import Model

/// When and with which checks the findings of this file were made: one row.
package struct Judging: CaseRecord, Hashable {
  package var id: Int64?
  package var checks: Int
  package var checksSha256: String

  package init(checks: Int, checksSha256: String) {
    self.checks = checks
    self.checksSha256 = checksSha256
  }

  package static let table = CaseTable(
    "judging", "The set of checks that the findings were made with: one row.",
    columns: [
      .number("id", "Always 1.", .plain),
      .number("checks", "How many checks there were."),
      .text("checks_sha256", "The SHA-256 of the folder of checks, as the report prints it.", .plain),
    ])
}
