import Scan

/// How far a scan is, added up from what it tells.
struct ProgressTally {
  /// 0 to 100; never less than it was.
  private(set) var percent = 0
  /// Hosts that answered, and open ports, so far.
  private(set) var hosts = 0
  private(set) var services = 0
  /// Seconds to the end, from the pace so far; nil while nothing can be said.
  private(set) var secondsLeft: Int?
  /// Pieces of work.
  private(set) var pieces = (done: 0, total: 0)
  /// What is looked at now.
  private(set) var now: (module: String, target: String)?

  private var standing = ScanStanding()
  /// The part of each piece of work in hand that is done.
  private var parts: [String: Double] = [:]
  /// How much was done when this run began, and how many seconds nothing was allowed to be done.
  private var begun: Double?
  private var waited = 0
  private var waitingSince: Int?

  /// Takes in an event, so many seconds after the beginning.
  mutating func note(_ event: ScanEvent, elapsed: Int) {
    switch event {
    case .began, .ended: break
    case .advanced(let module, let target, let done, let total):
      now = (module, target)
      // Once every port is known, its services are still to be heard and stored: that is the rest of a piece.
      if total > 0 { parts["\(module) \(target)"] = min(0.9, Double(done) / Double(total)) }
    case .standing(let new):
      standing = new
      parts = [:]
      (hosts, services, pieces) = (new.hosts, new.services, new.pieces)
    case .waiting: waitingSince = elapsed
    case .resumed:
      waited += elapsed - (waitingSince ?? elapsed)
      waitingSince = nil
    }
    estimate(elapsed - waited)
  }

  private mutating func estimate(_ seconds: Int) {
    let inHand = parts.reduce(0.0) { $0 + Double(standing.weights[$1.key] ?? 0) * $1.value }
    let done = Double(standing.workDone) + inHand
    let total = Double(max(1, standing.workTotal))
    percent = max(percent, min(100, Int(done * 100 / total)))
    let start = begun ?? done
    begun = start
    // A pace taken from a moment's work would promise anything.
    guard seconds >= 3, done - start > total / 100, waitingSince == nil else {
      secondsLeft = nil
      return
    }
    secondsLeft = Int(Double(seconds) * max(0, total - done) / (done - start))
  }
}
