import Glibc
import Model

/// A listening socket on loopback for tests; it is closed when nobody holds it any more.
final class Peer: Sendable {
  let descriptor: Int32
  let address: IPAddress
  let port: UInt16

  /// Listens on a free port, or on `port`; nil when that is taken or the family is missing.
  init?(_ address: IPAddress = .loopback, port: UInt16 = 0, backlog: Int32 = 64) {
    let family = address.family == .v4 ? AF_INET : AF_INET6
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, 4)
    var name = sockaddr_storage()
    var size = socklen_t(address.family == .v4 ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size)
    name.ss_family = sa_family_t(family)
    let bound = withUnsafeMutableBytes(of: &name) { bytes in
      bytes.storeBytes(of: port.bigEndian, toByteOffset: 2, as: UInt16.self)
      if address.family == .v4 {
        bytes.storeBytes(of: UInt32(truncatingIfNeeded: address.value).bigEndian, toByteOffset: 4, as: UInt32.self)
      } else {
        withUnsafeBytes(of: address.value.bigEndian) { bytes[8..<24].copyBytes(from: $0) }
      }
      return bytes.withMemoryRebound(to: sockaddr.self) { name in
        bind(descriptor, name.baseAddress, size) == 0 && listen(descriptor, backlog) == 0
          && getsockname(descriptor, name.baseAddress, &size) == 0
      }
    }
    guard bound else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    self.address = address
    self.port = withUnsafeBytes(of: &name) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) }
  }

  deinit { close(descriptor) }

  /// Takes one connection; negative after `milliseconds` without one.
  func accept(within milliseconds: Int32 = 2000) -> Int32 {
    var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wish, 1, milliseconds) == 1 ? Glibc.accept(descriptor, nil, nil) : -1
  }

  /// Fills the backlog, so that the kernel drops every further SYN; the sockets to close afterwards.
  func fill() -> [Int32] {
    (0..<8).map { _ in
      let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var name = sockaddr_in()
      name.sin_family = sa_family_t(AF_INET)
      name.sin_port = port.bigEndian
      name.sin_addr.s_addr = UInt32(truncatingIfNeeded: address.value).bigEndian
      withUnsafePointer(to: &name) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          _ = connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      return client
    }
  }
}

/// A port of `address` on which nothing listens.
func closedPort(_ address: IPAddress = .loopback) -> UInt16? { Peer(address)?.port }

/// How many descriptors this process has.
func descriptorCount() -> Int {
  guard let folder = opendir("/proc/self/fd") else { return -1 }
  defer { closedir(folder) }
  var count = 0
  while readdir(folder) != nil { count += 1 }
  return count
}

/// A loopback address that nobody else is likely to use, so that several runs of the tests on one machine do not meet.
func ownLoopback() -> IPAddress { IPAddress(v4: 0x7F00_0000 | UInt32.random(in: 0x10_0000...0xEF_FFFF)) }

/// The first of `count` ports below the ephemeral range on which nothing listens, chosen at random.
func quietPorts(_ count: UInt16) -> UInt16? {
  for _ in 0..<100 {
    let start = UInt16.random(in: 10_000..<(32_000 - count))
    if listeningPorts().isDisjoint(with: start..<(start + count)) { return start }
  }
  return nil
}

/// The TCP ports that the kernel lists as listening on this machine (proc(5)), on every address.
private func listeningPorts() -> Set<UInt16> {
  var ports: Set<UInt16> = []
  for path in ["/proc/net/tcp", "/proc/net/tcp6"] {
    guard let file = fopen(path, "r") else { continue }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, 512, file) != nil {
      let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        .split(separator: " ")
      guard fields.count > 3, fields[3] == "0A", let hex = fields[1].split(separator: ":").last else { continue }
      if let port = UInt16(hex, radix: 16) { ports.insert(port) }
    }
  }
  return ports
}
