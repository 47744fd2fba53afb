extension Report {
  /// What was examined and is in order, for one check.
  package struct Passed: Hashable, Codable, Sendable {
    package var check: String
    package var area: String
    /// The weakness that was looked for and not found.
    package var title: String
    package var places: Int
    /// Places with any verdict but not-applicable.
    package var of: Int
  }

  /// What is not known, and why.
  package struct Gaps: Hashable, Codable, Sendable {
    package var notVerified: [NotVerified]
    package var jobs: [JobGap]
    package var modulesNotRun: [ModuleGap]
    /// Subjects that this version does not look at.
    package var areas: [String]
  }

  package struct NotVerified: Hashable, Codable, Sendable {
    package var check: String
    package var area: String
    package var title: String
    /// Why it could not be told, in words.
    package var reason: String
    package var places: Int
    /// Some of the places.
    package var examples: [String]
  }

  package struct JobGap: Hashable, Codable, Sendable {
    package var area: String
    package var target: String
    /// partial, failed, refused, or pending and running for work that was cut off.
    package var state: String
    package var reason: String
  }

  package struct ModuleGap: Hashable, Codable, Sendable {
    package var module: String
    package var title: String
    package var summary: String
  }
}
