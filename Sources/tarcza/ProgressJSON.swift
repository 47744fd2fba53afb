import Model
import Scan

/// The lines of `--progress json`: each is one object with the key `event`.
///
/// - `began`: `module`, `jobs`: a module begins with so many pieces of work.
/// - `advanced`: `module`, `target`, `done`, `total`: inside one piece of work, in ports.
/// - `ended`: `module`, `target`, `state` (done, partial, failed, refused).
/// - `progress`: `percent`, `pieces_done`, `pieces`, `hosts`, `services`, `seconds_left` (null while it is not known).
/// - `waiting`: `reason` (paused, outside-hours), `opens` (the hour, or null).
/// - `resumed`.
enum ProgressJSON {
  /// The event's own line, and the line that sums up.
  static func lines(_ event: ScanEvent, _ tally: ProgressTally) -> [String] {
    let progress =
      "{\"event\": \"progress\", \"percent\": \(tally.percent), \"pieces_done\": \(tally.pieces.done), "
      + "\"pieces\": \(tally.pieces.total), \"hosts\": \(tally.hosts), \"services\": \(tally.services), "
      + "\"seconds_left\": \(tally.secondsLeft.map(String.init) ?? "null")}"
    switch event {
    case .began(let module, let jobs):
      return ["{\"event\": \"began\", \"module\": \(JSON.string(module)), \"jobs\": \(jobs)}"]
    case .advanced(let module, let target, let done, let total):
      return [
        "{\"event\": \"advanced\", \"module\": \(JSON.string(module)), \"target\": \(JSON.string(target)), "
          + "\"done\": \(done), \"total\": \(total)}", progress,
      ]
    case .ended(let module, let target, let state):
      return [
        "{\"event\": \"ended\", \"module\": \(JSON.string(module)), \"target\": \(JSON.string(target)), "
          + "\"state\": \(JSON.string(state))}"
      ]
    case .standing: return [progress]
    case .waiting(.paused): return ["{\"event\": \"waiting\", \"reason\": \"paused\", \"opens\": null}"]
    case .waiting(.outsideHours(let opens)):
      return [
        "{\"event\": \"waiting\", \"reason\": \"outside-hours\", \"opens\": \(JSON.string(ScanWindow.text(opens)))}"
      ]
    case .resumed: return ["{\"event\": \"resumed\"}"]
    }
  }
}
