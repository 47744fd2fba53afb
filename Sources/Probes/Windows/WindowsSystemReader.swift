internal import CaseFile
internal import Model
internal import Wire

/// Makes the row of the machine itself.
struct WindowsSystemReader {
  let evidence: WindowsEvidence
  let layers: WindowsLayers
  let moment: Timestamp

  /// What defaults of settings depend on.
  func facts(_ row: WindowsSystem) -> WindowsFacts {
    WindowsFacts(
      build: row.build, isServer: row.server, edition: row.edition,
      isController: row.role.map { $0 == "domain-controller" })
  }

  func row() -> WindowsSystem {
    var row = WindowsSystem(observed: moment.iso)
    row.name =
      evidence.header?.host ?? text("computer-name") ?? evidence.resultants.lazy.compactMap(\.policy.computer).first
    row.domain = text("domain") ?? evidence.resultants.lazy.compactMap(\.policy.domain).first
    let role = number("domain-role")
    row.role = role.flatMap { WindowsSystemReader.roles[$0] }
    row.product = text("caption") ?? registry("ProductName")?.text
    row.edition = text("edition") ?? registry("EditionID")?.text
    row.release = text("release") ?? registry("DisplayVersion")?.text ?? registry("ReleaseId")?.text
    row.build = number("build") ?? registry("CurrentBuildNumber")?.number
    row.revision = number("revision") ?? registry("UBR")?.number
    row.server =
      role.map { $0 >= 2 } ?? registry("InstallationType")?.text.map { $0.lowercased() != "client" }
      ?? row.product.map { $0.contains("Server") }
    row.portable = text("chassis").map { list in
      list.split(separator: " ").contains { WindowsSystemReader.portableChassis.contains(String($0)) }
    }
    addSupport(to: &row)
    addUpdates(to: &row)
    addProtection(to: &row)
    row.elevated = evidence.header?.asSuperuser
    row.unreadable = unreadable()
    return row
  }

  private func addSupport(to row: inout WindowsSystem) {
    guard let build = row.build, let isServer = row.server,
      let release = WindowsRelease.of(build: build, isServer: isServer, edition: row.edition)
    else { return }
    row.lifecycle = release.name
    row.supportEnds = release.ends.iso
    row.supportDaysLeft = release.ends - moment.day
    row.extendedEnds = release.extended?.iso
    row.extended = flag("esu-active")
  }

  private func addUpdates(to row: inout WindowsSystem) {
    if let day = day("last-update") {
      row.lastUpdate = day.iso
      row.updateAgeDays = max(0, moment.day - day)
    }
    let paused = text("updates-paused-until")
    if let day = paused.flatMap({ Day(iso: $0.prefix(10)) }) {
      row.updatesPausedUntil = day.iso
      row.updatesPaused = day >= moment.day
    } else if paused == "none" {
      row.updatesPaused = false
    }
    row.restartPending = flag("restart-pending")
  }

  private func addProtection(to row: inout WindowsSystem) {
    row.secureBoot = flag("secure-boot")
    row.firmware = text("firmware")
    row.tpmReady = flag("tpm-ready")
    row.tpmVersion = text("tpm-version")
    let running = text("device-guard").map { $0.split(separator: " ").map(String.init) }
    row.credentialGuard = running.map { $0.contains("1") }
    row.memoryIntegrity = running.map { $0.contains("2") }
    row.antivirus = list("antivirus")
    row.defenderRunning = text("defender-mode").map { $0 == "Normal" }
    row.defenderRealTime = flag("defender-real-time")
    row.signatureAgeDays = number("defender-signature-age").flatMap { $0 < 36_500 ? $0 : nil }
    row.tamperProtected = flag("defender-tamper")
    row.office = list("office")
    row.netbiosAdapters = number("netbios-adapters")
    row.backupTools = list("backup-tools")
    row.backupAgeDays = day("last-backup").map { max(0, moment.day - $0) }
    row.timeSource = text("time-source")
  }

  private func unreadable() -> String? {
    let refused = (evidence.tables["unread"]?.rows ?? []).prefix(50).compactMap { row in
      row["what"].map { "\($0) (\(row["reason"] ?? "?"))" }
    }
    let all = evidence.obstacles.prefix(50).map { "\($0.detail) (\($0.reason))" } + refused
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  private func text(_ name: String) -> String? { layers.facts[name].map { String($0.value.prefix(300)) } }
  private func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
  private func flag(_ name: String) -> Bool? { CollectedTable.flag(text(name)) }
  private func day(_ name: String) -> Day? { text(name).flatMap { Day(iso: $0.prefix(10)) } }
  /// `none` is the collector's word for an empty list.
  private func list(_ name: String) -> String? { text(name).map { $0 == "none" ? "" : $0 } }

  private func registry(_ name: String) -> RegistryValue? {
    let place = RegistryPlace("hklm\\software\\microsoft\\windows nt\\currentversion", name)
    if case .value(let value, _) = layers.ask(.machine(place)).answer { return value }
    return nil
  }

  /// Win32_ComputerSystem.DomainRole.
  private static let roles = [
    0: "workstation", 1: "member-workstation", 2: "server", 3: "member-server", 4: "domain-controller",
    5: "domain-controller",
  ]

  /// Win32_SystemEnclosure.ChassisTypes: portable, laptop, notebook, sub-notebook, tablet, convertible, detachable.
  private static let portableChassis: Set<String> = ["8", "9", "10", "14", "30", "31", "32"]
}
