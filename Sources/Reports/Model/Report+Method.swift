package import Funding

extension Report {
  /// How the report came about.
  package struct Method: Hashable, Codable, Sendable {
    package var caps: [Cap]
    package var toolVersion: String
    package var checks: Int
    /// SHA-256 of the folder of checks.
    package var catalogueDigest: String
    /// The folder's SHA-256 when the findings were made, where it was another one.
    package var judgedWithDigest: String?
    /// SHA-256 of what the case file recorded; `tarcza verify` makes it again.
    package var evidenceDigest: String
    package var runs: [Run]
    package var modules: [String]
    /// The case files that this one was merged from; empty for one that a scan made.
    package var mergedFrom: [Source]
    /// How often those files contradict each other.
    package var mergeConflicts: Int
  }

  /// A merged case file.
  package struct Source: Hashable, Codable, Sendable {
    package var file: String
    package var institution: String?
    /// The unit that its rows were given.
    package var unit: String?
    package var rows: Int
  }

  /// A rule that holds the letter down.
  package struct Cap: Hashable, Codable, Sendable {
    package var rule: GradeCap.Rule
    package var condition: String
    package var grade: Grade
  }

  package struct Run: Hashable, Codable, Sendable {
    /// UTC.
    package var started: String
    /// Nil when the run was cut off.
    package var finished: String?
    package var toolVersion: String
    /// The machine that ran it.
    package var vantage: String?
    package var seed: Int64
  }
}
