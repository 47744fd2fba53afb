import Archives
import Testing

@Suite struct LZ4Tests {
  /// One frame around a block, stored packed unless it says otherwise.
  private func frame(_ block: [UInt8], flags: UInt8 = 0x40, plain: Bool = false) -> [UInt8] {
    let size = UInt32(block.count) | (plain ? 0x8000_0000 : 0)
    let length = (0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) }
    return [0x04, 0x22, 0x4d, 0x18, flags, 0x40, 0] + length + block + [0, 0, 0, 0]
  }

  /// "abc", then 12 bytes from 3 back, then "!".
  private let block: [UInt8] = [0x38, 97, 98, 99, 3, 0, 0x10, 33]

  @Test func framesAreUnpacked() throws {
    #expect(try LZ4Frame.unpack(frame(block), limit: 100) == Array("abcabcabcabcabc!".utf8))
    #expect(try LZ4Frame.unpack(frame(block) + frame([120], plain: true), limit: 100).last == 120)
    // Fifteen and more literals need further bytes of length.
    let long = [0xf0, 255, 10] + [UInt8](repeating: 7, count: 280)
    #expect(try LZ4Frame.unpack(frame(long), limit: 280).count == 280)
  }

  @Test func whatIsBrokenIsRefused() {
    #expect(throws: ArchiveError.notThatFormat) { try LZ4Frame.unpack(Array("text, no frame".utf8), limit: 9) }
    #expect(throws: ArchiveError.truncated) { try LZ4Frame.unpack([], limit: 9) }
    #expect(throws: ArchiveError.tooLarge(limit: 15)) { try LZ4Frame.unpack(frame(block), limit: 15) }
    #expect(throws: ArchiveError.damaged("LZ4")) { try LZ4Frame.unpack(frame([0x18, 97, 9, 0, 0]), limit: 99) }
    #expect(throws: ArchiveError.damaged("LZ4")) { try LZ4Frame.unpack(frame([0x18, 97, 0, 0, 0]), limit: 99) }
    #expect(throws: ArchiveError.unsupported("LZ4, dictionary")) {
      try LZ4Frame.unpack(frame(block, flags: 0x41), limit: 99)
    }
    let whole = frame(block)
    for length in 0..<whole.count {
      #expect(throws: ArchiveError.truncated) { try LZ4Frame.unpack(Array(whole.prefix(length)), limit: 99) }
    }
  }
}
