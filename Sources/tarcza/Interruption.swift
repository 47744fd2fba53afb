import Dispatch
import Glibc
import Scan

/// What Ctrl-C and a polite request to end do: the work in hand is given up, what was seen is kept.
///
/// Ctrl-Z in a terminal, and the signal USR1, pause and go on.
enum Interruption {
  /// Runs `body` in a task that SIGINT, SIGTERM and SIGHUP cancel, and during which SIGUSR1 and SIGTSTP turn `pause`.
  static func stoppable<Result: Sendable>(
    pausing pause: PauseSwitch = PauseSwitch(), _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await body() }
    let sources =
      [SIGINT, SIGTERM, SIGHUP].map { listen($0) { task.cancel() } }
      + (isatty(STDIN_FILENO) == 1 ? [SIGUSR1, SIGTSTP] : [SIGUSR1]).map { listen($0) { pause.toggle() } }
    defer { for source in sources { source.cancel() } }
    return try await task.value
  }

  private static func listen(
    _ number: Int32, _ act: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler(handler: act)
    source.resume()
    return source
  }
}
