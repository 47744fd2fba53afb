import ArgumentParser
import Model
import Scan
import Synchronization

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  /// A line that is written over on a terminal, a line for each piece of work elsewhere.
  case auto
  /// One JSON object a line, on standard error.
  case json
  case none
}

/// Progress on standard error.
final class ProgressLine: Sendable {
  private struct State {
    var shown = ""
    var steps = 0
  }

  private let style: ProgressStyle
  private let overwrites: Bool
  private let state = Mutex(State())

  init(style: ProgressStyle) {
    self.style = style
    overwrites = Terminal.notesAreSeen
  }

  /// Shows one event; from any thread.
  @Sendable func show(_ event: ScanEvent) {
    switch style {
    case .none: return
    case .json: Terminal.note(ProgressLine.json(event) + "\n")
    case .auto:
      guard let text = words(event) else { return }
      state.withLock { state in
        guard text != state.shown else { return }
        state.shown = text
        Terminal.note(overwrites ? "\r\u{1B}[2K\(text.prefix(Terminal.width - 1))" : text + "\n")
      }
    }
  }

  /// Leaves a clean line behind.
  func finish() {
    if style == .auto, overwrites { Terminal.note("\r\u{1B}[2K") }
  }

  private func words(_ event: ScanEvent) -> String? {
    switch event {
    case .began: return nil
    case .advanced(let module, let target, let done, let total):
      guard overwrites, total > 0 else { return nil }
      return "\(ProgressLine.title(module)), \(ProgressLine.place(target)): \(min(100, done * 100 / total)) %"
    case .ended(let module, let target, let state):
      return overwrites
        ? nil : "\(ProgressLine.title(module)), \(ProgressLine.place(target)): \(ProgressLine.state(state))"
    }
  }

  private static func title(_ module: String) -> String {
    switch module {
    case "ports": say("Porty", "Ports")
    case "tls": say("Szyfrowanie TLS", "TLS")
    case "passwords": say("Konta i hasła", "Accounts and passwords")
    default: module
    }
  }

  private static func place(_ target: String) -> String {
    target == JobPlan.thisMachine || target == "/" ? say("ten komputer", "this machine") : target
  }

  private static func state(_ word: String) -> String {
    switch word {
    case "done": say("zbadano", "done")
    case "partial": say("zbadano częściowo", "partly done")
    case "failed": say("nie udało się zbadać", "failed")
    case "refused": say("odmowa: poza zakresem", "refused: outside the scope")
    default: word
    }
  }

  private static func json(_ event: ScanEvent) -> String {
    switch event {
    case .began(let module, let jobs):
      "{\"event\": \"began\", \"module\": \(JSON.string(module)), \"jobs\": \(jobs)}"
    case .advanced(let module, let target, let done, let total):
      "{\"event\": \"advanced\", \"module\": \(JSON.string(module)), \"target\": \(JSON.string(target)), "
        + "\"done\": \(done), \"total\": \(total)}"
    case .ended(let module, let target, let state):
      "{\"event\": \"ended\", \"module\": \(JSON.string(module)), \"target\": \(JSON.string(target)), "
        + "\"state\": \(JSON.string(state))}"
    }
  }
}
