import Glibc

/// Ports of 127.0.0.1 for the servers of tests.
package enum LoopbackPort {
  /// A port that nothing listens on now, below the range that outgoing connections take theirs from.
  package static func free() -> UInt16 {
    for _ in 0..<200 {
      let port = UInt16.random(in: 20_000..<32_000)
      let (descriptor, bound) = bind(port)
      if descriptor >= 0 { close(descriptor) }
      if bound { return port }
    }
    return 0
  }

  /// Waits until something listens on `port`, `seconds` at most; whether it does.
  package static func wait(_ port: UInt16, seconds: Int = 20) -> Bool {
    for _ in 0..<(seconds * 50) {
      if accepts(port) { return true }
      usleep(20_000)
    }
    return false
  }

  /// Connects, sends, and hands over what comes as long as `isWaiting` wants more, two seconds a time at most.
  package static func talk(_ port: UInt16, sending bytes: [UInt8], isWaiting: ([UInt8]) -> Bool) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return }
    // Nothing is left behind in TIME_WAIT.
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    var patience = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    defer { close(descriptor) }
    guard withAddress(port, { connect(descriptor, $0, $1) }) == 0,
      send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    else { return }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0, isWaiting(Array(buffer.prefix(count))) else { return }
    }
  }

  /// A listening socket on a free port; -1 when there is none.
  static func listener() -> (descriptor: Int32, port: UInt16) {
    for _ in 0..<200 {
      let port = UInt16.random(in: 20_000..<32_000)
      let (descriptor, bound) = bind(port)
      if bound, listen(descriptor, 128) == 0 { return (descriptor, port) }
      if descriptor >= 0 { close(descriptor) }
    }
    return (-1, 0)
  }

  private static func accepts(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withAddress(port) { connect(descriptor, $0, $1) } == 0
  }

  private static func bind(_ port: UInt16) -> (Int32, Bool) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return (-1, false) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    return (descriptor, withAddress(port) { Glibc.bind(descriptor, $0, $1) } == 0)
  }

  private static func withAddress(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
