package import Model

extension Report {
  /// What CERT Polska's scanner Artemis would write about, as far as this examination can tell.
  package struct OutsideView: Hashable, Codable, Sendable {
    /// What this comparison is worth, in words.
    package var limits: String
    package var rows: [OutsideRow]
  }

  /// One kind of report of Artemis.
  package struct OutsideRow: Hashable, Codable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
      /// At a public address, or about the office's domain.
      case visible
      /// Found, but at no public address.
      case inside
      /// Looked for and not found.
      case clean
      /// Looked for without an answer.
      case unknown
      /// Not looked for in this examination, or Tarcza has no check for it.
      case notExamined = "not-examined"
    }

    /// Artemis' own id.
    package var id: String
    package var title: String
    /// The weight that Artemis gives it.
    package var severity: Severity
    package var state: State
    /// Numbers of the findings.
    package var findings: [String]
    /// How many of their places are visible from outside, and how many are not.
    package var visible: Int
    package var inside: Int
  }
}
