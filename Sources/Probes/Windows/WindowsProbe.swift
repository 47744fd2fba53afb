internal import CaseFile
package import Model
internal import Wire

/// Reads what a Windows machine, its group policies or the collector wrote into files.
///
/// Nothing is contacted. Of values that are passwords only their existence is kept.
package struct WindowsProbe: Sendable {
  private let files: Files

  /// - Parameter files: the folder or archive with the evidence.
  package init(files: Files) { self.files = files }

  /// The registry keys that settings are read from, with the short names of their hives and in lower case: what a
  /// collector has to gather.
  package static var registryKeys: Set<String> {
    Set(
      WindowsSettingRule.all.flatMap(\.places).compactMap { place in
        switch place {
        case .policy(let value), .machine(let value): value.key
        case .fact, .access: nil
        }
      })
  }

  /// The names of the facts that settings are read from.
  package static var facts: Set<String> {
    Set(
      WindowsSettingRule.all.flatMap(\.places).compactMap { if case .fact(let name) = $0 { name } else { nil } })
  }

  /// Whether there is any evidence of Windows in the folder.
  package var isWindows: Bool { !WindowsEvidence(files).isEmpty }

  /// Examines the evidence once.
  ///
  /// - Parameter moment: when it was collected; ages are reckoned to it.
  /// - Returns: rows without an asset, and what stood in the way.
  package func examine(at moment: Timestamp) -> WindowsObservation {
    let evidence = WindowsEvidence(files)
    let layers = WindowsLayers(evidence)
    let reader = WindowsSystemReader(evidence: evidence, layers: layers, moment: moment)
    let system = reader.row()
    var seen = WindowsObservation(system: system, isRecognised: !evidence.isEmpty, obstacles: evidence.obstacles)
    guard seen.isRecognised else {
      seen.obstacles.append(Obstacle(reason: "not-recognised", detail: "no file of a Windows machine that is known"))
      return seen
    }
    let scope = evidence.isOfMachine ? "machine" : "policy"
    let resolver = WindowsSettingResolver(
      layers: layers, facts: reader.facts(system), scope: scope, observed: moment.iso)
    seen.settings = resolver.rows()
    // What a policy does not set is no gap in the evidence: the policy leaves it to others.
    if !evidence.isOfMachine { seen.settings.removeAll { $0.decidedBy == nil } }
    if let (path, accounts) = evidence.domainAccounts {
      seen.settings += WindowsSettingResolver.domainRows(accounts, path, observed: moment.iso)
    }
    let tables = WindowsTables(evidence: evidence, moment: moment)
    seen.accounts = tables.accounts()
    seen.members = tables.members()
    seen.rights = tables.rights()
    seen.audits = tables.audits()
    seen.volumes = tables.volumes()
    seen.services = tables.services()
    seen.tasks = tables.tasks()
    seen.shares = tables.shares()
    seen.secretPlaces = tables.secretPlaces()
    // A policy's folder without a password says nothing of the machine's other places.
    if layers.facts["secret-places"] != nil || !seen.secretPlaces.isEmpty {
      seen.system.secretPlaces = seen.secretPlaces.count
    }
    for row in (evidence.tables["unread"]?.rows ?? []).prefix(50) {
      guard let what = row["what"] else { continue }
      seen.obstacles.append(Obstacle(reason: row["reason"] ?? "unreadable", detail: what))
    }
    return seen
  }
}
