package import Funding
package import Model

extension Report {
  /// What is known of the programme, each fact with its standing.
  package struct ProgrammeSheet: Hashable, Codable, Sendable {
    package var id: String
    package var name: String
    package var status: Programme.Status?
    /// What the status means for the office, in a sentence.
    package var statusSentence: String
    /// Whether the call takes applications no more.
    package var closed: Bool
    package var facts: [SheetFact]
    package var rules: [SheetFact]
    /// When the catalogue's author last looked at the sources.
    package var verified: Day
  }

  package struct SheetFact: Hashable, Codable, Sendable {
    package var label: String
    /// Nil when it is not known.
    package var value: String?
    package var confidence: Confidence
    /// How the uncertainty is marked; nil for a confirmed fact.
    package var mark: String?
    package var note: String?
    package var source: String?
  }
}
