package import Checks
package import Funding
package import Model
package import Ratings

/// Everything that judges, names, maps or prices, read from the folders of checks.
package struct Catalogue: Hashable, Sendable {
  /// By id, as are the others.
  package var modules: [CheckModule]
  package var checks: [Check]
  package var remedies: [Remedy]
  package var frameworks: [Framework]
  package var programmes: [Programme]
  package var sheets: [AssessmentSheet]
  package var questionnaires: [Questionnaire]
  /// What authorities ask of TLS services.
  package var profiles: [Profile]
  /// Until when makers support their systems.
  package var lifecycles: [Lifecycle]
  /// SHA-256, in hexadecimal, of the lines that `sha256sum` prints of all files sorted by their paths.
  package var digest: String
  /// The folders it was read from; each adds to the ones before it, or replaces what has the same id.
  package var folders: [String]
  /// The ids of checks, remedies, frameworks and programmes that a later folder replaced.
  package var overlaid: [String]

  /// Reads the folders, the office's own last.
  ///
  /// - Throws: everything that is wrong with the files, by file and line: structure, texts, conditions that SQLite does
  ///   not prepare, links that lead nowhere. What only the checks' own tests show is left to ``lint(_:)``.
  package static func load(from folders: [String]) throws(ContentErrors) -> Catalogue {
    let log = ContentLog()
    let catalogue = Loader(log: log).load(folders)
    guard log.errors.isEmpty else { throw ContentErrors(log.errors.sorted(by: ContentError.precedes)) }
    return catalogue
  }

  package func check(_ id: String) -> Check? { checks.first { $0.id == id } }
  package func remedy(_ id: String) -> Remedy? { remedies.first { $0.id == id } }
  package func framework(_ id: String) -> Framework? { frameworks.first { $0.id == id } }
  package func sheet(_ id: String) -> AssessmentSheet? { sheets.first { $0.id == id } }
  package func programme(_ id: String) -> Programme? { programmes.first { $0.id == id } }
}
