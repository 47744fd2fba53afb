import GRDB
import Model

/// A setting of a Windows machine: the value that counts and the place that decides it.
package struct WindowsSetting: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var scope: String
  package var name: String
  package var value: Int?
  package var text: String?
  package var decidedBy: String?
  package var source: String?
  package var overridden: String?
  package var observed: String

  package init(scope: String, name: String, observed: String) {
    self.scope = scope
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "windows_setting",
    "Settings of Windows machines, each with the value that counts. Policy wins over the machine's own setting, what the machine itself reported over what a policy file intends. Every known setting has a row for each machine; NULL in value and text means that the evidence does not tell.",
    identity: ["scope", "name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text(
        "scope",
        "machine (local accounts and settings), domain (net accounts /domain) or policy (the evidence is a policy, not a machine).",
        .plain),
      .text("name", "The setting, such as lm-level.", .plain),
      .number("value", "Its value, in the unit that Windows uses; a switch is 0 or 1.", .plain),
      .text("text", "Its value where it is a text.", .name),
      .text(
        "decided_by",
        "policy, machine, effective (reported by Windows itself), template, resultant (gpresult) or default; NULL when not known.",
        .plain),
      .text(
        "source", "The place of the value: file, line and key; for a default the key that was seen to be empty.", .path),
      .text("overridden", "Other places that say something else and lose, each with its value.", .path),
      .moment("observed", "When the evidence was collected."),
    ])
}
