/// The letter of an office, best first.
///
/// It is set by the worst rule that applies, never by an average: many small passes must not hide one open door.
package enum Grade: String, Codable, CaseIterable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"
}

extension Grade: Comparable {
  /// Orders from the worst to the best, so that `min()` is the worst.
  package static func < (left: Grade, right: Grade) -> Bool { left.rawValue > right.rawValue }
}
