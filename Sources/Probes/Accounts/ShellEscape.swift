internal import Wire

/// Commands that hand over a whole shell, or any file, when they may be run as root.
///
/// Source: sudoers(5), "Preventing shell escapes", and the list at https://gtfobins.github.io/.
enum ShellEscape {
  private static let programs: Set<String> = [
    "sh", "bash", "dash", "zsh", "ksh", "csh", "tcsh", "fish", "su", "sudo", "env", "vi", "vim", "vim.basic",
    "vim.tiny", "view", "nano", "emacs", "ed", "less", "more", "man", "perl", "ruby", "node", "lua", "php", "awk",
    "gawk", "mawk", "find", "tar", "zip", "rsync", "cp", "mv", "tee", "dd", "sed", "chmod", "chown", "mount", "docker",
    "podman", "git", "ssh", "scp", "apt", "apt-get", "dpkg", "yum", "dnf", "rpm", "crontab", "visudo", "useradd",
    "usermod", "nmap", "tcpdump", "gdb", "strace", "make", "socat", "nc", "mysql", "psql", "sqlite3", "install", "ln",
    "screen", "tmux", "watch", "xargs", "time", "nice", "nohup", "systemd-run", "busybox",
  ]

  /// Whether the right to this command amounts to full rights; `ALL` does not count here.
  static func isIn(_ command: String) -> Bool {
    guard !command.hasPrefix("!"), command.hasPrefix("/") else { return false }
    let path = command.prefix { $0 != " " && $0 != "\t" }
    // A program that somebody else can replace, or a whole folder of them.
    if path.hasSuffix("/") || path.hasPrefix("/home/") || path.hasPrefix("/tmp/") || path.contains("*") { return true }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let isInterpreter = name.hasPrefix("python") || name.hasPrefix("perl") || name.hasPrefix("ruby")
    guard isInterpreter || programs.contains(name) else { return false }
    // With arguments written out and no wildcard only that one call is allowed.
    let arguments = command.dropFirst(path.count)
    return arguments.allSatisfy { $0 == " " } || arguments.contains("*")
  }
}
