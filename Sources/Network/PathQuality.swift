/// What a sweep learns of the way to its hosts while it runs: how long answers take, and how many are lost.
struct PathQuality {
  /// The smoothed round trip and its variation, as TCP estimates them (RFC 6298 § 2), in nanoseconds.
  private var smoothed: Int64 = 0
  private var variation: Int64 = 0
  private var samples = 0
  /// Answers to the first attempt, and answers to the second that the first did not get, of hosts that answer on most
  /// ports: there silence means loss.
  private(set) var prompt = 0
  private(set) var late = 0

  mutating func note(_ roundTrip: Duration) {
    let (seconds, attoseconds) = roundTrip.components
    let sample = min(seconds, 10) * 1_000_000_000 + attoseconds / 1_000_000_000
    if samples == 0 {
      (smoothed, variation) = (sample, sample / 2)
    } else {
      variation += (abs(smoothed - sample) - variation) / 4
      smoothed += (sample - smoothed) / 8
    }
    samples += 1
  }

  mutating func notePrompt(_ count: Int) { prompt += count }
  mutating func noteLate() { late += 1 }

  /// How long to wait where `planned` was meant: half of it on a fast path, more than it on a slow one.
  func wait(_ planned: Duration) -> Duration {
    guard samples >= 16 else { return planned }
    let needed = Duration.nanoseconds(4 * smoothed + 8 * variation)
    // Below one second the kernel sends no second SYN of its own.
    return max(planned / 2, min(needed, max(planned, .milliseconds(900))))
  }

  /// The share of attempts whose question or answer is lost, 0 to 1; nil while too little was seen to tell.
  var loss: Double? { prompt + late < 200 ? nil : Double(late) / Double(prompt + late) }

  /// How often silence must be tried before it is believed: until fewer than 3 of 10 000 answers would be missed.
  var tries: Int {
    guard let loss else { return 2 }
    guard loss > 0.003 else { return 1 }
    var (tries, missed) = (1, loss)
    while missed > 0.0003, tries < 5 { (tries, missed) = (tries + 1, missed * loss) }
    return tries
  }
}
