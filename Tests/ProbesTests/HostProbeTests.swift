import CaseFile
import Model
import Probes
import TestSupport
import Testing

@Suite struct HostProbeTests {
  private let lifecycle = Lifecycle(
    id: "linux", checked: Day(number: 20_700), sources: [],
    releases: [
      .init(
        system: "debian", version: "12", ends: Day(number: 20_645),
        extended: .init(name: "LTS", ends: Day(number: 21_364), isFree: true)),
      .init(system: "debian", version: "9", ends: Day(number: 18_461)),
    ])

  @Test func aHardenedSystemIsSeenAsSuch() throws {
    let seen = try HostFixture.hardened.examine([lifecycle])
    #expect(seen.obstacles.isEmpty)
    #expect(seen.hostname == "pliki")
    let system = try #require(seen.system)
    #expect(system.name == "Debian GNU/Linux 12 (bookworm)")
    #expect(system.supportDaysLeft == 20_645 - 20_777)
    #expect(system.extendedFree == true && system.extendedDaysLeft == 21_364 - 20_777)
    #expect(system.container == nil && system.kernelRunning == nil && system.rebootRequired == nil)
    #expect(system.bootPassword == true && system.bootSource == "/boot/grub/grub.cfg:1")
    #expect(
      system.ctrlAltDel == false && system.usbStorage == false && system.usbSource == "/etc/modprobe.d/usb.conf:1")
    #expect(system.mandatoryAccess == "apparmor" && system.legacyServices == "" && system.unreadable == nil)
    let updates = try #require(seen.updates)
    #expect(updates.manager == "apt" && updates.securitySource == true && updates.pendingSecurity == 0)
    #expect(updates.automatic == "install" && updates.automaticSource == "/etc/apt/apt.conf.d/20auto-upgrades:2")
    #expect(updates.unsafeSources == 0 && updates.listsAgeDays == 3)
    let firewall = try #require(seen.firewall)
    #expect(firewall.tool == "nftables" && firewall.atBoot == true && firewall.bootPolicy == "drop")
    #expect(firewall.loaded == nil && firewall.loadedReason == "not-running")
    let protection = try #require(seen.protection)
    #expect(protection.rootEncrypted == true && protection.encryptionSource == "/etc/fstab:1")
    #expect(protection.antivirus == "ClamAV" && protection.antivirusActive == true && protection.signaturesAgeDays == 3)
    #expect(protection.integrity == "AIDE")
    let logging = try #require(seen.logging)
    #expect(logging.persistent == true && logging.remote == true && logging.remoteEncrypted == true)
    #expect(logging.audit == true && logging.auditRules == 2)
    #expect(logging.timeTools == "chrony" && logging.timeActive == 1 && logging.timeServers == 2)
    #expect(logging.timeSource == "/etc/chrony/chrony.conf:1")
    let backup = try #require(seen.backup)
    #expect(backup.tools == "Borg" && backup.scheduled == true && backup.lastAgeDays == 3)
    #expect(backup.lastSource == "/root/.cache/borg/abc")
    #expect(seen.keyFiles.allSatisfy { $0.exposure == "none" }, "\(seen.keyFiles.filter { $0.exposure != "none" })")
    #expect(seen.keyFiles.contains { $0.path == "/usr/local/sbin/raport" && $0.source == "/etc/crontab:1" })
    #expect(seen.mountPoints.map(\.noexec) == [true, true, true, false])
  }

  @Test func aWeakSystemIsSeenAsSuch() throws {
    let seen = try HostFixture.weak.examine([lifecycle])
    let system = try #require(seen.system)
    #expect(system.supportDaysLeft == 18_461 - 20_777 && system.extendedEnds == nil)
    #expect(system.bootPassword == false && system.ctrlAltDel == true && system.usbStorage == true)
    #expect(system.mandatoryAccess == "none" && system.legacyServices == "telnetd, xinetd")
    let updates = try #require(seen.updates)
    #expect(updates.pendingSecurity == 2 && updates.heldSecurity == 1)
    #expect(
      updates.pendingExamples
        == "openssl 3.0.11-1~deb12u1 < 3.0.15-1~deb12u1, sudo 1.9.13p3-1 < 1.9.13p3-1+deb12u1")
    #expect(
      updates.automatic == "off" && updates.unsafeSources == 1 && updates.unsafeSource == "/etc/apt/sources.list:1")
    #expect(seen.firewall?.atBoot == false)
    let protection = try #require(seen.protection)
    #expect(protection.rootEncrypted == false && protection.antivirusActive == false && protection.integrity == "")
    #expect((protection.signaturesAgeDays ?? 0) > 100)
    let logging = try #require(seen.logging)
    #expect(logging.remote == true && logging.remoteEncrypted == false && logging.remoteSource == "/etc/rsyslog.conf:1")
    #expect(logging.retentionDays == 7 && logging.retentionSource == "/etc/logrotate.d/rsyslog:4")
    #expect(logging.audit == false && logging.timeActive == 0)
    let backup = try #require(seen.backup)
    #expect(backup.tools == "restic" && backup.scheduled == false && (backup.lastAgeDays ?? 0) > 50)
    func value(_ name: String) -> Int? { seen.kernelSettings.first { $0.name == name }?.value }
    #expect(value("net.ipv4.ip_forward") == 1 && value("kernel.randomize_va_space") == 0)
    #expect(seen.kernelSettings.first { $0.name == "net.ipv4.ip_forward" }?.source == "/etc/sysctl.d/99-b.conf:1")
    #expect(value("net.ipv4.conf.rp_filter") == 0)
    #expect(value("net.ipv4.conf.accept_source_route") == 1)
    #expect(value("net.ipv4.conf.accept_redirects") == 1)
    #expect(value("kernel.dmesg_restrict") == nil)
    let open = Set(seen.keyFiles.filter { $0.exposure == "writable" }.map(\.path))
    #expect(open == ["/etc/sudoers", "/var/log", "/home/jan/kopia.sh", "/opt/otwarte/x"])
    #expect(seen.keyFiles.filter { $0.exposure == "readable" }.map(\.path) == ["/etc/gshadow"])
    #expect(!seen.keyFiles.contains { $0.path == "/home/jan/inne.sh" })
  }

  @Test func rulesOfFirewallsAreUnderstood() throws {
    func firewall(_ files: [String: String]) throws -> HostFirewall {
      var all = ["/etc/os-release": "ID=x\n", "/etc/systemd/system/a.wants/ufw.service": "-> /x"]
      all["/etc/systemd/system/a.wants/netfilter-persistent.service"] = "-> /x"
      return try #require(HostFixture(files: all.merging(files) { $1 }).examine().firewall)
    }
    let ufw = try firewall([
      "/etc/ufw/ufw.conf": "ENABLED=yes\n", "/etc/default/ufw": "DEFAULT_INPUT_POLICY=\"ACCEPT\"\n",
    ])
    #expect(ufw.tool == "ufw" && ufw.atBoot == true && ufw.bootPolicy == "accept")
    let off = try firewall(["/etc/ufw/ufw.conf": "ENABLED=no\n"])
    #expect(off.tool == "ufw" && off.atBoot == false && off.bootSource == "/etc/ufw/ufw.conf:1")
    let old = try firewall([
      "/etc/iptables/rules.v4":
        "*nat\n:INPUT DROP [0:0]\nCOMMIT\n*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -i lo -j ACCEPT\n-A INPUT -j REJECT --reject-with icmp-port-unreachable\nCOMMIT\n"
    ])
    #expect(old.tool == "iptables" && old.atBoot == true && old.bootPolicy == "reject")
    let empty = try firewall(["/etc/iptables/rules.v4": "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n"])
    #expect(empty.atBoot == false)
  }

  @Test func whatCannotBeReadIsSaidAndNeverAPass() throws {
    var fixture = HostFixture(files: [
      "/etc/os-release": "ID=debian\nVERSION_ID=12\n", "/etc/passwd": "\u{0}\u{ff}::::\n",
      "/etc/apt/apt.conf.d/20x": String(repeating: "{", count: 5000), "/var/lib/dpkg/status": "\u{0}\u{1}",
      "/var/lib/apt/lists/x-security_InRelease": "Suite: x-security\n", "/etc/fstab": "-> fstab",
      "/etc/crontab": "-> /etc/cron.d", "/etc/cron.d/x": String(repeating: "a", count: 1 << 20) + "b",
      "/etc/systemd/journald.conf": "[Journal", "/etc/nftables.conf": String(repeating: "chain {\n", count: 9000),
    ])
    fixture.marks["/etc/cron.d/x"] = (mode: "100644", owner: 0, group: 0, time: 1)
    let seen = try fixture.examine()
    #expect(seen.updates?.pendingSecurity == nil && seen.updates?.pendingReason == "unreadable")
    #expect(seen.obstacles.contains(Obstacle(reason: "too-many-links", detail: "/etc/fstab")))
    #expect(seen.obstacles.contains(Obstacle(reason: "too-large", detail: "/etc/cron.d/x")))
    #expect(seen.system?.unreadable?.contains("/etc/fstab (too-many-links)") == true)
    #expect(seen.firewall?.atBoot == nil && seen.logging?.persistent == nil && seen.backup?.toolCount == nil)
    #expect(seen.protection?.antivirus == nil && seen.mountPoints.isEmpty)
    let nothing = try HostFixture(files: ["/etc/x": ""]).examine()
    #expect(nothing.system == nil && nothing.obstacles.map(\.reason) == ["not-found"])
  }

  @Test func thisMachineIsReadWithoutATrap() {
    let seen = HostProbe(.thisMachine, lifecycles: []).examine(observed: Timestamp(seconds: 1_795_000_000))
    #expect(seen.system?.kernelRunning != nil)
    #expect(seen.kernelSettings.contains { $0.source == "running" })
  }
}
