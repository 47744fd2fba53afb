internal import CaseFile
internal import Model
internal import Wire

/// Reads where logs go and for how long, the audit trail, and what keeps the clock in step.
struct LoggingReader {
  let host: HostReading

  func row() -> HostLogging {
    var row = HostLogging(observed: host.observed.iso)
    row.container = host.isContainer
    let syslog = host.units.starter(of: "rsyslog.service", "syslog-ng.service", "syslog.service")
    addJournal(&row, syslog: syslog)
    addRetention(&row, syslog: syslog)
    addRemote(&row, syslog: syslog)
    addAudit(&row)
    addTime(&row)
    return row
  }

  private func addJournal(_ row: inout HostLogging, syslog: String?) {
    guard host.units.areKnown else { return }
    if let syslog {
      (row.persistent, row.persistentSource) = (true, syslog)
      return
    }
    let storage = host.systemdSetting("Storage", in: "Journal", of: "journald")
    switch storage?.value {
    case "persistent": row.persistent = true
    case "volatile", "none": row.persistent = false
    default: row.persistent = host.exists("/var/log/journal")
    }
    row.persistentSource = storage?.place ?? "/var/log/journal"
  }

  /// MaxRetentionSec of the journal, or logrotate's rule for the system's log.
  private func addRetention(_ row: inout HostLogging, syslog: String?) {
    if syslog != nil, let found = rotation() {
      (row.retentionDays, row.retentionSource) = (found.value, found.place)
    } else if syslog == nil, row.persistent == true,
      let setting = host.systemdSetting("MaxRetentionSec", in: "Journal", of: "journald"),
      let seconds = Self.seconds(setting.value), seconds > 0
    {
      (row.retentionDays, row.retentionSource) = (seconds / 86_400, setting.place)
    }
  }

  /// How long logrotate(8) keeps `/var/log/syslog` or `/var/log/messages`: the number of files times their period.
  private func rotation() -> Setting<Int>? {
    var period = 7
    var count = 0
    for path in ["/etc/logrotate.conf"] + host.names("/etc/logrotate.d").map({ "/etc/logrotate.d/\($0)" }) {
      guard let content = host.content(path) else { continue }
      var names: [String] = []
      var inside = false
      var own = (period: period, count: count, line: 0)
      for line in WordLines(content).lines {
        let words = line.words
        if !inside {
          switch words[0] {
          case "daily" where path.hasSuffix(".conf"): period = 1
          case "weekly" where path.hasSuffix(".conf"): period = 7
          case "monthly" where path.hasSuffix(".conf"): period = 30
          case "yearly" where path.hasSuffix(".conf"): period = 365
          case "rotate" where path.hasSuffix(".conf"): count = words.dropFirst().first.flatMap { Int($0) } ?? count
          default: break
          }
          names += words.filter { $0.hasPrefix("/") }
          if words.contains("{") || words.last?.hasSuffix("{") == true {
            inside = true
            own = (period, count, line.number)
          }
          continue
        }
        switch words[0] {
        case "daily": own.period = 1
        case "weekly": own.period = 7
        case "monthly": own.period = 30
        case "yearly": own.period = 365
        case "rotate":
          own.count = words.dropFirst().first.flatMap { Int($0) } ?? own.count
          own.line = line.number
        case "}":
          inside = false
          if names.contains(where: { $0.hasSuffix("/var/log/syslog") || $0.hasSuffix("/var/log/messages") }) {
            let (days, overflow) = own.period.multipliedReportingOverflow(by: max(0, own.count))
            return Setting(value: overflow ? Int.max : days, place: "\(path):\(own.line)")
          }
          names = []
        default: break
        }
      }
    }
    return nil
  }

  /// systemd.time(7): a number with a unit, or several; nil when it is none of them.
  static func seconds(_ text: String) -> Int? {
    let units: [(names: [String], seconds: Int)] = [
      (["s", "sec", "second", "seconds", ""], 1), (["m", "min", "minute", "minutes"], 60),
      (["h", "hr", "hour", "hours"], 3600), (["d", "day", "days"], 86_400), (["w", "week", "weeks"], 604_800),
      (["M", "month", "months"], 2_629_800), (["y", "year", "years"], 31_557_600),
    ]
    var total = 0
    var rest = text.filter { $0 != " " }[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isNumber)
      let word = rest.dropFirst(digits.count).prefix { $0.isLetter }
      guard let number = Int(digits), number < 1_000_000_000,
        let unit = units.first(where: { $0.names.contains(String(word)) })
      else { return nil }
      total += number * unit.seconds
      rest = rest.dropFirst(digits.count + word.count)
    }
    return total
  }

  /// rsyslog's `@host`, `@@host` and omfwd, syslog-ng's network destinations, and systemd-journal-upload.
  private func addRemote(_ row: inout HostLogging, syslog: String?) {
    guard host.units.areKnown else { return }
    row.remote = false
    if let upload = host.units.starter(of: "systemd-journal-upload.service") {
      let url = host.systemdSetting("URL", in: "Upload", of: "journal-upload")
      (row.remote, row.remoteSource) = (true, url?.place ?? upload)
      row.remoteEncrypted = url.map { $0.value.hasPrefix("https:") || !$0.value.contains("://") }
      return
    }
    for agent in [
      "filebeat.service", "fluent-bit.service", "td-agent-bit.service", "promtail.service", "wazuh-agent.service",
      "nxlog.service", "vector.service",
    ] {
      if let starter = host.units.starter(of: agent) {
        (row.remote, row.remoteSource) = (true, starter)
        return
      }
    }
    guard syslog != nil else { return }
    let paths =
      ["/etc/rsyslog.conf"] + host.files(in: "/etc/rsyslog.d", ending: ".conf") + ["/etc/syslog-ng/syslog-ng.conf"]
      + host.files(in: "/etc/syslog-ng/conf.d", ending: ".conf")
    for path in paths {
      guard let content = host.content(path) else { continue }
      for line in WordLines(content).lines {
        let text = line.words.joined(separator: " ")
        let isForward =
          (line.words.count >= 2 && line.words.dropFirst().contains { $0.hasPrefix("@") && $0.utf8.count > 2 })
          || text.contains("omfwd") || text.contains("omrelp")
          || (path.contains("syslog-ng") && text.contains("destination")
            && ["tcp(", "udp(", "network(", "syslog(", "tls("].contains { text.contains($0) })
        guard isForward else { continue }
        (row.remote, row.remoteSource) = (true, "\(path):\(line.number)")
        let whole = String(decoding: content, as: UTF8.self)
        row.remoteEncrypted = ["gtls", "ossl", "StreamDriverMode=\"1\"", "tls.permittedPeer", "tls=\"on\"", "tls("]
          .contains { whole.contains($0) }
        return
      }
    }
  }

  private func addAudit(_ row: inout HostLogging) {
    guard host.units.areKnown, host.exists("/usr/sbin") == true else { return }
    row.audit = host.units.starter(of: "auditd.service") != nil
    let paths = host.files(in: "/etc/audit/rules.d", ending: ".rules") + ["/etc/audit/audit.rules"]
    var seen: Set<String> = []
    for path in paths {
      guard let content = host.content(path) else { continue }
      let rules = WordLines(content).lines.filter { ["-a", "-A", "-w"].contains($0.words.first) }
      // augenrules writes all of rules.d into audit.rules.
      for rule in rules where seen.insert(rule.words.joined(separator: " ")).inserted {
        row.auditSource = row.auditSource ?? path
      }
    }
    if row.audit == true || !seen.isEmpty { row.auditRules = seen.count }
  }

  private static let clocks: [(name: String, units: [String])] = [
    ("chrony", ["chrony.service", "chronyd.service"]), ("ntpsec", ["ntpsec.service"]),
    ("ntp", ["ntp.service", "ntpd.service"]), ("openntpd", ["openntpd.service"]),
    ("systemd-timesyncd", ["systemd-timesyncd.service", "dbus-org.freedesktop.timesync1.service"]),
  ]

  private func addTime(_ row: inout HostLogging) {
    if host.isRunning, host.isContainer == false, host.exists("/run/systemd/timesync") == true {
      row.timeSynchronised = host.exists("/run/systemd/timesync/synchronized")
    }
    guard host.units.areKnown, host.isContainer != true else { return }
    let active = Self.clocks.filter { host.units.starter(of: $0.units) != nil }
    row.timeTools = active.map(\.name).joined(separator: ", ")
    row.timeActive = active.count
    var servers = 0
    let paths =
      [
        "/etc/chrony/chrony.conf", "/etc/chrony.conf", "/etc/ntp.conf", "/etc/ntpsec/ntp.conf",
        "/etc/openntpd/ntpd.conf",
      ]
      + host.files(in: "/etc/chrony/conf.d", ending: ".conf")
      + host.files(in: "/etc/chrony/sources.d", ending: ".sources")
    for path in paths {
      guard let content = host.content(path) else { continue }
      let found = WordLines(content, comments: "#!;%").lines
        .filter { ["server", "servers", "pool", "peer"].contains($0.words[0]) && $0.words.count > 1 }
      servers += found.count
      if let first = found.first, row.timeSource == nil { row.timeSource = "\(path):\(first.number)" }
    }
    if servers > 0 {
      row.timeServers = servers
    } else if let ntp = host.systemdSetting("NTP", in: "Time", of: "timesyncd"), !ntp.value.isEmpty {
      row.timeServers = ntp.value.split(separator: " ").count
      row.timeSource = ntp.place
    }
  }
}
