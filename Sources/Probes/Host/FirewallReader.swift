internal import CaseFile
internal import Model
internal import Wire

/// Reads which firewall the system starts, and what is loaded.
struct FirewallReader {
  let host: HostReading

  func row() -> HostFirewall {
    var row = HostFirewall(observed: host.observed.iso)
    row.container = host.isContainer
    addBoot(&row)
    addLoaded(&row)
    return row
  }

  private func addBoot(_ row: inout HostFirewall) {
    guard host.units.areKnown else { return }
    row.atBoot = false
    addUFW(&row)
    if row.atBoot == false { addFirewalld(&row) }
    if row.atBoot == false { addNftables(&row) }
    if row.atBoot == false { addIptables(&row) }
  }

  private func addUFW(_ row: inout HostFirewall) {
    guard let content = host.content("/etc/ufw/ufw.conf") else { return }
    let enabled = SettingsFile(content).assignments.last { $0.key == "ENABLED" }
    guard enabled?.value.lowercased() == "yes", host.units.starter(of: "ufw.service") != nil else {
      (row.tool, row.bootSource) = ("ufw", enabled.map { "/etc/ufw/ufw.conf:\($0.line)" } ?? "/etc/ufw/ufw.conf")
      return
    }
    (row.tool, row.atBoot, row.bootSource) = ("ufw", true, "/etc/ufw/ufw.conf:\(enabled?.line ?? 0)")
    guard let defaults = host.content("/etc/default/ufw") else { return }
    let policy = SettingsFile(defaults).assignments.last { $0.key == "DEFAULT_INPUT_POLICY" }
    row.bootPolicy = policy.map { Self.word($0.value.filter { $0 != "\"" }) }
  }

  private func addFirewalld(_ row: inout HostFirewall) {
    guard let starter = host.units.starter(of: "firewalld.service") else { return }
    (row.tool, row.atBoot, row.bootSource) = ("firewalld", true, starter)
    var zone = "public"
    if let content = host.content("/etc/firewalld/firewalld.conf"),
      let entry = SettingsFile(content).assignments.last(where: { $0.key == "DefaultZone" })
    {
      zone = entry.value
    }
    guard zone.utf8.allSatisfy({ $0 != UInt8(ascii: "/") }) else { return }
    let file = host.firstExisting(["/etc/firewalld/zones/\(zone).xml", "/usr/lib/firewalld/zones/\(zone).xml"])
    guard let file, let content = host.content(file) else { return }
    let text = String(decoding: content, as: UTF8.self)
    // <zone target="ACCEPT">; the default refuses what the zone does not name.
    let opening = text.firstRange(of: "<zone").map { text[$0.upperBound...].prefix { $0 != ">" } } ?? ""
    row.bootPolicy =
      opening.contains("ACCEPT") ? "accept" : opening.contains("DROP") ? "drop" : "reject"
  }

  private func addNftables(_ row: inout HostFirewall) {
    guard let starter = host.units.starter(of: "nftables.service") else {
      if host.exists("/etc/nftables.conf") == true, row.tool == nil {
        (row.tool, row.bootSource) = ("nftables", "/etc/nftables.conf")
      }
      return
    }
    let path = host.firstExisting(["/etc/nftables.conf", "/etc/sysconfig/nftables.conf"])
    (row.tool, row.bootSource) = ("nftables", path ?? starter)
    guard let path, let content = host.content(path) else { return }
    let rules = NftRules(content)
    row.atBoot = rules.filtersInput || rules.includesFiles
    row.bootPolicy = rules.inputPolicy
  }

  private func addIptables(_ row: inout HostFirewall) {
    let starter = host.units.starter(of: "netfilter-persistent.service", "iptables.service")
    let path = host.firstExisting(["/etc/iptables/rules.v4", "/etc/sysconfig/iptables"])
    guard let path else { return }
    row.tool = row.tool ?? "iptables"
    guard starter != nil, let content = host.content(path) else { return }
    let rules = IptablesRules(content)
    (row.tool, row.bootSource) = ("iptables", path)
    row.atBoot = rules.filtersInput
    row.bootPolicy = rules.inputPolicy
  }

  /// What is loaded: a collector's `facts/nft.txt` (`nft list ruleset`) and `facts/iptables.txt` (`iptables-save`), and
  /// where the system runs the kernel's list of tables of the older iptables.
  private func addLoaded(_ row: inout HostFirewall) {
    guard host.isRunning else {
      row.loadedReason = "not-running"
      return
    }
    if host.isContainer == true { row.loadedReason = "not-permitted" }
    let nft = try? host.facts.read("/facts/nft.txt", limit: 8 << 20)
    let iptables = try? host.facts.read("/facts/iptables.txt", limit: 8 << 20)
    guard nft != nil || iptables != nil else {
      row.loadedReason = row.loadedReason ?? "no-program"
      return
    }
    let rules = nft.map { NftRules($0) }
    let old = iptables.map { IptablesRules($0) }
    row.loaded = rules?.filtersInput == true || old?.filtersInput == true
    row.loadedPolicy = rules?.inputPolicy ?? old?.inputPolicy
    row.loadedReason = nil
  }

  static func word(_ policy: String) -> String { policy.lowercased() }
}
