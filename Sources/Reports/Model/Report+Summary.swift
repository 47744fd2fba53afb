package import Funding
package import Model

extension Report {
  /// The page for the head of the office.
  package struct Summary: Hashable, Codable, Sendable {
    /// One or two sentences without any technical word.
    package var verdict: String
    /// Nil when nothing came to an answer: then there is no letter.
    package var letters: Stages<Letter>?
    package var coverage: Coverage
    /// How many kinds of findings there are, by severity, and their places.
    package var counts: Counts
    /// How many accepted places there are whose decision holds.
    package var accepted: Int
    /// What the accepted risks mean for the letter; nil when there are none.
    package var acceptedSentence: String?
    package var topRisks: [TopRisk]
    package var decisions: [String]
  }

  /// A letter and why it is no better.
  package struct Letter: Hashable, Codable, Sendable {
    package var grade: Grade
    /// The rule that holds it there; nil for the best letter.
    package var rule: GradeCap.Rule?
    /// The findings to which that rule applies.
    package var findings: [String]
    /// The reason in a sentence.
    package var reason: String
  }

  /// How much of what was to be examined came to an answer.
  package struct Coverage: Hashable, Codable, Sendable {
    /// The lower of the two shares below, in thousandths; 0 when nothing was examined.
    package var share: Int
    /// Verdicts pass and fail.
    package var answered: Int
    /// Those and not-verified.
    package var asked: Int
    /// Jobs done, or done in part.
    package var jobsDone: Int
    package var jobs: Int
    package var assets: Int
  }

  package struct Counts: Hashable, Codable, Sendable {
    package var critical: Int
    package var high: Int
    package var medium: Int
    package var low: Int
    package var info: Int
    /// Places of all findings.
    package var places: Int

    package subscript(severity: Severity) -> Int {
      switch severity {
      case .critical: critical
      case .high: high
      case .medium: medium
      case .low: low
      case .info: info
      }
    }

    /// Kinds of findings.
    package var kinds: Int { critical + high + medium + low + info }
  }

  /// One of the largest risks.
  package struct TopRisk: Hashable, Codable, Sendable {
    package var finding: String
    package var severity: Severity
    /// What it is, free of addresses, ports, versions and products.
    package var title: String
    package var meaning: String
    /// What to do about it: the free work and the purchases, in words.
    package var remedies: [String]
    /// The cost of the purchases; nil when it costs nothing or no purchase is planned.
    package var cost: Money?
  }
}
