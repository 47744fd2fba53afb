internal import CaseFile
internal import Model
internal import Wire

/// Reads what guards data at rest, and what looks for malware and changed files.
struct ProtectionReader {
  let host: HostReading

  func row() -> HostProtection {
    var row = HostProtection(observed: host.observed.iso)
    row.container = host.isContainer
    row.portable = portable()
    addEncryption(&row)
    addAntivirus(&row)
    row.integrity = integrity()
    return row
  }

  /// SMBIOS 7.4.1: the kinds of chassis that are carried around.
  private func portable() -> Bool? {
    guard let bytes = try? host.files.read("/sys/class/dmi/id/chassis_type", limit: 64),
      let number = Int(String(decoding: bytes, as: UTF8.self).filter(\.isNumber))
    else { return nil }
    return [8, 9, 10, 11, 14, 30, 31, 32].contains(number)
  }

  // MARK: Encryption

  private func addEncryption(_ row: inout HostProtection) {
    guard host.isContainer != true else { return }
    let devices = BlockDevices(host)
    if host.isRunning, devices.areKnown, let mounts = try? host.files.read("/proc/self/mounts", limit: 1 << 20) {
      let lines = WordLines(mounts, comments: "").lines
      if let root = lines.last(where: { $0.words.count >= 3 && $0.words[1] == "/" }), root.words[0].hasPrefix("/dev/") {
        let name = devices.name(of: root.words[0])
        row.rootEncrypted = name.map(devices.isEncrypted)
        row.encryptionSource = name
      }
      row.swapEncrypted = runningSwap(devices)
    }
    if row.rootEncrypted == nil, !host.isRunning { addConfigured(&row) }
  }

  private func runningSwap(_ devices: BlockDevices) -> Bool? {
    guard let content = try? host.files.read("/proc/swaps", limit: 65_536) else { return nil }
    let swaps = WordLines(content).lines.dropFirst().compactMap { $0.words.first }
    guard !swaps.isEmpty else { return nil }
    // A swap file is as safe as the file system it lies on.
    return swaps.allSatisfy { swap in
      guard swap.hasPrefix("/dev/") else { return false }
      if swap.hasPrefix("/dev/zram") { return true }
      return devices.name(of: swap).map(devices.isEncrypted) ?? false
    }
  }

  /// The root of a system that does not run: its fstab(5) names a mapping that crypttab(5) makes, or it does not.
  private func addConfigured(_ row: inout HostProtection) {
    guard let fstab = host.content("/etc/fstab") else { return }
    let root = WordLines(fstab).lines.first { $0.words.count >= 3 && $0.words[1] == "/" }
    guard let root, let device = root.words.first else { return }
    let mappings = host.content("/etc/crypttab").map { WordLines($0).lines } ?? []
    row.encryptionSource = "/etc/fstab:\(root.number)"
    if mappings.contains(where: { device == "/dev/mapper/\($0.words[0])" }) {
      row.rootEncrypted = true
    } else if mappings.isEmpty {
      row.rootEncrypted = false
    }
    // A volume on an encrypted one, or a UUID, cannot be told from these two files.
  }

  // MARK: Malware and changes

  private static let scanners: [(name: String, paths: [String], units: [String])] = [
    (
      "ClamAV", ["/usr/bin/clamscan", "/usr/sbin/clamd"],
      ["clamav-daemon.service", "clamd@scan.service", "clamav-clamonacc.service"]
    ),
    ("ESET", ["/opt/eset/eea", "/opt/eset/efs", "/opt/eset/esets"], ["eea.service", "efs.service", "esets.service"]),
    ("Microsoft Defender", ["/opt/microsoft/mdatp"], ["mdatp.service"]),
    ("Sophos", ["/opt/sophos-spl", "/opt/sophos-av"], ["sophos-spl.service", "sav-protect.service"]),
    ("Bitdefender", ["/opt/bitdefender-security-tools"], ["bdsec.service", "bd.service"]),
    ("CrowdStrike Falcon", ["/opt/CrowdStrike"], ["falcon-sensor.service"]),
    ("SentinelOne", ["/opt/sentinelone"], ["sentinelone.service"]),
    ("Kaspersky", ["/opt/kaspersky/kesl"], ["kesl.service", "kesl-supervisor.service"]),
    ("Trend Micro", ["/opt/ds_agent"], ["ds_agent.service"]),
    ("WithSecure", ["/opt/f-secure"], ["f-secure-linuxsecurity.service"]),
    ("Cortex XDR", ["/opt/traps"], ["traps_pmd.service"]),
    ("Wazuh", ["/var/ossec/bin/wazuh-agentd", "/var/ossec/bin/ossec-agentd"], ["wazuh-agent.service"]),
    ("maldet", ["/usr/local/maldetect"], ["maldet.service"]),
  ]

  private func addAntivirus(_ row: inout HostProtection) {
    // A copy of /etc alone cannot show what is installed.
    guard host.exists("/usr/bin") == true else { return }
    let found = Self.scanners.filter { host.firstExisting($0.paths) != nil }
    row.antivirus = found.map(\.name).joined(separator: ", ")
    guard host.units.areKnown else { return }
    let starter = found.lazy.compactMap { host.units.starter(of: $0.units) }.first ?? scheduledClamAV(found.map(\.name))
    row.antivirusActive = starter != nil
    row.antivirusSource = starter ?? found.first.flatMap { host.firstExisting($0.paths) }
    addSignatures(&row)
  }

  /// A line of cron that runs clamscan counts as well as the daemon.
  private func scheduledClamAV(_ names: [String]) -> String? {
    guard names.contains("ClamAV") else { return nil }
    return CronTables(host).lines.first { line in
      ["clamscan", "clamdscan"].contains { line.command.contains($0) }
    }?.place
  }

  /// ClamAV's databases begin with 512 bytes of text: `ClamAV-VDB:22 Nov 2026 09-12 +0000:…`; the file's own time is when
  /// freshclam last changed it.
  private func addSignatures(_ row: inout HostProtection) {
    guard host.files.keepsOwners else { return }
    let names = host.names("/var/lib/clamav").filter { $0.hasSuffix(".cld") || $0.hasSuffix(".cvd") }
    let times = names.compactMap { (try? host.files.status("/var/lib/clamav/\($0)"))?.modified }.filter { $0 > 0 }
    guard let newest = times.max() else { return }
    let moment = Timestamp(seconds: Int(newest))
    row.signaturesUpdated = moment.iso
    row.signaturesAgeDays = max(0, host.today - moment.day)
  }

  private func integrity() -> String? {
    guard host.exists("/usr/bin") == true else { return nil }
    let watchers: [(String, [String])] = [
      ("AIDE", ["/usr/bin/aide", "/usr/sbin/aide"]), ("Tripwire", ["/usr/sbin/tripwire"]),
      ("Samhain", ["/usr/sbin/samhain"]), ("Wazuh", ["/var/ossec/bin/wazuh-agentd"]),
    ]
    return watchers.filter { host.firstExisting($0.1) != nil }.map(\.0).joined(separator: ", ")
  }
}

/// The kernel's block devices and what lies below each, from `/sys/class/block`.
private struct BlockDevices {
  private let host: HostReading
  private let names: [String]
  var areKnown: Bool { !names.isEmpty }

  init(_ host: HostReading) {
    self.host = host
    names = (try? host.files.list("/sys/class/block")) ?? []
  }

  /// The kernel's name of a device file, such as `dm-0` for `/dev/mapper/vg-root`.
  func name(of device: String) -> String? {
    let last = device.split(separator: "/").last.map(String.init) ?? ""
    if names.contains(last) { return last }
    return names.first { text("/sys/class/block/\($0)/dm/name") == last }
  }

  /// Whether the device, or every way down from it, goes through dm-crypt.
  func isEncrypted(_ name: String) -> Bool { isEncrypted(name, depth: 0) }

  private func isEncrypted(_ name: String, depth: Int) -> Bool {
    guard depth < 16 else { return false }
    if text("/sys/class/block/\(name)/dm/uuid")?.hasPrefix("CRYPT-") == true { return true }
    let below = (try? host.files.list("/sys/class/block/\(name)/slaves")) ?? []
    return !below.isEmpty && below.allSatisfy { isEncrypted($0, depth: depth + 1) }
  }

  private func text(_ path: String) -> String? {
    (try? host.files.read(path, limit: 4096)).map { String(decoding: $0, as: UTF8.self).filter { !$0.isNewline } }
  }
}
