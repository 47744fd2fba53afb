import Archives
import Foundation
import TestSupport
import Testing

@Suite struct InflaterTests {
  static let text = Array(String(repeating: "Starostwo Powiatowe w Przykładowie. ", count: 5000).utf8)

  @Test(arguments: [Compression.raw, .zlib, .gzip]) func aRoundTripGivesTheSameBytes(format: Compression) throws {
    for bytes in [[], [0], Self.text] {
      let packed = try Deflate.pack(bytes, format)
      #expect(try Inflater.unpack(packed[...], format, limit: bytes.count) == bytes)
    }
  }

  @Test(arguments: [1, 2, 7, 100, 65_536]) func piecesGiveTheSameAsTheWhole(size: Int) throws {
    let packed = try Deflate.pack(Self.text, .gzip)
    let inflater = try Inflater(.gzip)
    var output: [UInt8] = []
    for start in stride(from: 0, to: packed.count, by: size) {
      #expect(!inflater.isComplete)
      output += try inflater.feed(packed[start..<min(start + size, packed.count)], limit: 1 << 20)
    }
    #expect(inflater.isComplete)
    #expect(output == Self.text)
  }

  @Test func gzipMembersFollowEachOtherAndRubbishIsIgnored() throws {
    let members = try Deflate.pack([1, 2], .gzip) + Deflate.pack([3], .gzip)
    #expect(try Inflater.unpack(members[...], .gzip, limit: 3) == [1, 2, 3])
    #expect(try Inflater.unpack((members + [0, 0, 0x1f])[...], .gzip, limit: 3) == [1, 2, 3])
    let inflater = try Inflater(.gzip)
    #expect(try members.reduce(into: []) { $0 += try inflater.feed([$1], limit: 3) } == [1, 2, 3])
    #expect(inflater.isComplete)
  }

  @Test func moreThanTheLimitIsRefused() throws {
    let bomb = try Deflate.pack([UInt8](repeating: 0, count: 50_000_000), .zlib)
    #expect(throws: ArchiveError.tooLarge(limit: 1_000_000)) {
      try Inflater.unpack(bomb[...], .zlib, limit: 1_000_000)
    }
  }

  @Test func aStreamThatEndsEarlyOrIsDamagedIsSaid() throws {
    let packed = try Deflate.pack(Self.text, .zlib)
    #expect(throws: ArchiveError.truncated) { try Inflater.unpack(packed.dropLast(5), .zlib, limit: 1 << 20) }
    #expect(throws: ArchiveError.truncated) { try Inflater.unpack([], .zlib, limit: 1 << 20) }
    #expect(throws: ArchiveError.damaged("deflate")) { try Inflater.unpack(packed[...], .gzip, limit: 1 << 20) }
  }

  @Test func gzipReadsWhatIsPacked() throws {
    let program = "import gzip, sys; print(len(gzip.decompress(sys.stdin.buffer.read())))"
    let (status, output) = try Python.run(program, input: Data(try Deflate.pack(Self.text, .gzip)))
    #expect(status == 0 && output == "\(Self.text.count)\n", "\(output)")
  }
}
