import Model

/// One host in a sweep under way: what is known, and which ports are still to try.
struct SweepHost {
  /// Which of the silent ports a round tries.
  enum Retry { case none, likely, all }

  var result: HostSweep
  let cap: HostCap
  var retry = Retry.none
  /// How often every port that stayed silent was tried.
  var tries = 0
  /// Whether most of its ports answered in the first round.
  var wasResponsive = false
  /// Whether a second attempt found what the first had missed.
  var hasLateAnswers = false
  /// When the host may be contacted next, if it has a rate of its own.
  var pace: Pace?
  /// Where the present round has got to in the order of ports.
  var cursor = 0
  /// Which ports, by their place in the order, have been silent so far; empty until one is.
  var silent: [UInt64] = []
  var inFlight = 0
  /// Whether the host waits in the queue for its turn.
  var isQueued = false
  /// Whether it is left alone for a while, after a failure of this machine.
  var isPaused = false
  /// Local failures in a row; a host with too many of them is given up.
  var failures = 0
  /// Why nothing more is tried: this machine cannot contact it.
  var isGivenUp = false

  init(_ address: IPAddress, cap: HostCap, from now: ContinuousClock.Instant) {
    result = HostSweep(address: address)
    self.cap = cap
    pace = cap.perSecond > 0 ? Pace(perSecond: cap.perSecond, from: now) : nil
  }

  /// How many ports are silent.
  var silentCount: Int { silent.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether silence on it is more likely loss than a rule: most of its ports answer.
  var isResponsive: Bool { (result.open.count + result.closed) > silentCount }

  mutating func noteAnswer(_ place: Int) {
    if !silent.isEmpty { silent[place / 64] &= ~(1 << UInt64(place % 64)) }
  }

  mutating func noteSilent(_ place: Int, of ports: Int) {
    if silent.isEmpty { silent = [UInt64](repeating: 0, count: (ports + 63) / 64) }
    silent[place / 64] |= 1 << UInt64(place % 64)
  }

  /// Moves the cursor to the next port to try in the round, and says where that is; nil when there is none.
  ///
  /// It stays there until `cursor` is advanced, so a port that could not be tried is tried again. Later rounds try what
  /// is silent, in `likely` or anywhere, as `retry` says.
  mutating func nextPlace(round: Int, of ports: Int, likely: [UInt64]) -> Int? {
    if isGivenUp { return nil }
    if round == 1 { return cursor < ports ? cursor : nil }
    guard retry != .none else { return nil }
    while cursor < silent.count * 64 {
      let word = retry == .all ? silent[cursor / 64] : silent[cursor / 64] & likely[cursor / 64]
      let left = word >> UInt64(cursor % 64)
      if left != 0 {
        cursor += left.trailingZeroBitCount
        return cursor
      }
      cursor = (cursor / 64 + 1) * 64
    }
    return nil
  }
}
