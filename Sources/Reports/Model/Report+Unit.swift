package import Funding
package import Model

extension Report {
  /// One organisational unit's own results: a page of the report for its head.
  package struct UnitSheet: Hashable, Codable, Sendable {
    /// The unit's id in the scope; nil for what no unit was named for.
    package var unit: String?
    package var name: String
    /// Its kind in words.
    package var kind: String
    /// Whether the programme may pay for purchases in it.
    package var fundable: Bool
    /// Why not, or on what the answer rests.
    package var funding: String
    /// Nil when nothing in it came to an answer.
    package var letters: Stages<Grade>?
    /// Why the letter is no better today.
    package var reason: String
    package var assets: Int
    /// Places of findings by severity.
    package var places: UnitPlaces
    /// Places whose risk the office has accepted; they are not among the others.
    package var accepted: Int
    /// Verdicts pass and fail, and those with not-verified.
    package var answered: Int
    package var asked: Int
    package var findings: [UnitFinding]
    package var freeWork: [UnitWork]
    /// Numbers of the plan's lines that mend something here.
    package var purchases: [String]
  }

  package struct UnitPlaces: Hashable, Codable, Sendable {
    package var critical = 0
    package var high = 0
    package var medium = 0
    package var low = 0
    package var info = 0

    package var all: Int { critical + high + medium + low + info }
  }

  package struct UnitFinding: Hashable, Codable, Sendable {
    package var number: String
    package var title: String
    /// The worst in this unit.
    package var severity: Severity
    package var places: Int
    /// How the places are called, a few of them.
    package var labels: [String]
  }

  package struct UnitWork: Hashable, Codable, Sendable {
    package var number: String
    package var title: String
    /// For this unit's places.
    package var hours: Int
  }
}
