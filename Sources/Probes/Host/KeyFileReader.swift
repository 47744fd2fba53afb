internal import CaseFile
internal import Model
internal import Wire

/// Reads who may read or change the files that the system's security rests on.
struct KeyFileReader {
  /// The most programs of cron that are followed.
  private static let mostTargets = 200

  private let host: HostReading
  private let owners: [UInt32: String]
  private let groups: GroupFile?

  init(host: HostReading) {
    self.host = host
    let passwd = host.content("/etc/passwd", limit: AccountReader.limit).map { PasswdFile($0) }
    owners = Dictionary(
      (passwd?.entries ?? []).compactMap { entry in entry.uid.map { ($0, entry.name) } },
      uniquingKeysWith: { first, _ in first })
    groups = host.content("/etc/group").map { GroupFile($0) }
  }

  func rows() -> [KeyFile] {
    var rows: [KeyFile] = []
    for path in ["/etc/passwd", "/etc/group", "/etc/passwd-", "/etc/group-"] { rows.add(row(path, "accounts")) }
    let keys = host.names("/etc/ssh").filter { $0.hasPrefix("ssh_host_") && $0.hasSuffix("_key") }.map {
      "/etc/ssh/\($0)"
    }
    for path in ["/etc/gshadow", "/etc/shadow-", "/etc/gshadow-"] + keys + ["/boot/grub2/user.cfg"] {
      rows.add(row(path, "secrets"))
    }
    let sudoers = host.names("/etc/sudoers.d").map { "/etc/sudoers.d/\($0)" }
    let configuration =
      ["/etc/sudoers", "/etc/sudoers.d"] + sudoers + [
        "/etc/ssh/sshd_config", "/etc/pam.d", "/etc/login.defs", "/boot/grub/grub.cfg", "/boot/grub2/grub.cfg",
        "/etc/cron.allow", "/etc/at.allow", "/etc/hosts.equiv", "/etc/ld.so.preload", "/etc/systemd/system",
        "/etc/profile",
      ]
    for path in configuration { rows.add(row(path, "configuration")) }
    for path in [
      "/var/log", "/var/log/journal", "/var/log/auth.log", "/var/log/secure", "/var/log/audit", "/var/log/wtmp",
    ] {
      rows.add(row(path, "logs"))
    }
    addCron(&rows)
    return rows
  }

  private func addCron(_ rows: inout [KeyFile]) {
    let tables = CronTables(host)
    let folders = ["/etc/cron.d", "/var/spool/cron/crontabs", "/var/spool/cron"] + CronTables.folders
    var seen: Set<String> = []
    for path in ["/etc/crontab"] + folders + tables.files where seen.insert(path).inserted {
      rows.add(row(path, "cron", runsAsRoot: true))
    }
    for line in tables.lines {
      for word in line.command.split(whereSeparator: { " ;|&<>()\"'`".contains($0) }).prefix(64) {
        let path = String(word)
        guard path.hasPrefix("/"), !path.hasPrefix("/dev/"), seen.count < Self.mostTargets, seen.insert(path).inserted,
          let status = try? host.files.status(path), status.kind == .regular
        else { continue }
        // Only what can be run: a log that a command writes to may well be a group's.
        guard status.mode & 0o111 != 0 || path.hasSuffix(".sh") || path.hasSuffix(".py") || path.hasSuffix(".pl") else {
          continue
        }
        var row = self.row(path, "cron", runsAsRoot: true)
        row?.source = line.place
        // Who may change the folder can put another program there.
        if row?.exposure == "none", let folder = open(parentOf: path) {
          row?.exposure = "writable"
          row?.mode = folder
        }
        rows.add(row)
      }
    }
  }

  /// The mode of the first folder above a path that others may write to, with its path; nil when there is none.
  private func open(parentOf path: String) -> String? {
    var parts = path.split(separator: "/").map(String.init)
    while parts.popLast() != nil, !parts.isEmpty {
      let folder = "/" + parts.joined(separator: "/")
      guard let status = try? host.files.status(folder) else { return nil }
      if status.mode & 0o002 != 0, status.mode & 0o1000 == 0 { return "\(folder) \(text(status))" }
      if status.owner != 0, host.files.keepsOwners { return "\(folder) \(text(status))" }
    }
    return nil
  }

  private func row(_ path: String, _ purpose: String, runsAsRoot: Bool = false) -> KeyFile? {
    let status: FileStatus
    do throws(FileError) { status = try host.files.status(path) } catch {
      if error != .notFound { host.evidence.note(error.rawValue, path) }
      return nil
    }
    var row = KeyFile(path: path, purpose: purpose, observed: host.observed.iso)
    row.runsAsRoot = runsAsRoot
    row.mode = text(status)
    guard host.files.keepsOwners || status.owner == 0 else { return row }
    row.exposure = exposure(status, purpose)
    return row
  }

  private func exposure(_ status: FileStatus, _ purpose: String) -> String {
    let group = groupName(status.group)
    // Logs belong to their daemons; there only everybody's rights count.
    let isForeign = purpose != "logs" && status.owner != 0
    let isGroups = status.mode & 0o020 != 0 && purpose != "logs" && status.group != 0
    let crontabFolder = purpose == "cron" && group == "crontab"
    let isSticky = status.kind == .directory && status.mode & 0o1000 != 0
    if isForeign || (isGroups && !crontabFolder) || (status.mode & 0o002 != 0 && !isSticky) { return "writable" }
    if purpose == "secrets" {
      let isTrusted = ["root", "shadow", "ssh_keys"].contains(group) || status.group == 0
      if status.mode & 0o004 != 0 || (status.mode & 0o040 != 0 && !isTrusted) { return "readable" }
    }
    return "none"
  }

  private func text(_ status: FileStatus) -> String {
    let octal = String(status.mode, radix: 8)
    let mode = String(repeating: "0", count: max(0, 4 - octal.count)) + octal
    return "\(mode) \(owners[status.owner] ?? String(status.owner)):\(groupName(status.group))"
  }

  private func groupName(_ number: UInt32) -> String {
    number == 0 ? "root" : groups?.name(of: number) ?? String(number)
  }
}

extension [KeyFile] {
  fileprivate mutating func add(_ row: KeyFile?) { if let row { append(row) } }
}
