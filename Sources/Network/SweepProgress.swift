/// How far a sweep has come.
package struct SweepProgress: Hashable, Sendable {
  /// Pairs of host and port to find out about.
  package var total: Int
  /// Pairs whose state is known.
  package var known: Int
  /// Ports found open so far.
  package var open: Int
  /// Connection attempts so far; a silent port takes several.
  package var attempts: Int
  /// The share of answers that get lost on the way, 0 to 1, from which the sweep decides how often it tries silent
  /// ports; nil until enough was seen.
  package var loss: Double?
}
