/// A limit on how often something may happen, with a small burst: the generic cell rate algorithm of
/// ITU-T I.371, which needs one moment of memory.
struct Pace {
  private let interval: Duration
  private let burst: Duration
  /// When the next event is due at the full rate; it may lie behind by the burst.
  private var due: ContinuousClock.Instant

  init(perSecond rate: Int, from now: ContinuousClock.Instant) {
    interval = .nanoseconds(1_000_000_000 / max(1, rate))
    burst = .milliseconds(10)
    due = now
  }

  /// Takes one event if it may happen now.
  mutating func take(_ now: ContinuousClock.Instant) -> Bool {
    guard due <= now else { return false }
    due = max(due, now - burst) + interval
    return true
  }

  /// When the next event may happen.
  var next: ContinuousClock.Instant { due }
}
