import CLinux
import Glibc

/// How many descriptors this process may have (getrlimit(2), RLIMIT_NOFILE).
enum DescriptorLimit {
  /// Raises the soft limit to the hard one, as far as it goes, and says how many sockets fit under it.
  ///
  /// A part stays free for files, databases and child processes.
  static func raise() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
    // The kernel's own ceiling, fs.nr_open, is a million by default; more would only be tables.
    let wanted = min(limit.rlim_max, 1 << 20)
    if limit.rlim_cur < wanted {
      var raised = limit
      raised.rlim_cur = wanted
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    let soft = Int(clamping: min(limit.rlim_cur, 1 << 20))
    return max(16, soft - min(512, soft / 2))
  }
}
