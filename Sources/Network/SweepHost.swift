import Model

/// One host in a sweep under way: what is known, and which ports are still to try.
struct SweepHost {
  var result: HostSweep
  /// Where the present round has got to in the order of ports.
  var cursor = 0
  /// Which ports, by their place in the order, stayed silent in the first round; empty until one does.
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

  mutating func noteSilent(_ place: Int, of ports: Int) {
    if silent.isEmpty { silent = [UInt64](repeating: 0, count: (ports + 63) / 64) }
    silent[place / 64] |= 1 << UInt64(place % 64)
  }

  /// Moves the cursor to the next port to try in the round, and says where that is; nil when there is none.
  ///
  /// It stays there until `cursor` is advanced, so a port that could not be tried is tried again.
  mutating func nextPlace(round: Int, of ports: Int) -> Int? {
    if isGivenUp { return nil }
    if round == 1 { return cursor < ports ? cursor : nil }
    while cursor < silent.count * 64 {
      let left = silent[cursor / 64] >> UInt64(cursor % 64)
      if left != 0 {
        cursor += left.trailingZeroBitCount
        return cursor
      }
      cursor = (cursor / 64 + 1) * 64
    }
    return nil
  }
}
