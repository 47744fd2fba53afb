package import Model
import Synchronization

/// Whether networks may be contacted now: within the hours that were agreed, and while nobody has paused the scan.
package struct ScanGate: Sendable {
  /// Why it is closed.
  package enum Closed: Hashable, Sendable {
    /// Somebody has paused the scan.
    case paused
    /// It is outside the hours; they begin at this minute after midnight.
    case outsideHours(opens: Int)
  }

  private let window: ScanWindow?
  private let minute: @Sendable () -> Int
  private let pause: PauseSwitch?

  /// - Parameters:
  ///   - window: The hours; nil means any.
  ///   - pause: What a person pauses with.
  ///   - minute: The clock: minutes after midnight, in local time.
  package init(window: ScanWindow? = nil, pause: PauseSwitch? = nil, minute: @escaping @Sendable () -> Int = { 0 }) {
    self.window = window
    self.pause = pause
    self.minute = minute
  }

  /// Nil while it is open.
  package var closed: Closed? {
    if pause?.isPaused ?? false { return .paused }
    guard let window, !window.contains(minute: minute()) else { return nil }
    return .outsideHours(opens: window.opens)
  }
}

/// A switch that a person turns to stop all traffic for a while.
package final class PauseSwitch: Sendable {
  private let state = Atomic(false)

  package init() {}

  package var isPaused: Bool { state.load(ordering: .acquiring) }

  /// Turns it over; from any thread.
  package func toggle() {
    var old = state.load(ordering: .acquiring)
    while true {
      let (isDone, now) = state.compareExchange(expected: old, desired: !old, ordering: .acquiringAndReleasing)
      if isDone { return }
      old = now
    }
  }
}
