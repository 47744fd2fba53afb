package import Model

/// The order in which the report answers requirements: an office lays the order of its own form over it.
package struct AssessmentSheet: Hashable, Identifiable, Sendable {
  package var id: String
  package var parts: [Part]

  package init(id: String, parts: [Part]) {
    self.id = id
    self.parts = parts
  }

  /// The sheet that a report follows.
  package static let usual = "arkusz"

  package struct Part: Hashable, Sendable {
    package var title: Phrase
    package var points: [Point]

    package init(title: Phrase, points: [Point]) {
      self.title = title
      self.points = points
    }
  }

  /// One requirement, or all of a framework in its own order.
  package enum Point: Hashable, Sendable {
    case framework(Framework.ID)
    case requirement(framework: Framework.ID, id: Requirement.ID)
  }
}
