import Model
import Probes
import TestSupport

/// A Linux system as a collector would bring it: files by path, and the modes, owners and times of these and of others.
struct HostFixture {
  /// When it was collected.
  static let collected = "2026-11-20T10:00:00Z"

  var files: [String: String]
  /// Mode (octal, with the file's type), owner, group and time of paths; the usual are 100644, 0, 0 and three days before.
  var marks: [String: (mode: String, owner: Int, group: Int, time: Int)] = [:]

  /// Opens it as an archive.
  func source() throws -> EvidenceSource {
    var all: [String: String] = [
      "/tarcza-collect.txt": "format=tarcza-collect/1\nsystem=linux\nhost=x\ncollected=\(Self.collected)\n"
    ]
    var index: [String] = []
    for (path, text) in files {
      all["/root\(path)"] = text
      if marks[path] == nil, !text.hasPrefix("-> ") {
        index.append("81a4 0 0 \(text.utf8.count) \(Self.lately) \(path)")
      }
    }
    for (path, mark) in marks {
      let mode = String(Int(mark.mode, radix: 8) ?? 0, radix: 16)
      index.append("\(mode) \(mark.owner) \(mark.group) 1 \(mark.time) \(path)")
    }
    all["/facts/files.txt"] = index.sorted().joined(separator: "\n")
    let root = try TemporaryRoot(all)
    defer { root.remove() }
    try Program("sh").run(["-c", "tar -czf a.tar.gz tarcza-collect.txt facts root"], in: root.path)
    return try EvidenceSource.open(root.path + "/a.tar.gz")
  }

  /// What the probe sees of it, with these ends of support.
  func examine(_ lifecycles: [Lifecycle] = []) throws -> HostObservation {
    let moment = Timestamp(iso: Self.collected) ?? Timestamp(seconds: 0)
    return HostProbe(try source(), lifecycles: lifecycles).examine(observed: moment)
  }

  static let lately = 20_774 * 86_400
  static let program = (mode: "100755", owner: 0, group: 0, time: lately)
  static let folder = (mode: "40755", owner: 0, group: 0, time: lately)

  /// A Debian 12 server that somebody has looked after.
  static let hardened = HostFixture(
    files: [
      "/etc/os-release": "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n",
      "/etc/hostname": "pliki\n", "/etc/passwd": "root:x:0:0::/root:/bin/bash\n",
      "/etc/group": "root:x:0:\nshadow:x:42:\ncrontab:x:101:\nadm:x:4:\n",
      "/usr/lib/systemd/system/ctrl-alt-del.target": "-> reboot.target",
      "/etc/systemd/system/ctrl-alt-del.target": "-> /dev/null",
      "/etc/systemd/system/multi-user.target.wants/nftables.service": "-> /usr/lib/systemd/system/nftables.service",
      "/etc/systemd/system/multi-user.target.wants/chrony.service": "-> /usr/lib/systemd/system/chrony.service",
      "/etc/systemd/system/multi-user.target.wants/auditd.service": "-> /usr/lib/systemd/system/auditd.service",
      "/etc/systemd/system/multi-user.target.wants/rsyslog.service": "-> /usr/lib/systemd/system/rsyslog.service",
      "/etc/systemd/system/multi-user.target.wants/clamav-daemon.service":
        "-> /usr/lib/systemd/system/clamav-daemon.service",
      "/etc/systemd/system/sysinit.target.wants/apparmor.service": "-> /usr/lib/systemd/system/apparmor.service",
      "/etc/systemd/system/timers.target.wants/apt-daily-upgrade.timer":
        "-> /usr/lib/systemd/system/apt-daily-upgrade.timer",
      "/etc/systemd/system/timers.target.wants/borgmatic.timer": "-> /usr/lib/systemd/system/borgmatic.timer",
      "/etc/nftables.conf":
        "#!/usr/sbin/nft -f\nflush ruleset\ntable inet filter {\n chain input {\n  type filter hook input priority 0; policy drop;\n  tcp dport 22 accept\n }\n}\n",
      "/etc/apt/apt.conf.d/20auto-upgrades":
        "APT::Periodic::Update-Package-Lists \"1\";\nAPT::Periodic::Unattended-Upgrade \"1\";\n",
      "/etc/apt/apt.conf.d/50unattended-upgrades":
        "Unattended-Upgrade::Origins-Pattern { \"origin=Debian,codename=${distro_codename},label=Debian-Security\"; };\n",
      "/etc/apt/sources.list": "deb http://deb.debian.org/debian bookworm main\n",
      "/var/lib/dpkg/status":
        "Package: openssl\nStatus: install ok installed\nArchitecture: amd64\nVersion: 3.0.15-1~deb12u1\n",
      "/var/lib/apt/lists/security.debian.org_dists_bookworm-security_InRelease":
        "Suite: stable-security\nLabel: Debian-Security\n",
      "/var/lib/apt/lists/security.debian.org_dists_bookworm-security_main_binary-amd64_Packages":
        "Package: openssl\nArchitecture: amd64\nVersion: 3.0.15-1~deb12u1\n",
      "/etc/chrony/chrony.conf": "server tempus1.gum.gov.pl iburst\nserver tempus2.gum.gov.pl iburst\n",
      "/etc/rsyslog.d/urzad.conf":
        "*.* action(type=\"omfwd\" target=\"10.0.0.5\" port=\"6514\" protocol=\"tcp\" StreamDriver=\"ossl\" StreamDriverMode=\"1\")\n",
      "/etc/audit/rules.d/urzad.rules": "-w /etc/passwd -p wa -k konta\n-w /etc/shadow -p wa -k konta\n",
      "/etc/fstab":
        "/dev/mapper/root / ext4 defaults 0 1\ntmpfs /tmp tmpfs nodev,nosuid,noexec 0 0\ntmpfs /var/tmp tmpfs nodev,nosuid,noexec 0 0\ntmpfs /dev/shm tmpfs nodev,nosuid,noexec 0 0\n/dev/mapper/home /home ext4 nodev,nosuid 0 2\n",
      "/etc/crypttab": "root UUID=1 none luks\n",
      "/etc/modprobe.d/usb.conf": "install usb-storage /bin/false\n",
      "/etc/sysctl.d/60-urzad.conf":
        "net.ipv4.conf.all.accept_redirects = 0\nnet.ipv4.conf.default.accept_redirects = 0\nnet.ipv6.conf.all.accept_redirects = 0\nnet.ipv6.conf.default.accept_redirects = 0\nnet.ipv4.conf.all.send_redirects = 0\nnet.ipv4.conf.default.send_redirects = 0\nnet.ipv4.conf.all.accept_source_route = 0\nnet.ipv4.conf.default.accept_source_route = 0\nnet.ipv6.conf.all.accept_source_route = 0\nnet.ipv6.conf.default.accept_source_route = 0\nnet.ipv4.conf.all.rp_filter = 1\nnet.ipv4.conf.default.rp_filter = 1\nnet.ipv4.tcp_syncookies = 1\nnet.ipv4.icmp_echo_ignore_broadcasts = 1\nnet.ipv4.ip_forward = 0\nkernel.randomize_va_space = 2\nkernel.kptr_restrict = 1\nkernel.dmesg_restrict = 1\nkernel.yama.ptrace_scope = 1\nfs.protected_hardlinks = 1\nfs.protected_symlinks = 1\nfs.suid_dumpable = 0\nkernel.unprivileged_bpf_disabled = 2\n",
      "/boot/grub/grub.cfg": "set superusers=\"admin\"\npassword_pbkdf2 admin removed\n",
      "/etc/crontab": "17 3 * * * root /usr/local/sbin/raport\n", "/etc/ssh/sshd_config": "PermitRootLogin no\n",
    ],
    marks: [
      "/usr/bin": folder, "/usr/sbin": folder, "/var/log": folder, "/usr/bin/unattended-upgrade": program,
      "/usr/bin/borg": program, "/root/.cache/borg/abc": folder, "/usr/bin/clamscan": program, "/usr/bin/aide": program,
      "/var/lib/clamav/daily.cld": (mode: "100644", owner: 100, group: 100, time: lately),
      "/etc/gshadow": (mode: "100640", owner: 0, group: 42, time: lately),
      "/etc/ssh/ssh_host_rsa_key": (mode: "100600", owner: 0, group: 0, time: lately),
      "/var/spool/cron/crontabs": (mode: "41730", owner: 0, group: 101, time: lately),
      "/usr/local/sbin/raport": program,
    ])

  /// The same machine as nobody looked after it.
  static let weak = HostFixture(
    files: [
      "/etc/os-release": "PRETTY_NAME=\"Debian GNU/Linux 9 (stretch)\"\nID=debian\nVERSION_ID=\"9\"\n",
      "/etc/passwd": "root:x:0:0::/root:/bin/bash\njan:x:1000:1000::/home/jan:/bin/bash\n", "/etc/group": "root:x:0:\n",
      "/usr/lib/systemd/system/ctrl-alt-del.target": "-> reboot.target",
      "/etc/systemd/system/multi-user.target.wants/cron.service": "-> /usr/lib/systemd/system/cron.service",
      "/etc/systemd/system/multi-user.target.wants/rsyslog.service": "-> /usr/lib/systemd/system/rsyslog.service",
      "/etc/apt/apt.conf.d/20auto-upgrades": "APT::Periodic::Unattended-Upgrade \"0\";\n",
      "/etc/apt/sources.list": "deb [trusted=yes] http://archive.debian.org/debian stretch main\n",
      "/var/lib/dpkg/status":
        "Package: openssl\nStatus: install ok installed\nArchitecture: amd64\nVersion: 3.0.11-1~deb12u1\n\nPackage: sudo\nStatus: hold ok installed\nArchitecture: amd64\nVersion: 1.9.13p3-1\n\nPackage: gone\nStatus: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n",
      "/var/lib/apt/lists/security_InRelease":
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nOrigin: Debian\nCodename: stretch-security\n",
      "/var/lib/apt/lists/security_main_binary-amd64_Packages":
        "Package: openssl\nArchitecture: amd64\nVersion: 3.0.15-1~deb12u1\n\nPackage: sudo\nArchitecture: amd64\nVersion: 1.9.13p3-1+deb12u1\n\nPackage: gone\nArchitecture: amd64\nVersion: 2\n\nPackage: other\nArchitecture: amd64\nVersion: 9\n",
      "/etc/rsyslog.conf": "*.* @10.0.0.9\n",
      "/etc/logrotate.conf": "weekly\nrotate 4\n",
      "/etc/logrotate.d/rsyslog": "/var/log/syslog\n/var/log/mail.log\n{\n rotate 7\n daily\n}\n",
      "/etc/fstab": "/dev/sda1 / ext4 defaults 0 1\n/dev/sda2 /tmp ext4 defaults 0 2\n",
      "/etc/modprobe.d/x.conf": "options x y=1\n",
      "/etc/sysctl.d/10-a.conf": "net.ipv4.ip_forward = 0\nkernel.randomize_va_space = 2\n",
      "/etc/sysctl.d/99-b.conf":
        "net.ipv4.ip_forward = 1\nkernel.randomize_va_space = 0\nfs.suid_dumpable = 1\nfs.protected_hardlinks = 0\nnet.ipv4.conf.*.rp_filter = 0\nnet.ipv4.tcp_syncookies=0\nkernel.kptr_restrict=0\nkernel.yama.ptrace_scope=0\nkernel.unprivileged_bpf_disabled=0\nnet.ipv4.conf.all.accept_source_route=1\nnet.ipv4.conf.default.accept_source_route=1\nnet.ipv4.conf.all.accept_redirects=1\nnet.ipv4.conf.default.accept_redirects=0\n",
      "/boot/grub/grub.cfg": "set default=0\n",
      "/etc/crontab":
        "MAILTO=root\n0 1 * * * root /home/jan/kopia.sh && /opt/otwarte/x\n@daily jan /home/jan/inne.sh\n",
      "/etc/passwd-": "root:x:0:0::/root:/bin/bash\n", "/etc/sudoers": "root ALL=(ALL) ALL\n",
    ],
    marks: [
      "/usr/bin": folder, "/usr/sbin": folder, "/usr/sbin/in.telnetd": program, "/usr/sbin/xinetd": program,
      "/usr/bin/clamscan": program, "/usr/bin/restic": program,
      "/root/.cache/restic/x": (mode: "40700", owner: 0, group: 0, time: 1_790_000_000),
      "/var/lib/clamav/daily.cld": (mode: "100644", owner: 100, group: 100, time: 1_780_000_000),
      "/var/log": (mode: "40777", owner: 0, group: 0, time: lately),
      "/etc/gshadow": (mode: "100644", owner: 0, group: 42, time: lately),
      "/etc/sudoers": (mode: "100666", owner: 0, group: 0, time: lately),
      "/home/jan/kopia.sh": (mode: "100755", owner: 1000, group: 1000, time: lately),
      "/home/jan/inne.sh": (mode: "100755", owner: 1000, group: 1000, time: lately),
      "/opt/otwarte": (mode: "40777", owner: 0, group: 0, time: lately), "/opt/otwarte/x": program,
    ])
}
