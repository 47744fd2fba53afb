import GRDB
import Model

/// One run of `tarcza scan` on this case file.
package struct Run: CaseRecord, Hashable {
  package var id: Int64?
  package var started: String
  package var finished: String?
  package var toolVersion: String
  package var language: String
  package var scanner: String?
  package var vantage: String?
  package var window: String?
  package var seed: Int64

  package init(
    started: String, toolVersion: String, language: String, scanner: String? = nil, vantage: String?, seed: Int64
  ) {
    self.started = started
    self.toolVersion = toolVersion
    self.language = language
    self.scanner = scanner
    self.vantage = vantage
    self.seed = seed
  }

  package static let table = CaseTable(
    "run", "The runs of the scanner that filled this case file, in order.", identity: ["id"],
    columns: [
      .number("id", "The run's number in this file.", .plain),
      .moment("started", "When the run began."),
      .moment("finished", "When it ended; NULL when it was cut off."),
      .text("tool_version", "The version of Tarcza.", .plain),
      .text("language", "The language of the run: pl or en.", .plain),
      .text("scanner", "The name of the machine that ran the scan.", .name),
      .text(
        "vantage", "From where it looked: lan, internet or the name of a place, such as a unit's; `--vantage`.", .plain),
      .text("window", "The hours in which networks were examined, such as 20:00-06:00; NULL means any.", .plain),
      .number("seed", "The seed of every random order and byte of the run.", .plain),
    ])
}
