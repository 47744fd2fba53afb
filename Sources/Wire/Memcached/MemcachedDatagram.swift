/// memcached over UDP: eight bytes of frame, then the same words as over TCP (protocol.txt, *UDP protocol*).
package struct MemcachedDatagram: Hashable, Sendable {
  package let reply: MemcachedReply

  package static func question(_ id: UInt16) -> [UInt8] {
    var writer = Writer()
    for number: UInt16 in [id, 0, 1, 0] { writer.u16(number) }
    writer.append(MemcachedReply.question)
    return writer.bytes
  }

  /// Nil when `bytes` do not answer the question `id`.
  package init?(_ bytes: [UInt8], to id: UInt16) {
    var reader = Reader(bytes)
    guard (try? reader.u16()) == id, (try? reader.u16()) == 0, (try? reader.u16()) == 1, (try? reader.skip(2)) != nil,
      let reply = MemcachedReply(reader.rest())
    else { return nil }
    self.reply = reply
  }
}
