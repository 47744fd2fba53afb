import Network

/// Lets through so many connections to one endpoint at once as it bears, and counts them.
///
/// A server that is far away gets more of them: its connections spend their time on the way, not in the server. One that
/// pushes back (it refuses, resets or closes what it answered before) gets one connection at a time, with
/// a pause before each.
actor TLSGate {
  private var limit: Int
  private var open = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var pause = Duration.zero
  private(set) var connections = 0

  /// The limit for a server that is far away.
  private let farLimit: Int
  /// The shortest of the ways to the server and back that were measured, and how many were.
  private var way: (shortest: Duration, count: Int) = (.seconds(60), 0)

  /// A server so far away is a far one.
  private static let far = Duration.milliseconds(20)

  init(atOnce limit: Int, whenFar farLimit: Int = 0) {
    self.limit = max(1, limit)
    self.farLimit = farLimit
  }

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

  /// Notes how long the kernel took to connect: one way there and one back, whatever the server has to compute.
  func note(way duration: Duration) {
    way = (min(way.shortest, duration), way.count + 1)
    guard way.count >= 3, way.shortest >= TLSGate.far, !wasSlowed, limit < farLimit else { return }
    let more = farLimit - limit
    limit = farLimit
    for _ in 0..<min(more, waiting.count) { waiting.removeFirst().resume() }
  }

  /// Goes down to one connection at a time, and to a longer pause each time it is called.
  func slowDown() {
    limit = 1
    pause = min(max(pause * 2, .milliseconds(150)), .milliseconds(600))
  }
}
