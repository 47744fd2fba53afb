/// The programs that packages of Debian, Ubuntu, Red Hat and SUSE bring with a set-user-id or set-group-id bit, by path.
enum PrivilegedPrograms {
  /// Whether a distribution's package brings such a program at this path.
  static func contains(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let folder = String(path.dropLast(name.count + 1))
    if ["/bin", "/sbin", "/usr/bin", "/usr/sbin"].contains(folder) { return programs.contains(name) }
    if folder.hasPrefix("/usr/lib") || folder.hasPrefix("/lib") { return helpers.contains(name) }
    return false
  }

  private static let programs: Set<String> = [
    "at", "bsd-write", "cdrecord", "chage", "chfn", "chsh", "crontab", "doas", "dotlockfile", "expiry", "fping",
    "fping6",
    "fusermount", "fusermount3", "gpasswd", "grub2-set-bootflag", "ksu", "locate", "lockfile", "mail-lock",
    "mail-touchlock",
    "mail-unlock", "mlocate", "mount", "mount.cifs", "mount.davfs", "mount.ecryptfs_private", "mount.nfs", "mount.ntfs",
    "mount.ntfs-3g", "mtr-packet", "netreport", "newgidmap", "newgrp", "newuidmap", "ntfs-3g", "pam_extrausers_chkpwd",
    "pam_timestamp_check", "passwd", "ping", "ping6", "pkexec", "plocate", "postdrop", "postqueue", "pppd", "procmail",
    "pumount", "pmount", "screen", "sendmail.sendmail", "sendmail.postfix", "exim", "exim4", "sg", "ssh-agent",
    "staprun",
    "su", "sudo", "sudoedit", "suexec", "traceroute6.iputils", "umount", "umount.nfs", "unix2_chkpwd", "unix_chkpwd",
    "unix_update", "userhelper", "usernetctl", "vlock-main", "wall", "write", "write.ul", "wodim", "Xorg.wrap",
    "sudo-rs", "su-rs", "crontab-rs", "lpr", "sssd_krb5_child", "opensmtpd", "smtpctl", "slock", "tcptraceroute.mt",
  ]

  private static let helpers: Set<String> = [
    "Xorg.wrap", "abrt-action-install-debuginfo-to-abrt-cache", "camel-lock-helper-1.2", "chrome-sandbox",
    "chromium-sandbox",
    "cockpit-session", "crontab-rs", "dbus-daemon-launch-helper", "dmcrypt-get-device", "eject", "gnome-pty-helper",
    "gvfs-fuse-daemon", "httpd-suexec", "kcheckpass", "krb5_child", "ldap_child", "lxc-user-nic", "mail-dotlock",
    "pam-tmpdir-helper", "polkit-agent-helper-1", "proxy_child", "qemu-bridge-helper", "selinux_child", "sendmail",
    "snap-confine", "spice-client-glib-usb-acl-helper", "ssh-keysign", "start_kdeinit", "suexec", "suexec-custom",
    "suexec-pristine", "udpcap", "utempter", "uuidd", "virt-aa-helper", "vmware-user-suid-wrapper", "xscreensaver-auth",
    "auth_pam_tool", "innbind", "p11_child", "rnews", "sssd_pam", "gst-ptp-helper", "mailman-wrapper",
  ]
}
