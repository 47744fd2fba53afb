/// What a scan tells those who watch it.
package enum ScanEvent: Hashable, Sendable {
  /// A module begins, with so many pieces of work known so far.
  case began(module: String, jobs: Int)
  /// How far the piece of work in hand is: done and total in the module's own unit, such as ports.
  case advanced(module: String, target: String, done: Int, total: Int)
  /// One piece of work ended.
  case ended(module: String, target: String, state: String)
}
