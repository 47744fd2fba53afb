import Network

/// Lets through so many connections to one endpoint at once as it bears, and counts them.
///
/// A server that pushes back (it refuses, resets or closes what it answered before) gets one connection at a time, with
/// a pause before each.
actor TLSGate {
  private var limit: Int
  private var open = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var pause = Duration.zero
  private(set) var connections = 0

  init(atOnce limit: Int) { self.limit = max(1, limit) }

  /// Whether the server pushed back.
  var wasSlowed: Bool { pause > .zero }

  /// Runs `body` when there is room for it.
  func pass<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result {
    while open >= limit { await withCheckedContinuation { waiting.append($0) } }
    open += 1
    connections += 1
    if pause > .zero { try? await Task.sleep(for: pause) }
    let result = await body()
    open -= 1
    if !waiting.isEmpty { waiting.removeFirst().resume() }
    return result
  }

  /// Goes down to one connection at a time, and to a longer pause each time it is called.
  func slowDown() {
    limit = 1
    pause = min(max(pause * 2, .milliseconds(150)), .milliseconds(600))
  }
}
