/// Which systemd units are started by themselves: the links in `*.wants` and `*.requires`, with masks taken into account.
///
/// Scripts of SysV init count where there is no unit of their name.
struct SystemdUnits {
  /// For each unit the link that starts it.
  private var links: [String: String] = [:]
  private var masked: Set<String> = []
  private var scripts: [String: String] = [:]
  /// Whether there is anything that starts services at all.
  private(set) var areKnown = false

  init(_ evidence: Evidence) {
    let files = evidence.files
    // What the administrator sets comes last and is what is shown.
    for folder in ["/usr/lib/systemd/system", "/run/systemd/generator", "/etc/systemd/system"] {
      guard let names = try? files.list(folder) else { continue }
      areKnown = true
      for name in names {
        if name.hasSuffix(".wants") || name.hasSuffix(".requires") {
          for unit in (try? files.list("\(folder)/\(name)")) ?? [] { links[unit] = "\(folder)/\(name)/\(unit)" }
        } else if folder.hasPrefix("/etc"), let target = try? files.link("\(folder)/\(name)") {
          if target.hasSuffix("/dev/null") {
            masked.insert(name)
          } else if let unit = target.split(separator: "/").last.map(String.init), unit != name {
            // An alias, such as dbus-org.freedesktop.timesync1.service.
            links[unit] = links[unit] ?? "\(folder)/\(name)"
          }
        }
      }
    }
    for level in ["/etc/rc3.d", "/etc/rc2.d", "/etc/rc.d/rc3.d"] {
      guard let names = try? files.list(level) else { continue }
      areKnown = true
      for name in names where name.hasPrefix("S") && name.utf8.count > 3 {
        scripts[String(name.dropFirst(3))] = "\(level)/\(name)"
      }
    }
  }

  /// The link or script that starts one of these services or timers; nil when none does.
  ///
  /// Their names have an ending, such as `ufw.service`, `fstrim.timer`.
  func starter(of names: String...) -> String? { starter(of: names) }

  func starter(of names: [String]) -> String? {
    for name in names where !masked.contains(name) {
      if let link = links[name] { return link }
      let bare = name.hasSuffix(".service") ? String(name.dropLast(".service".count)) : name
      // systemd-sysv-generator starts a script only where no unit has its name.
      if let script = scripts[bare] { return script }
    }
    return nil
  }
}
