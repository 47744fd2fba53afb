/// How far a sweep has come.
package struct SweepProgress: Hashable, Sendable {
  /// Pairs of host and port to find out about.
  package var total: Int
  /// Pairs whose state is known.
  package var known: Int
  /// Ports found open so far.
  package var open: Int
  /// Connection attempts so far; a silent port takes two.
  package var attempts: Int
}
