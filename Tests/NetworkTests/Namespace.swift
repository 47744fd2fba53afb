import CLinux
import Glibc

/// A network of the test's own, in which nobody else listens and routes may be set: network_namespaces(7).
enum Namespace {
  /// Whether this process may make one, tried on a thread that ends at once.
  static let isAllowed: Bool = {
    // In CI its lack is a failure, not a reason to leave the tests out.
    if let ci = getenv("CI"), String(cString: ci) == "true" { return true }
    let flag = Flag()
    Thread { flag.isSet = unshare(CLONE_NEWNET) == 0 }.join()
    return flag.isSet
  }()

  /// Moves this thread, and those that it starts, into a new namespace with loopback up, and runs ip(8) there with
  /// each of `commands`; whether all went well.
  static func enter(_ commands: String...) -> Bool {
    guard unshare(CLONE_NEWNET) == 0 else { return false }
    return (["link set lo up"] + commands).allSatisfy(ip)
  }

  private static func ip(_ command: String) -> Bool {
    let words = ["ip"] + command.split(separator: " ").map(String.init)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, "ip", nil, nil, arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return status == 0
  }

  private final class Flag: @unchecked Sendable { var isSet = false }
}
