internal import Wire

/// What cron runs as the superuser: the system's tables, root's own, and the scripts of `cron.daily` and its kin.
struct CronTables {
  struct Line {
    var command: String
    /// As `file:line`.
    var place: String
  }

  /// The commands of root.
  private(set) var lines: [Line] = []
  /// The tables and scripts themselves.
  private(set) var files: [String] = []

  static let folders = ["/etc/cron.hourly", "/etc/cron.daily", "/etc/cron.weekly", "/etc/cron.monthly"]

  init(_ host: HostReading) {
    let tables = ["/etc/crontab"] + host.names("/etc/cron.d").filter { !$0.hasPrefix(".") }.map { "/etc/cron.d/\($0)" }
    for path in tables { read(path, host, hasUser: true) }
    for path in ["/var/spool/cron/crontabs/root", "/var/spool/cron/root"] { read(path, host, hasUser: false) }
    for folder in Self.folders {
      for name in host.names(folder) where !name.hasPrefix(".") {
        files.append("\(folder)/\(name)")
        lines.append(Line(command: "\(folder)/\(name)", place: "\(folder)/\(name)"))
      }
    }
  }

  private mutating func read(_ path: String, _ host: HostReading, hasUser: Bool) {
    guard let content = host.content(path) else { return }
    files.append(path)
    for line in WordLines(content).lines {
      guard let first = line.words.first, !first.contains("=") else { continue }
      let times = first.hasPrefix("@") ? 1 : 5
      let rest = line.words.dropFirst(times)
      if hasUser, rest.first != "root" { continue }
      let command = rest.dropFirst(hasUser ? 1 : 0).joined(separator: " ")
      if !command.isEmpty { lines.append(Line(command: command, place: "\(path):\(line.number)")) }
    }
  }
}
