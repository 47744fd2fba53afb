import Model

/// One of the kernel's tables of sockets, read from text: /proc/net/tcp and its kin (proc(5)).
///
/// Lines that do not have the form are passed over.
enum SocketTable {
  /// A socket that waits for peers.
  struct Entry: Hashable, Sendable {
    var address: IPAddress
    var port: UInt16
    var uid: UInt32
    var inode: UInt64
  }

  /// The sockets in the table that wait for peers: in TCP the state LISTEN, in UDP those without a peer.
  static func listening(_ text: [UInt8], transport: Transport) -> [Entry] {
    text.split(separator: 0x0A).dropFirst().compactMap { line in
      let fields = line.split(separator: 0x20, maxSplits: 10).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count > 9, let here = endpoint(fields[1]), let there = endpoint(fields[2]),
        let state = UInt8(fields[3], radix: 16), let uid = UInt32(fields[7]), let inode = UInt64(fields[9])
      else { return nil }
      // <net/tcp_states.h>: 10 is LISTEN; 7, CLOSE, is a UDP socket that is not connected.
      let waits = transport == .tcp ? state == 10 : state == 7 && there.port == 0
      guard waits, here.port != 0 else { return nil }
      return Entry(address: here.address, port: here.port, uid: uid, inode: inode)
    }
  }

  /// `0100007F:0277`: the address as 32-bit words in the machine's byte order, and the port, in hexadecimal.
  private static func endpoint(_ field: String) -> (address: IPAddress, port: UInt16)? {
    let parts = field.split(separator: ":", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard parts.count == 2, parts[1].count == 4, let port = number(parts[1][...]),
      parts[0].count == 8 || parts[0].count == 32
    else { return nil }
    var value: UInt128 = 0
    for start in stride(from: 0, to: parts[0].count, by: 8) {
      guard let word = number(parts[0][start..<(start + 8)]) else { return nil }
      value = value << 32 | UInt128(UInt32(bigEndian: word))
    }
    return (address(value, isV6: parts[0].count == 32), UInt16(truncatingIfNeeded: port))
  }

  /// An IPv4-mapped address (RFC 4291 § 2.5.5.2) is the IPv4 address that it stands for.
  private static func address(_ value: UInt128, isV6: Bool) -> IPAddress {
    guard isV6 else { return IPAddress(v4: UInt32(truncatingIfNeeded: value)) }
    return value >> 32 == 0xFFFF ? IPAddress(v4: UInt32(truncatingIfNeeded: value)) : IPAddress(v6: value)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(digit - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(digit - 0x57)
      default: return nil
      }
    }
    return value
  }
}
