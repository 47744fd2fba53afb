import ArgumentParser
import Model
import Probes
import Scan
import Synchronization

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  /// A line that is written over on a terminal, a line for each piece of work elsewhere.
  case auto
  /// One JSON object a line, on standard error; see ``ProgressJSON``.
  case json
  case none
}

/// Progress on standard error.
final class ProgressLine: Sendable {
  private struct State {
    var shown = ""
    var tally = ProgressTally()
  }

  private let style: ProgressStyle
  private let overwrites: Bool
  private let state = Mutex(State())
  private let start = ContinuousClock.now

  init(style: ProgressStyle) {
    self.style = style
    overwrites = Terminal.notesAreSeen
  }

  /// Shows one event; from any thread.
  @Sendable func show(_ event: ScanEvent) {
    guard style != .none else { return }
    let elapsed = Int(start.duration(to: .now).components.seconds)
    state.withLock { state in
      state.tally.note(event, elapsed: elapsed)
      switch style {
      case .none: break
      case .json:
        for line in ProgressJSON.lines(event, state.tally) { show(line + "\n", &state) }
      case .auto:
        if let words = ProgressLine.notice(event) {
          Terminal.note((overwrites ? "\r\u{1B}[2K" : "") + words + "\n")
        } else if overwrites {
          show("\r\u{1B}[2K\(line(event, state.tally).prefix(Terminal.width - 1))", &state)
        } else if case .ended(let module, let target, let word) = event {
          Terminal.note(
            "\(Self.title(module)), \(Self.place(target)): \(Self.state(word)) (\(state.tally.percent) %)\n")
        }
      }
    }
  }

  /// Leaves a clean line behind.
  func finish() {
    if style == .auto, overwrites { Terminal.note("\r\u{1B}[2K") }
  }

  /// Writes what is not already there.
  private func show(_ text: String, _ state: inout State) {
    guard text != state.shown else { return }
    state.shown = text
    Terminal.note(text)
  }

  /// The line that is written over: how far, what was found, how long it still takes, what is looked at now.
  private func line(_ event: ScanEvent, _ tally: ProgressTally) -> String {
    let hosts = Plural(pl: ("urządzenie", "urządzenia", "urządzeń"), en: ("host", "hosts"))
    let services = Plural(pl: ("usługa", "usługi", "usług"), en: ("service", "services"))
    var parts = ["\(tally.percent) %"]
    if tally.hosts > 0 || tally.services > 0 {
      parts += [hosts.counted(tally.hosts, Wording.language), services.counted(tally.services, Wording.language)]
    }
    if let seconds = tally.secondsLeft { parts.append(Self.left(seconds)) }
    if let now = tally.now { parts.append("\(Self.title(now.module)), \(Self.place(now.target))") }
    return parts.joined(separator: " · ")
  }

  /// How long it still takes, no more exactly than it can be known.
  private static func left(_ seconds: Int) -> String {
    if seconds < 60 { return say("zostało mniej niż minuta", "less than a minute left") }
    if seconds < 5400 { return say("zostało ok. \((seconds + 30) / 60) min", "about \((seconds + 30) / 60) min left") }
    return say("zostało ok. \((seconds + 1800) / 3600) godz.", "about \((seconds + 1800) / 3600) h left")
  }

  /// What a person must know at once, on a line of its own.
  private static func notice(_ event: ScanEvent) -> String? {
    switch event {
    case .waiting(.paused):
      say(
        "Wstrzymano: nic nie jest wysyłane. Ctrl-Z (albo sygnał USR1) wznawia, Ctrl-C kończy i zachowuje wyniki.",
        "Paused: nothing is sent. Ctrl-Z (or the signal USR1) goes on, Ctrl-C ends and keeps what was seen.")
    case .waiting(.outsideHours(let opens)):
      say(
        "Poza godzinami badania: czekam do \(ScanWindow.text(opens)). Ctrl-C kończy; dokończyć można przez --resume.",
        "Outside the hours of the scan: waiting until \(ScanWindow.text(opens)). Ctrl-C ends; --resume goes on.")
    case .resumed: say("Badanie trwa dalej.", "The scan goes on.")
    case .began, .advanced, .ended, .standing: nil
    }
  }

  private static func title(_ module: String) -> String {
    switch module {
    case "ports": say("Porty", "Ports")
    case "tls": say("Szyfrowanie TLS", "TLS")
    case "passwords": say("Konta i hasła", "Accounts and passwords")
    case "host": say("Zabezpieczenia systemu", "Hardening of the system")
    case "files": say("Wszystkie pliki", "All files")
    default: ServiceModule.named(module)?.title[Wording.language] ?? module
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
}
