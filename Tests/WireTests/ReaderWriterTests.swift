import Testing
import Wire

@Suite struct ReaderWriterTests {
  @Test func whatIsWrittenIsRead() throws {
    var writer = Writer()
    writer.u8(0x01)
    writer.u16(0x0203)
    writer.u24(0x040506)
    writer.u32(0x0708_090A)
    writer.u64(0x0B0C_0D0E_0F10_1112)
    writer.vector(2) { $0.vector(1) { $0.append([0xFF, 0xFE]) } }
    #expect(writer.bytes == Array(1...0x12) + [0, 3, 2, 0xFF, 0xFE])
    var reader = Reader(writer.bytes)
    #expect(reader.peek == 1)
    #expect(try reader.u8() == 0x01)
    #expect(try reader.u16() == 0x0203)
    #expect(try reader.u24() == 0x040506)
    #expect(try reader.u32() == 0x0708_090A)
    #expect(try reader.u64() == 0x0B0C_0D0E_0F10_1112)
    var outer = try reader.vector(2)
    #expect(reader.isAtEnd)
    #expect(reader.peek == nil)
    var inner = try outer.vector(1)
    #expect(outer.isAtEnd)
    #expect(inner.rest() == [0xFF, 0xFE])
    #expect(inner.rest() == [])
  }

  @Test func aShortReadSaysWhatIsMissingAndMovesNothing() throws {
    var reader = Reader([0, 5, 1, 2])
    #expect(throws: Truncated(needed: 5, available: 2)) { try reader.vector(2) }
    #expect(reader.remaining == 4)
    #expect(throws: Truncated(needed: 8, available: 4)) { try reader.u64() }
    #expect(throws: Truncated(needed: -1, available: 4)) { try reader.bytes(-1) }
    #expect(try reader.u32() == 0x0005_0102)
    #expect(throws: Truncated(needed: 1, available: 0)) { try reader.u8() }
    #expect(throws: Truncated(needed: Int.max, available: 0)) { try reader.skip(.max) }
  }

  @Test func aPartCannotReadPastItsEnd() throws {
    var reader = Reader([1, 2, 3])
    var part = try reader.part(2)
    #expect(throws: Truncated(needed: 3, available: 2)) { try part.bytes(3) }
    #expect(try part.bytes(2) == [1, 2])
    #expect(try reader.u8() == 3)
  }

  @Test func aVectorTooLongForItsLengthIsCut() {
    var writer = Writer()
    writer.vector(1) { $0.append(repeatElement(7, count: 300)) }
    #expect(writer.bytes == [255] + Array(repeating: 7, count: 255))
  }
}
