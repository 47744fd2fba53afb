package import Funding
package import Model

extension Report {
  /// One problem and all places where it was found.
  package struct Finding: Hashable, Codable, Sendable {
    /// `U-001`, in the order of severity and points.
    package var number: String
    /// The check's id.
    package var check: String
    /// The module's title.
    package var area: String
    package var severity: Severity
    package var title: String
    /// The same, free of addresses, ports, versions and products.
    package var plainTitle: String
    package var meaning: String
    package var points: RiskPoints
    /// Whether a public address leads to one of its places.
    package var exposed: Bool
    package var places: [Place]
    package var steps: [String]
    package var verify: String
    package var freeWork: [FreeWorkLink]
    package var purchases: [PurchaseLink]
    /// How much of its risk is gone after the free work and after the plan, in per cent.
    package var mendedByFreeWork: Int
    package var mendedByPlan: Int
    package var references: References
  }

  /// Where a problem was found.
  package struct Place: Hashable, Codable, Sendable {
    /// How the machine or service is called: name, address, port.
    package var label: String
    package var address: String?
    package var name: String?
    package var transport: String?
    package var port: Int?
    /// The organisational unit's name.
    package var unit: String?
    package var severity: Severity
    /// Why, in a sentence.
    package var reason: String?
    package var evidence: [Evidence]
    /// The same thing in another scan has the same fingerprint.
    package var fingerprint: String
  }

  /// An observed value.
  package struct Evidence: Hashable, Codable, Sendable {
    /// The column of the judged table.
    package var column: String
    /// What it is, in words.
    package var label: String
    /// Nil when it was not observed.
    package var value: String?
  }

  package struct FreeWorkLink: Hashable, Codable, Sendable {
    /// `D-01`.
    package var number: String
    package var title: String
    package var who: String
    /// Working hours for one place.
    package var hours: Int
  }

  package struct PurchaseLink: Hashable, Codable, Sendable {
    /// `Z-01`.
    package var number: String
    package var title: String
    /// Whether it is in the plan.
    package var planned: Bool
  }

  package struct References: Hashable, Codable, Sendable {
    package var requirements: [RequirementLink]
    package var cis8: [String]
    package var cwe: [Int]
    package var urls: [String]
    /// What CERT Polska's scanner calls it.
    package var artemis: [String]
  }

  package struct RequirementLink: Hashable, Codable, Sendable {
    /// The framework's id.
    package var framework: String
    package var id: String
    /// Where it stands on the report's day.
    package var unit: String?
    package var title: String?
  }
}
