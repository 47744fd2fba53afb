/// What stood in the way of an observation, so that the report can say what was not examined and why.
package struct Obstacle: Hashable, Sendable {
  /// A reason code in lower case with hyphens, such as `permission-denied`, `not-found`, `timed-out`.
  package var reason: String
  /// What exactly, in words or as a path; may come from the system's message.
  package var detail: String

  package init(reason: String, detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
