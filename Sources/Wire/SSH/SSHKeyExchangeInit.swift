/// What a side of an SSH connection can do (SSH_MSG_KEXINIT, RFC 4253 § 7.1).
package struct SSHKeyExchangeInit: Hashable, Sendable {
  package var keyExchange: [String]
  package var hostKeys: [String]
  /// From the client to the server, then the other way.
  package var ciphers: [[String]]
  package var macs: [[String]]
  package var compression: [[String]]

  package init(
    keyExchange: [String], hostKeys: [String], ciphers: [[String]], macs: [[String]], compression: [[String]]
  ) {
    self.keyExchange = keyExchange
    self.hostKeys = hostKeys
    self.ciphers = ciphers
    self.macs = macs
    self.compression = compression
  }

  /// Reads the payload of a packet; nil when it is something else.
  package init?(_ payload: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(payload)
      guard try reader.u8() == SSHPacket.Message.kexInit else { return nil }
      try reader.skip(16)
      var lists: [[String]] = []
      for _ in 0..<8 { lists.append(try reader.nameList()) }
      (keyExchange, hostKeys) = (lists[0], lists[1])
      (ciphers, macs, compression) = ([lists[2], lists[3]], [lists[4], lists[5]], [lists[6], lists[7]])
    } catch { return nil }
  }

  /// The payload, with a cookie, without languages and without a guessed packet behind it.
  package func payload(cookie: [UInt8]) -> [UInt8] {
    var writer = Writer()
    writer.u8(SSHPacket.Message.kexInit)
    writer.append((cookie + [UInt8](repeating: 0, count: 16)).prefix(16))
    for list in [keyExchange, hostKeys] + ciphers + macs + compression + [[], []] {
      writer.vector(4) { $0.append(list.joined(separator: ",").utf8) }
    }
    writer.u8(0)
    writer.u32(0)
    return writer.bytes
  }
}

extension Reader {
  /// Names divided by commas, all of visible ASCII (RFC 4251 § 6); others are left out.
  fileprivate mutating func nameList() throws(Truncated) -> [String] {
    try sshString().split(separator: 0x2C).prefix(256).filter { name in
      name.count <= 64 && name.allSatisfy { (0x21...0x7E).contains($0) }
    }.map { String(decoding: $0, as: UTF8.self) }
  }
}
