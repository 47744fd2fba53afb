/// Lets its callers pass one after the other, no faster than a rate.
actor Turnstile {
  private let interval: Duration
  private var next = ContinuousClock.now

  init(perSecond rate: Int) { interval = .nanoseconds(1_000_000_000 / max(1, rate)) }

  /// Returns when it is the caller's turn.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  func pass() async throws {
    try Task.checkCancellation()
    let turn = max(next, .now)
    next = turn + interval
    if turn > .now { try await Task.sleep(until: turn, clock: .continuous) }
  }
}
