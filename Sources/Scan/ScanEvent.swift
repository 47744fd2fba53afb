/// What a scan tells those who watch it.
package enum ScanEvent: Hashable, Sendable {
  /// A module begins, with so many pieces of work known so far.
  case began(module: String, jobs: Int)
  /// How far the piece of work in hand is: done and total in the module's own unit, such as ports.
  case advanced(module: String, target: String, done: Int, total: Int)
  /// One piece of work ended.
  case ended(module: String, target: String, state: String)
  /// How far the whole scan is; at its beginning and after each piece of work.
  case standing(ScanStanding)
  /// Nothing is contacted for now; the piece of work in hand, if it was cut off, is begun anew afterwards.
  case waiting(ScanGate.Closed)
  /// The scan goes on.
  case resumed
}

/// How far a scan is.
package struct ScanStanding: Hashable, Sendable {
  /// Pieces of work that ended, and all that are known.
  package var pieces: (done: Int, total: Int) { (piecesDone, piecesTotal) }
  var piecesDone = 0
  var piecesTotal = 0
  /// The same weighed by how much each has to do, in pairs of host and port.
  package var workDone = 0
  package var workTotal = 0
  /// What the pieces that are not done weigh, by module and target.
  package var weights: [String: Int] = [:]
  /// Hosts that answered so far.
  package var hosts = 0
  /// Open ports found so far.
  package var services = 0

  package init() {}
}
