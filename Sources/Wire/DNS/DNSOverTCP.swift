/// Whether a name server answers over TCP (RFC 1035 § 4.2.2, RFC 7766).
package enum DNSOverTCP {
  private static let number: UInt16 = 0x5461

  /// A query, without recursion, for the name servers of the root: every server may answer or refuse it, and none has
  /// to ask another.
  package static let request: [UInt8] = {
    var query = Writer()
    query.vector(2) { writer in
      writer.u16(number)
      writer.append([0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
      writer.append([0, 0, 2, 0, 1])
    }
    return query.bytes
  }()

  /// Whether `bytes` begin with an answer to ``request``, whatever it says.
  package static func isAnswer(_ bytes: [UInt8]) -> Bool {
    var reader = Reader(bytes)
    guard let length = try? reader.u16(), length >= 12, (try? reader.u16()) == number,
      let flags = try? reader.u16(), flags & 0x8000 != 0
    else { return false }
    return flags & 0x7800 == 0
  }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= 14 }
}
