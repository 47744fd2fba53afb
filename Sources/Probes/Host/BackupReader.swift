internal import CaseFile
internal import Model
internal import Wire

/// Reads which backup programs there are, what starts them, and when the last backup provably was.
struct BackupReader {
  private struct Tool {
    var name: String
    /// Programs or settings that show that it is there.
    var paths: [String]
    /// Units that run it.
    var units: [String]
    /// Words by which cron's commands and timers name it.
    var words: [String] = []
    /// Files and folders that a finished run writes to.
    var traces: [String] = []
  }

  private static let tools: [Tool] = [
    Tool(
      name: "Borg", paths: ["/usr/bin/borg", "/usr/local/bin/borg", "/etc/borgmatic", "/etc/borgmatic.d"],
      units: ["borgmatic.timer", "borg.timer", "borgbackup.timer", "vorta.service"], words: ["borg"],
      traces: ["/root/.cache/borg", "/var/log/borg.log", "/var/log/borgmatic.log"]),
    Tool(
      name: "restic", paths: ["/usr/bin/restic", "/usr/local/bin/restic"],
      units: ["restic.timer", "restic-backup.timer", "resticprofile.timer"], words: ["restic"],
      traces: ["/root/.cache/restic", "/var/log/restic.log"]),
    Tool(
      name: "rsnapshot", paths: ["/usr/bin/rsnapshot"], units: ["rsnapshot.timer", "rsnapshot-daily.timer"],
      words: ["rsnapshot"], traces: ["/var/log/rsnapshot.log", "/var/log/rsnapshot", "/var/cache/rsnapshot"]),
    Tool(
      name: "Bacula", paths: ["/usr/sbin/bacula-fd", "/usr/sbin/bacula-dir", "/opt/bacula"],
      units: ["bacula-fd.service", "bacula-dir.service", "bacula-director.service"],
      traces: ["/var/log/bacula/bacula.log"]),
    Tool(
      name: "Bareos", paths: ["/usr/sbin/bareos-fd", "/usr/sbin/bareos-dir"],
      units: ["bareos-fd.service", "bareos-filedaemon.service", "bareos-dir.service"],
      traces: ["/var/log/bareos/bareos.log"]),
    Tool(
      name: "Veeam Agent", paths: ["/usr/bin/veeamconfig", "/usr/sbin/veeamservice"], units: ["veeamservice.service"],
      traces: ["/var/log/veeam/Backup"]),
    Tool(
      name: "Timeshift", paths: ["/usr/bin/timeshift"], units: ["timeshift.timer"], words: ["timeshift"],
      traces: ["/timeshift/snapshots", "/var/log/timeshift"]),
    Tool(
      name: "ReaR", paths: ["/usr/sbin/rear"], units: ["rear.timer", "rear-rescue-iso.timer"], words: ["rear "],
      traces: ["/var/lib/rear/output"]),
    Tool(
      name: "Duplicity", paths: ["/usr/bin/duplicity"], units: [], words: ["duplicity", "duply"],
      traces: ["/root/.cache/duplicity"]),
    Tool(name: "Déjà Dup", paths: ["/usr/bin/deja-dup"], units: []),
    Tool(
      name: "BackupPC", paths: ["/usr/share/backuppc", "/etc/backuppc"], units: ["backuppc.service"],
      traces: ["/var/log/backuppc/LOG", "/var/lib/backuppc/log"]),
    Tool(
      name: "Amanda", paths: ["/usr/sbin/amdump", "/etc/amanda"], units: ["amanda.service"], words: ["amdump"],
      traces: ["/var/log/amanda"]),
    Tool(
      name: "UrBackup", paths: ["/usr/local/sbin/urbackupclientbackend", "/usr/sbin/urbackupclientbackend"],
      units: ["urbackupclientbackend.service"]),
    Tool(name: "Acronis", paths: ["/usr/lib/Acronis", "/opt/acronis"], units: ["acronis_mms.service"]),
    Tool(
      name: "Proxmox Backup", paths: ["/usr/bin/proxmox-backup-client", "/usr/bin/vzdump"],
      units: ["pve-daily-update.timer"], words: ["proxmox-backup-client", "vzdump"], traces: ["/var/log/vzdump"]),
    Tool(
      name: "Kopia", paths: ["/usr/bin/kopia"], units: ["kopia.timer", "kopia.service"], words: ["kopia"],
      traces: ["/root/.cache/kopia"]),
  ]

  let host: HostReading

  func row() -> HostBackup {
    var row = HostBackup(observed: host.observed.iso)
    guard host.exists("/usr/bin") == true else { return row }
    let found = Self.tools.filter { host.firstExisting($0.paths) != nil }
    row.tools = found.map(\.name).joined(separator: ", ")
    row.toolCount = found.count
    if host.units.areKnown, !found.isEmpty {
      let starter = starter(of: found)
      row.scheduled = starter != nil
      row.scheduleSource = starter
    }
    addLast(found, &row)
    return row
  }

  private func starter(of tools: [Tool]) -> String? {
    if let unit = tools.lazy.compactMap({ host.units.starter(of: $0.units) }).first { return unit }
    let words = tools.flatMap(\.words)
    if let line = CronTables(host).lines.first(where: { line in words.contains { line.command.contains($0) } }) {
      return line.place
    }
    // A timer of the office's own, called after the program.
    for timer in host.names("/etc/systemd/system/timers.target.wants") {
      if words.contains(where: { timer.contains($0.filter { $0 != " " }) })
        || (timer.contains("backup") && timer != "dpkg-db-backup.timer")
      {
        return "/etc/systemd/system/timers.target.wants/\(timer)"
      }
    }
    return nil
  }

  private func addLast(_ tools: [Tool], _ row: inout HostBackup) {
    guard host.files.keepsOwners else { return }
    let times = tools.flatMap(\.traces).compactMap { path in
      newest(path).map { (path: $0.path, time: $0.time) }
    }
    guard let last = times.max(by: { $0.time < $1.time }) else { return }
    let moment = Timestamp(seconds: Int(last.time))
    row.lastMade = moment.iso
    row.lastAgeDays = max(0, host.today - moment.day)
    row.lastSource = last.path
  }

  /// A file's time, or the newest time of what lies directly in a folder.
  private func newest(_ path: String) -> (path: String, time: Int64)? {
    guard let status = try? host.files.status(path) else { return nil }
    guard status.kind == .directory else {
      return status.size > 0 && status.modified > 0 ? (path, status.modified) : nil
    }
    let inside = ((try? host.files.list(path)) ?? []).prefix(2000).compactMap { name in
      (try? host.files.status("\(path)/\(name)")).map { (path: "\(path)/\(name)", time: $0.modified) }
    }
    return inside.filter { $0.time > 0 }.max { $0.time < $1.time }
  }
}
