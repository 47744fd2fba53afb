internal import CaseFile
internal import Model
internal import Wire

/// Reads sysctl settings: the running kernel's, and what the files set at the next start.
struct KernelSettingsReader {
  /// How the values of `all` and of one network card make the one that counts (kernel documentation, ip-sysctl.rst).
  private enum Rule {
    /// Not a setting of network cards.
    case plain
    /// Either switches it on.
    case either
    /// Both must.
    case both
    /// Only the card's own counts.
    case card
  }

  private static let settings: [(name: String, rule: Rule)] = [
    ("net.ipv4.conf.accept_redirects", .either), ("net.ipv6.conf.accept_redirects", .card),
    ("net.ipv4.conf.send_redirects", .either), ("net.ipv4.conf.accept_source_route", .both),
    ("net.ipv6.conf.accept_source_route", .card), ("net.ipv4.conf.rp_filter", .either),
    ("net.ipv4.tcp_syncookies", .plain), ("net.ipv4.icmp_echo_ignore_broadcasts", .plain),
    ("net.ipv4.ip_forward", .plain), ("kernel.randomize_va_space", .plain), ("kernel.kptr_restrict", .plain),
    ("kernel.dmesg_restrict", .plain), ("kernel.yama.ptrace_scope", .plain), ("fs.protected_hardlinks", .plain),
    ("fs.protected_symlinks", .plain), ("fs.suid_dumpable", .plain), ("kernel.unprivileged_bpf_disabled", .plain),
    ("kernel.sysrq", .plain),
  ]

  let host: HostReading

  func rows() -> [KernelSetting] {
    let files = SysctlFiles(host)
    return Self.settings.map { name, rule in
      var row = KernelSetting(name: name, observed: host.observed.iso)
      row.container = host.isContainer
      row.running = running(name, rule)
      let set = configured(name, rule, files)
      (row.configured, row.configuredSource) = (set?.value, set?.place)
      row.value = row.running ?? row.configured
      row.source = row.running != nil ? "running" : row.configuredSource
      return row
    }
  }

  /// `net.ipv4.conf.X` as the two settings `…conf.all.X` and `…conf.NAME.X`.
  private static func parts(_ name: String) -> (family: String, key: String) {
    let words = name.split(separator: ".").map(String.init)
    return (words.dropLast().joined(separator: "."), words.last ?? "")
  }

  private func running(_ name: String, _ rule: Rule) -> Int? {
    guard rule != .plain else { return host.kernelNumber(name) }
    let (family, key) = Self.parts(name)
    let folder = "/proc/sys/" + family.split(separator: ".").joined(separator: "/")
    let cards = ((try? host.files.list(folder)) ?? []).filter { !["all", "default", "lo"].contains($0) }
    func number(_ card: String) -> Int? {
      guard let bytes = try? host.files.read("\(folder)/\(card)/\(key)", limit: 64) else { return nil }
      return Int(String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace })
    }
    let all = number("all")
    return (cards.isEmpty ? ["default"] : cards).compactMap { card in
      number(card).flatMap { Self.joined(all, $0, rule) }
    }.max()
  }

  private func configured(_ name: String, _ rule: Rule, _ files: SysctlFiles) -> Setting<Int>? {
    guard rule != .plain else { return files.last(name) }
    let (family, key) = Self.parts(name)
    let all = files.last("\(family).all.\(key)")
    let card = files.last("\(family).default.\(key)")
    guard let some = card ?? all else { return nil }
    // Writing `all` of IPv6 sets every card, too.
    let own = card?.value ?? (rule == .card ? all?.value : nil)
    guard let own, let value = Self.joined(all?.value, own, rule) else { return nil }
    return Setting(value: value, place: some.place)
  }

  private static func joined(_ all: Int?, _ card: Int, _ rule: Rule) -> Int? {
    switch rule {
    case .plain, .card: card
    case .either: all.map { max($0, card) }
    case .both: all.map { min($0, card) }
    }
  }
}

/// The assignments of sysctl.d(5) in the order in which systemd-sysctl(8) makes them.
private struct SysctlFiles {
  private var entries: [(entry: SysctlFile.Entry, place: String)] = []

  /// Of files with the same name the administrator's masks the others; `/etc/sysctl.conf` is read where a link in
  /// `sysctl.d` leads there, as on Debian up to 12.
  init(_ host: HostReading) {
    var paths: [String: String] = [:]
    for folder in ["/usr/lib/sysctl.d", "/usr/local/lib/sysctl.d", "/run/sysctl.d", "/etc/sysctl.d"] {
      for path in host.files(in: folder, ending: ".conf") {
        paths[String(path.split(separator: "/").last ?? "")] = path
      }
    }
    for path in paths.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }).map(\.value) {
      guard let content = host.content(path) else { continue }
      entries += SysctlFile(content).entries.map { ($0, "\(path):\($0.line)") }
    }
  }

  /// The last assignment of a setting, patterns with `*` included; nil when there is none or it is no number.
  func last(_ name: String) -> Setting<Int>? {
    guard let found = entries.last(where: { Self.matches($0.entry.name, name) }) else { return nil }
    return Int(found.entry.value).map { Setting(value: $0, place: found.place) }
  }

  private static func matches(_ pattern: String, _ name: String) -> Bool {
    guard pattern.contains("*") else { return pattern == name }
    let (one, other) = (pattern.split(separator: "."), name.split(separator: "."))
    return one.count == other.count && zip(one, other).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
