/// What a Windows machine says of itself when it is asked for its NetBIOS names (RFC 1002 § 4.2.17 and 4.2.18).
package struct NodeStatus: Hashable, Sendable {
  /// One of its names, with the suffix that says what the name is for.
  package struct Name: Hashable, Sendable {
    /// At most 15 bytes, without the spaces at the end.
    package var text: [UInt8]
    package var suffix: UInt8
    /// Whether a group has it, not the machine alone.
    package var isGroup: Bool
  }

  package var names: [Name]
  /// The hardware address, six bytes; some answer with zeros.
  package var hardware: [UInt8]

  /// The machine's name: suffix 00, held by it alone.
  package var machine: [UInt8]? { names.first { $0.suffix == 0 && !$0.isGroup }?.text }
  /// Its workgroup or domain: suffix 00, held by a group.
  package var workgroup: [UInt8]? { names.first { $0.suffix == 0 && $0.isGroup }?.text }
  /// Whether it says it is a domain controller: suffix 1C, held by a group ([MS-NBTE] § 2.2.1).
  package var isDomainController: Bool { names.contains { $0.suffix == 0x1C && $0.isGroup } }

  /// The question: the names of whoever gets it (`*`, encoded as RFC 1001 § 14.1 says).
  package static func question(_ id: UInt16) -> [UInt8] {
    var writer = Writer()
    writer.u16(id)
    for number: UInt16 in [0, 1, 0, 0, 0] { writer.u16(number) }
    writer.u8(32)
    writer.append([0x43, 0x4B] + [UInt8](repeating: 0x41, count: 30))
    writer.u8(0)
    writer.u16(0x0021)
    writer.u16(1)
    return writer.bytes
  }

  /// Nil when `bytes` do not answer the question `id`.
  package init?(_ bytes: [UInt8], to id: UInt16) {
    var reader = Reader(bytes)
    guard let number = try? reader.u16(), number == id, let flags = try? reader.u16(), flags & 0x8000 != 0,
      (try? reader.skip(8)) != nil, var name = try? reader.vector(1), name.rest().count == 32,
      (try? reader.u8()) == 0, (try? reader.u16()) == 0x0021, (try? reader.skip(6)) != nil,
      var data = try? reader.vector(2), let count = try? data.u8()
    else { return nil }
    names = []
    for _ in 0..<count {
      guard let text = try? data.bytes(15), let suffix = try? data.u8(), let flags = try? data.u16() else { return nil }
      let end = text.lastIndex { $0 != 0x20 && $0 != 0 }.map { $0 + 1 } ?? 0
      names.append(Name(text: Array(text[..<end]), suffix: suffix, isGroup: flags & 0x8000 != 0))
    }
    hardware = (try? data.bytes(6)) ?? []
  }
}
