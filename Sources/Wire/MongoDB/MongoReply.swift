/// The answer of a MongoDB server to `hello` (MongoDB, *Wire Protocol*, OP_MSG); its document is not looked into.
package struct MongoReply: Hashable, Sendable {
  /// An OP_MSG with the document `{hello: 1, $db: "admin"}` (bsonspec.org), which needs no login.
  package static let hello: [UInt8] = {
    var body = Writer()
    body.append([0x10] + Array("hello".utf8) + [0, 1, 0, 0, 0])
    body.append([0x02] + Array("$db".utf8) + [0, 6, 0, 0, 0] + Array("admin".utf8) + [0])
    var message = Writer()
    message.u32(UInt32(headerLength + 5 + 4 + body.bytes.count + 1).byteSwapped)
    message.u32(number.byteSwapped)
    message.u32(0)
    message.u32(operation.byteSwapped)
    message.u32(0)
    message.u8(0)
    message.u32(UInt32(4 + body.bytes.count + 1).byteSwapped)
    message.append(body.bytes + [0])
    return message.bytes
  }()

  /// Nil when `bytes` are no such answer, or not all of it.
  package init?(_ bytes: [UInt8]) {
    do throws(Truncated) {
      var reader = Reader(bytes)
      let length = Int(try reader.u32().byteSwapped)
      guard length == bytes.count else { return nil }
      try reader.skip(4)
      guard try reader.u32().byteSwapped == MongoReply.number,
        try reader.u32().byteSwapped == MongoReply.operation
      else { return nil }
      let flags = try reader.u32().byteSwapped
      // Of the flags that a reader has to know there are two: a checksum follows, more messages follow.
      guard flags & 0xFFFC == 0, try reader.u8() == 0 else { return nil }
      var document = Reader(try reader.bytes(reader.remaining - Int(flags & 1) * 4))
      guard Int(try document.u32().byteSwapped) == document.remaining + 4, document.rest().last == 0 else { return nil }
    } catch {
      return nil
    }
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    var reader = Reader(bytes)
    guard let length = try? reader.u32() else { return false }
    return bytes.count >= Int(length.byteSwapped)
  }

  private static let headerLength = 16
  private static let operation: UInt32 = 2013
  private static let number: UInt32 = 1
}
