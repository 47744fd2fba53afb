import CLinux
import Glibc
package import Model

/// A host on one of this machine's own networks, as the kernel's table of neighbours has it (arp(7), RFC 4861).
package struct Neighbour: Hashable, Sendable {
  package var address: IPAddress
  /// Its hardware address, such as `00:11:22:33:44:55`; nil while nobody has answered for the address.
  package var mac: String?
  /// Whether somebody has answered for the address, as far as the kernel knows.
  package var isPresent: Bool
  /// Whether the kernel is still asking.
  package var isPending: Bool

  /// The kernel's whole table; nil when it cannot be read.
  package static func table() -> [Neighbour]? {
    let descriptor = socket(AF_NETLINK, Int32(SOCK_RAW.rawValue | SOCK_CLOEXEC.rawValue), NETLINK_ROUTE)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // The kernel answers within the call; a limit all the same, for nothing may hang.
    var limit = timeval(tv_sec: 1, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let question = NeighbourMessages.question
    guard question.withUnsafeBytes({ send(descriptor, $0.baseAddress, $0.count, 0) }) == question.count else {
      return nil
    }
    var messages = NeighbourMessages()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !messages.isAtEnd {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      messages.read(buffer.prefix(count))
    }
    return messages.neighbours
  }
}

/// The messages of rtnetlink(7) that carry the table of neighbours.
struct NeighbourMessages {
  private(set) var neighbours: [Neighbour] = []
  /// Whether the last message has come, or one that makes no sense.
  private(set) var isAtEnd = false

  /// A nlmsghdr that asks for a dump, and the ndmsg after it: of every family.
  static var question: [UInt8] {
    let length = MemoryLayout<nlmsghdr>.size + MemoryLayout<ndmsg>.size
    var header = nlmsghdr()
    header.nlmsg_len = UInt32(length)
    header.nlmsg_type = UInt16(RTM_GETNEIGH)
    // NLM_F_REQUEST and NLM_F_DUMP, which is NLM_F_ROOT and NLM_F_MATCH (netlink(7)).
    header.nlmsg_flags = 0x1 | 0x100 | 0x200
    return withUnsafeBytes(of: header) { Array($0) } + [UInt8](repeating: 0, count: MemoryLayout<ndmsg>.size)
  }

  /// Takes in what one read brought: whole messages, each padded to four bytes.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while rest.count >= 16 {
      let length = Int(NeighbourMessages.u32(rest, 0))
      let kind = Int(NeighbourMessages.u16(rest, 4))
      guard length >= 16, length <= rest.count else { break }
      // NLMSG_ERROR and NLMSG_DONE
      if kind == 2 || kind == 3 {
        isAtEnd = true
        return
      }
      let content = rest.dropFirst(16).prefix(length - 16)
      if kind == Int(RTM_NEWNEIGH), let found = NeighbourMessages.neighbour(content) { neighbours.append(found) }
      rest = rest.dropFirst(min(rest.count, (length + 3) & ~3))
    }
    if !rest.isEmpty { isAtEnd = true }
  }

  /// A ndmsg, then attributes: length, type and value, each padded to four bytes.
  private static func neighbour(_ bytes: ArraySlice<UInt8>) -> Neighbour? {
    guard bytes.count >= 12, let family = bytes.first else { return nil }
    let state = Int(u16(bytes, 8))
    var address: IPAddress?
    var mac: String?
    var rest = bytes.dropFirst(12)
    while rest.count >= 4 {
      let (length, kind) = (Int(u16(rest, 0)), Int(u16(rest, 2)))
      guard length >= 4, length <= rest.count else { return nil }
      let value = rest.dropFirst(4).prefix(length - 4)
      if kind == Int(NDA_DST) { address = IPAddress(value, family) }
      if kind == Int(NDA_LLADDR), value.count == 6, value.contains(where: { $0 != 0 }) {
        mac = value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
      }
      rest = rest.dropFirst(min(rest.count, (length + 3) & ~3))
    }
    guard let address else { return nil }
    let answered = Int(NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE | NUD_PERMANENT)
    return Neighbour(
      address: address, mac: mac, isPresent: state & answered != 0 && mac != nil,
      isPending: state & Int(NUD_INCOMPLETE) != 0)
  }

  // netlink speaks the machine's own byte order.
  private static func u16(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> UInt16 {
    var value: UInt16 = 0
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes.dropFirst(offset).prefix(2)) }
    return value
  }

  private static func u32(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> UInt32 {
    var value: UInt32 = 0
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes.dropFirst(offset).prefix(4)) }
    return value
  }
}

extension IPAddress {
  /// The address in network order that an attribute of `family` holds; nil when the length is another.
  fileprivate init?(_ bytes: ArraySlice<UInt8>, _ family: UInt8) {
    let value = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    switch (Int32(family), bytes.count) {
    case (AF_INET, 4): self.init(v4: UInt32(truncatingIfNeeded: value))
    case (AF_INET6, 16): self.init(v6: value)
    default: return nil
    }
  }
}
