internal import CaseFile
internal import Model
internal import Wire

/// Reads how the system gets its updates, and which security updates are missing.
struct UpdatesReader {
  let host: HostReading
  let release: OSRelease

  func row() -> HostUpdates {
    var row = HostUpdates(observed: host.observed.iso)
    if host.exists("/var/lib/dpkg/status") == true {
      row.manager = "apt"
      AptReader(host: host).fill(&row)
    } else if let automatic = host.firstExisting(["/usr/bin/dnf", "/usr/bin/yum", "/etc/dnf/dnf.conf", "/etc/yum.conf"])
    {
      row.manager = automatic.hasPrefix("/usr/bin/yum") || automatic == "/etc/yum.conf" ? "yum" : "dnf"
      DnfReader(host: host).fill(&row)
    } else if host.firstExisting(["/usr/bin/zypper", "/etc/zypp/zypp.conf"]) != nil {
      row.manager = "zypper"
      row.pendingReason = "rpm-database"
    }
    return row
  }
}

/// dnf and yum: their package database is not read here, so what is missing is known from a collector only.
private struct DnfReader {
  let host: HostReading

  func fill(_ row: inout HostUpdates) {
    addPending(&row)
    addSources(&row)
    let starter = host.units.starter(of: "dnf-automatic.timer", "dnf-automatic-install.timer", "yum-cron.service")
    let path = host.firstExisting(["/etc/dnf/automatic.conf", "/etc/yum/yum-cron.conf"])
    if host.units.areKnown, starter == nil {
      (row.automatic, row.automaticSource) = ("off", path)
    } else if let starter {
      // The timer of that name installs whatever the file says.
      if starter.hasSuffix("dnf-automatic-install.timer") {
        (row.automatic, row.automaticSource) = ("install", starter)
      } else if let path, let content = host.content(path) {
        let entry = UnitSettings(content).last("apply_updates", in: "commands")
        let applies = ["yes", "true", "1", "on"].contains(entry?.value.lowercased() ?? "no")
        row.automatic = applies ? "install" : "download"
        row.automaticSource = entry.map { "\(path):\($0.line)" } ?? path
      }
    }
  }

  /// `facts/dnf-security.txt`: the lines of `dnf -q -C updateinfo list --updates security`.
  private func addPending(_ row: inout HostUpdates) {
    guard let content = try? host.facts.read("/facts/dnf-security.txt", limit: 4 << 20) else {
      row.pendingReason = "rpm-database"
      return
    }
    let packages = Set(WordLines(content).lines.compactMap { $0.words.count == 3 ? $0.words[2] : nil })
    row.pendingSecurity = packages.count
    row.securitySource = true
    row.pendingExamples = packages.isEmpty ? nil : packages.sorted().prefix(5).joined(separator: ", ")
  }

  private func addSources(_ row: inout HostUpdates) {
    var unsafe: [String] = []
    var isRead = false
    for path in host.files(in: "/etc/yum.repos.d", ending: ".repo") {
      guard let content = host.content(path) else { continue }
      isRead = true
      let entries = UnitSettings(content).entries
      for entry in entries where entry.key == "gpgcheck" && ["0", "no", "false"].contains(entry.value.lowercased()) {
        let isOff = entries.contains {
          $0.section == entry.section && $0.key == "enabled" && ["0", "no", "false"].contains($0.value.lowercased())
        }
        if !isOff { unsafe.append("\(path):\(entry.line)") }
      }
    }
    guard isRead else { return }
    (row.unsafeSources, row.unsafeSource) = (unsafe.count, unsafe.first)
  }
}
