import GRDB
import Model

/// One piece of work of a run: a module on a target.
package struct Job: CaseRecord, Hashable {
  /// Where a job stands.
  package enum State: String, Codable, Sendable { case pending, running, done, partial, failed, refused }

  package var id: Int64?
  package var module: String
  package var target: String
  package var name: String?
  package var ports: String?
  package var asset: Int64?
  package var unit: String?
  package var state: State
  package var reason: String?
  package var detail: String?
  package var started: String?
  package var finished: String?

  package init(
    module: String, target: String, name: String? = nil, ports: String? = nil, asset: Int64? = nil,
    unit: String? = nil, state: State = .pending
  ) {
    self.module = module
    self.target = target
    self.name = name
    self.ports = ports
    self.asset = asset
    self.unit = unit
    self.state = state
  }

  package static let table = CaseTable(
    "job", "What was to be examined, what became of it, and why something was not examined.",
    identity: ["module", "target"],
    columns: [
      .number("id", "The row's number.", .plain),
      .text("module", "The module whose probe does it.", .plain),
      .text("target", "What it looks at: an address, a block, a host's name, a folder.", .address),
      .text("name", "The host's name, where the scope gives one.", .name),
      .text("ports", "The ports to try, where the module tries any, such as 22,80,8000-8100.", .plain),
      .number("asset", "The asset, where the target is one.", .plain),
      .text("unit", "The organisational unit.", .plain),
      .text(
        "state",
        "pending, running (cut off while at work), done, partial (done, but something in it could not be examined), "
          + "failed (nothing could be examined) or refused (not allowed).", .plain),
      .text("reason", "The reason code of partial, failed and refused.", .plain),
      .text("detail", "What stood in the way, in words.", .path),
      .moment("started", "When work on it began."),
      .moment("finished", "When it ended."),
    ])
}
