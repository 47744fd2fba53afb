package import Model

extension Report {
  /// A weakness that the office has decided to live with, and what became of the decision.
  package struct AcceptedRisk: Hashable, Codable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
      /// It holds: the places count neither as risk nor as work.
      case inForce = "in-force"
      /// Its day has passed: the places count again.
      case expired
      /// The weakness is graver than what was accepted: the places count again.
      case worse
      /// Nothing of the kind was found this time.
      case notFound = "not-found"
    }

    /// `A-01`, the gravest first.
    package var number: String
    /// The finding's number; nil when it was not found.
    package var finding: String?
    /// The check's id.
    package var check: String
    /// The module's title.
    package var area: String
    package var severity: Severity
    package var title: String
    /// The same, free of addresses, ports, versions and products.
    package var plainTitle: String
    package var meaning: String
    package var places: [Place]
    /// Why the office lives with it, in its own words.
    package var reason: String
    /// Who decided.
    package var by: String
    package var on: Day?
    /// The last day on which the decision holds; nil when the stored word is no day, and then it does not hold.
    package var until: Day?
    package var state: State
  }
}
