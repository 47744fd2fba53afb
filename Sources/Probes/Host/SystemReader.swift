internal import CaseFile
internal import Model
internal import Wire

/// Reads the system as a whole: release, support, kernel, start.
struct SystemReader {
  let host: HostReading
  let release: OSRelease
  let lifecycles: [Lifecycle]

  func row() -> HostSystem {
    var row = HostSystem(observed: host.observed.iso)
    row.name = release["PRETTY_NAME"].flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
    row.distribution = release["ID"].map { String($0.prefix(64)) }
    row.release = release["VERSION_ID"].map { String($0.prefix(64)) }
    addSupport(&row)
    row.container = host.isContainer
    addKernel(&row)
    row.rebootRequired =
      host.isRunning ? host.firstExisting(["/run/reboot-required", "/var/run/reboot-required"]) != nil : nil
    row.secureBoot = secureBoot()
    addBootPassword(&row)
    row.ctrlAltDel = ctrlAltDel()
    addStorage(&row)
    addMandatoryAccess(&row)
    row.cryptoPolicy =
      host.firstLine("/etc/crypto-policies/state/current") ?? host.firstLine("/etc/crypto-policies/config")
    row.legacyServices = legacyServices()
    return row
  }

  private func addSupport(_ row: inout HostSystem) {
    guard let id = row.distribution, let version = row.release else { return }
    for lifecycle in lifecycles {
      guard let found = lifecycle.release(of: id, version) else { continue }
      row.supportEnds = found.ends.iso
      row.supportDaysLeft = found.ends - host.today
      row.extendedEnds = found.extended?.ends.iso
      row.extendedDaysLeft = found.extended.map { $0.ends - host.today }
      row.extendedName = found.extended?.name
      row.extendedFree = found.extended?.isFree
      row.lifecycleChecked = lifecycle.checked.iso
      return
    }
  }

  private func addKernel(_ row: inout HostSystem) {
    guard let bytes = try? host.files.read("/proc/sys/kernel/osrelease", limit: 4096) else { return }
    let running = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    row.kernelRunning = running
    guard host.isContainer == false else { return }
    let flavour = running.split(separator: "-").last.map(String.init) ?? ""
    let installed = host.names("/boot").filter { $0.hasPrefix("vmlinuz-") }.map { String($0.dropFirst(8)) }
      .filter { $0.hasSuffix(flavour) && !$0.contains("rescue") }
    guard let newest = installed.max(by: { DebianVersion($0) < DebianVersion($1) }) else { return }
    row.kernelNewest = newest
    row.kernelOutdated = DebianVersion(running) < DebianVersion(newest)
  }

  /// The UEFI variable: four bytes of attributes, then 1 or 0 (UEFI 2.10, 3.3).
  private func secureBoot() -> String? {
    guard host.isRunning, host.isContainer == false else { return nil }
    if host.exists("/sys/firmware/efi") == false { return "legacy" }
    let path = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
    guard let bytes = try? host.files.read(path, limit: 64), bytes.count >= 5 else { return nil }
    return bytes[4] == 1 ? "on" : "off"
  }

  /// GRUB asks for a password when `superusers` is set with one (info grub, "Security").
  private func addBootPassword(_ row: inout HostSystem) {
    let menus = ["/boot/grub/grub.cfg", "/boot/grub2/grub.cfg"]
    for menu in menus {
      do throws(FileError) {
        let content = try host.files.read(menu, limit: 4 << 20)
        let lines = WordLines(content).lines
        let user = lines.first {
          $0.words.first == "set" && $0.words.dropFirst().first?.hasPrefix("superusers=") == true
        }
        var hasPassword = lines.contains { $0.words.first == "password_pbkdf2" || $0.words.first == "password" }
        // RHEL keeps it in a file of its own.
        if !hasPassword, let own = host.firstExisting(["/boot/grub2/user.cfg"]) {
          hasPassword = (try? host.files.read(own)).map { $0.starts(with: "GRUB2_PASSWORD=".utf8) } ?? hasPassword
        }
        row.bootPassword = user != nil && hasPassword
        row.bootSource = user.map { "\(menu):\($0.number)" } ?? menu
        return
      } catch {
        if error != .notFound { host.evidence.note(error.rawValue, menu) }
      }
    }
  }

  private func ctrlAltDel() -> Bool? {
    guard host.units.areKnown else { return nil }
    let name = "ctrl-alt-del.target"
    for folder in ["/etc/systemd/system", "/usr/lib/systemd/system"] {
      if let target = try? host.files.link("\(folder)/\(name)") { return !target.hasSuffix("/dev/null") }
      if host.exists("\(folder)/\(name)") == true { return true }
    }
    return nil
  }

  /// modprobe.d(5): `install usb-storage /bin/false` or a blacklist line.
  private func addStorage(_ row: inout HostSystem) {
    var isListed = false
    for folder in ["/usr/lib/modprobe.d", "/etc/modprobe.d"] {
      if host.exists(folder) == true { isListed = true }
      for path in host.files(in: folder, ending: ".conf") {
        guard let content = host.content(path) else { continue }
        for line in WordLines(content).lines where line.words.count >= 2 {
          let module = line.words[1].map { $0 == "_" ? "-" : String($0) }.joined()
          let isOff =
            line.words[0] == "install"
            && ["/bin/false", "/bin/true", "/usr/bin/false", "/usr/bin/true"].contains(line.words.last ?? "")
          if module == "usb-storage", isOff || line.words[0] == "blacklist" {
            row.usbStorage = false
            row.usbSource = "\(path):\(line.number)"
            return
          }
        }
      }
    }
    if isListed { row.usbStorage = true }
  }

  private func addMandatoryAccess(_ row: inout HostSystem) {
    if let bytes = try? host.files.read("/sys/fs/selinux/enforce", limit: 16) {
      row.mandatoryAccess = bytes.first == UInt8(ascii: "1") ? "selinux-enforcing" : "selinux-permissive"
      row.mandatorySource = "/sys/fs/selinux/enforce"
      return
    }
    if let content = host.content("/etc/selinux/config") {
      let mode = SettingsFile(content).assignments.last { $0.key == "SELINUX" }
      if let mode, mode.value != "disabled" {
        row.mandatoryAccess = "selinux-\(mode.value == "enforcing" ? "enforcing" : "permissive")"
        row.mandatorySource = "/etc/selinux/config:\(mode.line)"
        return
      }
    }
    if let bytes = try? host.files.read("/sys/module/apparmor/parameters/enabled", limit: 16) {
      row.mandatoryAccess = bytes.first == UInt8(ascii: "Y") ? "apparmor" : "none"
      row.mandatorySource = "/sys/module/apparmor/parameters/enabled"
      return
    }
    guard host.units.areKnown else { return }
    let starter = host.units.starter(of: "apparmor.service")
    row.mandatoryAccess = starter == nil ? "none" : "apparmor"
    row.mandatorySource = starter
  }

  /// Daemons whose protocols send passwords in clear text, or that nobody needs any more, by their programs.
  private static let legacy: [(name: String, paths: [String])] = [
    ("telnetd", ["/usr/sbin/in.telnetd", "/usr/sbin/telnetd"]),
    ("rshd", ["/usr/sbin/in.rshd", "/usr/sbin/in.rlogind", "/usr/sbin/in.rexecd"]),
    ("tftpd", ["/usr/sbin/in.tftpd", "/usr/sbin/atftpd"]),
    ("talkd", ["/usr/sbin/in.talkd", "/usr/sbin/in.ntalkd"]),
    ("fingerd", ["/usr/sbin/in.fingerd"]),
    ("ypserv", ["/usr/sbin/ypserv"]), ("ypbind", ["/usr/sbin/ypbind"]),
    ("xinetd", ["/usr/sbin/xinetd"]), ("inetd", ["/usr/sbin/inetd"]),
  ]

  private func legacyServices() -> String? {
    guard host.exists("/usr/sbin") == true else { return nil }
    return Self.legacy.filter { host.firstExisting($0.paths) != nil }.map(\.name).joined(separator: ", ")
  }
}
