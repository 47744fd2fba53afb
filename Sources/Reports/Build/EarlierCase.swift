package import CaseFile
package import Funding

/// An earlier case file of the same office, to compare with.
package struct EarlierCase: Sendable {
  /// Its contents, with findings made by today's checks: only then a difference is one of the office.
  package var contents: CaseContents
  /// The findings that were made then.
  package var stored: [FindingRecord]
  /// What the office says it bought in between.
  package var bought: [Item.ID]

  package init(contents: CaseContents, stored: [FindingRecord], bought: [Item.ID] = []) {
    self.contents = contents
    self.stored = stored
    self.bought = bought
  }
}
