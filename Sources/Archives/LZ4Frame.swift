/// Unpacks LZ4 frames (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md), in which apt keeps its lists.
///
/// Checksums are passed over: a damaged list is no threat, and what cannot be unpacked is refused.
package enum LZ4Frame {
  /// The whole content of all frames.
  ///
  /// - Throws: ``ArchiveError/notThatFormat``, ``ArchiveError/truncated``, ``ArchiveError/damaged(_:)``,
  ///   ``ArchiveError/unsupported(_:)`` for frames with a dictionary, or ``ArchiveError/tooLarge(limit:)``.
  package static func unpack(_ bytes: [UInt8], limit: Int) throws(ArchiveError) -> [UInt8] {
    var reader = Cursor(bytes)
    var output: [UInt8] = []
    repeat { try unpackFrame(&reader, into: &output, limit: limit) } while !reader.isAtEnd
    return output
  }

  private static func unpackFrame(_ reader: inout Cursor, into output: inout [UInt8], limit: Int) throws(ArchiveError) {
    guard try reader.u32() == 0x184d_2204 else { throw .notThatFormat }
    let flags = try reader.byte()
    guard flags >> 6 == 1 else { throw .unsupported("LZ4") }
    guard flags & 1 == 0 else { throw .unsupported("LZ4, dictionary") }
    let isLinked = flags & 0x20 == 0
    // Block descriptor, content size and the header's checksum.
    try reader.skip(1 + (flags & 0x08 != 0 ? 8 : 0) + 1)
    while true {
      let size = try reader.u32()
      if size == 0 { break }
      let start = isLinked ? 0 : output.count
      let block = try reader.take(size & 0x7fff_ffff)
      if size & 0x8000_0000 != 0 {
        output += block
      } else {
        try unpackBlock(block, into: &output, notBefore: start, limit: limit)
      }
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
      if flags & 0x10 != 0 { try reader.skip(4) }
    }
    if flags & 0x04 != 0 { try reader.skip(4) }
  }

  /// Sequences of a token, literals, and a copy of what was unpacked before.
  private static func unpackBlock(
    _ block: ArraySlice<UInt8>, into output: inout [UInt8], notBefore start: Int, limit: Int
  ) throws(ArchiveError) {
    var reader = Cursor(block)
    while !reader.isAtEnd {
      let token = try reader.byte()
      output += try reader.take(try reader.length(token >> 4))
      // The last sequence has literals only.
      if reader.isAtEnd { return }
      let offset = Int(try reader.byte()) | Int(try reader.byte()) << 8
      let count = try reader.length(token & 15) + 4
      var from = output.count - offset
      guard offset > 0, from >= start else { throw .damaged("LZ4") }
      guard output.count + count <= limit else { throw .tooLarge(limit: limit) }
      for _ in 0..<count {
        output.append(output[from])
        from += 1
      }
    }
  }

  /// Where the reading is.
  private struct Cursor {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }
    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() throws(ArchiveError) -> UInt8 {
      guard let byte = rest.popFirst() else { throw .truncated }
      return byte
    }

    mutating func u32() throws(ArchiveError) -> Int {
      try take(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func skip(_ count: Int) throws(ArchiveError) { _ = try take(count) }

    mutating func take(_ count: Int) throws(ArchiveError) -> ArraySlice<UInt8> {
      guard count <= rest.count else { throw .truncated }
      let taken = rest.prefix(count)
      rest = rest.dropFirst(count)
      return taken
    }

    /// Four bits, and further bytes as long as they are 255.
    mutating func length(_ bits: UInt8) throws(ArchiveError) -> Int {
      var length = Int(bits)
      guard bits == 15 else { return length }
      while true {
        let more = try byte()
        length += Int(more)
        if more < 255 { return length }
      }
    }
  }
}
