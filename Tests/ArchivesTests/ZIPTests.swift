import Archives
import Foundation
import Model
import TestSupport
import Testing

@Suite struct ZIPTests {
  static let files: [(String, [UInt8])] = [
    ("[Content_Types].xml", Array("<?xml version=\"1.0\"?>".utf8)), ("pusty.txt", []),
    ("arkusz/zażółć.csv", Array(String(repeating: "pozycja;100 zł\n", count: 1000).utf8)),
    ("random.bin", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }),
  ]

  static func archive(_ files: [(String, [UInt8])] = files) throws -> [UInt8] {
    var writer = ZIPWriter()
    for (name, bytes) in files { try writer.add(name, bytes) }
    return writer.finished()
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let zip = try ZIPArchive(Self.archive())
    #expect(zip.entries.map(\.name) == Self.files.map(\.0))
    for (name, bytes) in Self.files { #expect(try zip.read(name) == bytes) }
    #expect(throws: ArchiveError.notFound("x")) { try zip.read("x") }
  }

  @Test func theSameEntriesGiveTheSameBytes() throws { #expect(try Self.archive() == Self.archive()) }

  @Test func anotherReaderAgrees() throws {
    let program = """
      import sys, zipfile, io
      z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
      assert z.testzip() is None
      print([(i.filename, i.file_size, i.date_time) for i in z.infolist()])
      """
    let (status, output) = try Python.run(program, input: Data(try Self.archive()))
    #expect(status == 0, "\(output)")
    #expect(output.contains("('arkusz/zażółć.csv', 16000, (1980, 1, 1, 0, 0, 0))"), "\(output)")
  }

  /// Python's writer is another implementation: with folders, a symbolic link, backslashes and data descriptors.
  @Test func archivesOfAnotherWriterAreRead() throws {
    let program = """
      import sys, zipfile, io
      class Pipe(io.RawIOBase):
        def writable(self): return True
        def write(self, b): sys.stdout.buffer.write(b); return len(b)
      with zipfile.ZipFile(Pipe(), 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('dir/', '')
        z.writestr('dir/a.txt', 'a' * 5000)
        info = zipfile.ZipInfo('link'); info.create_system = 3; info.external_attr = 0o120777 << 16
        z.writestr(info, '/etc/shadow')
        info = zipfile.ZipInfo('x'); info.filename = 'win\\\\b.txt'
        z.writestr(info, 'b')
      """
    let bytes = try Program("python3").run(["-c", program])
    let zip = try ZIPArchive(bytes)
    #expect(zip.entries.map(\.name) == ["dir/a.txt", "win/b.txt"])
    #expect(try zip.read("dir/a.txt") == Array(repeating: UInt8(ascii: "a"), count: 5000))
    #expect(try zip.read("win/b.txt") == [UInt8(ascii: "b")])
  }

  @Test(arguments: ["../a", "/a", "a/../../b", "C:/a", "a//b", "", "a\u{0}b", "..\\a"])
  func pathsThatLeadOutAreRefused(name: String) throws {
    var writer = ZIPWriter()
    #expect(throws: ArchiveError.self) { try writer.add(name, []) }
    // The same in a stranger's archive: a name of that length is replaced by it.
    let good = String(repeating: "n", count: name.utf8.count)
    guard !good.isEmpty else { return }
    let bytes = try Self.archive([(good, [1, 2, 3])])
    #expect(throws: ArchiveError.unsafePath(name)) {
      try ZIPArchive(Self.replace(Array(good.utf8), by: Array(name.utf8), in: bytes))
    }
  }

  @Test func oneNameTwiceIsRefused() throws {
    let bytes = try Self.archive([("aaaa", [1]), ("bbbb", [2])])
    #expect(throws: ArchiveError.damaged("aaaa, twice")) {
      try ZIPArchive(Self.replace(Array("bbbb".utf8), by: Array("aaaa".utf8), in: bytes))
    }
  }

  @Test func limitsHold() throws {
    let bytes = try Self.archive()
    #expect(throws: ArchiveError.tooLarge(limit: 3)) { try ZIPArchive(bytes, limits: .init(entries: 3)) }
    #expect(throws: ArchiveError.tooLarge(limit: 15_999)) { try ZIPArchive(bytes, limits: .init(entryBytes: 15_999)) }
    #expect(throws: ArchiveError.tooLarge(limit: 20_000)) { try ZIPArchive(bytes, limits: .init(totalBytes: 20_000)) }
  }

  /// A directory that understates an entry's size does not make the reader unpack more.
  @Test func aBombThatLiesAboutItsSizeIsRefused() throws {
    let bytes = try Self.archive([("bomb", [UInt8](repeating: 0, count: 10_000_000))])
    let size = withUnsafeBytes(of: UInt32(10_000_000).littleEndian, Array.init)
    let zip = try ZIPArchive(Self.replace(size, by: [16, 0, 0, 0], in: bytes))
    #expect(throws: ArchiveError.tooLarge(limit: 16)) { try zip.read("bomb") }
  }

  @Test func entriesThatShareBytesAreRefused() throws {
    var bytes = try Self.archive([("aaaa", [1]), ("bbbb", [2])])
    // The second directory record's offset of its header, which is the last 4 bytes before its name.
    let name = try #require(bytes.lastRange(of: Array("bbbb".utf8)))
    bytes.replaceSubrange((name.lowerBound - 4)..<name.lowerBound, with: [0, 0, 0, 0])
    #expect(throws: ArchiveError.damaged("overlap")) { try ZIPArchive(bytes) }
  }

  @Test func aChangedByteOfTheContentIsNoticed() throws {
    var bytes = try Self.archive([("plain", [1, 2, 3])])
    let content = try #require(bytes.firstRange(of: [1, 2, 3]))
    bytes[content.lowerBound] = 9
    let zip = try ZIPArchive(bytes)
    #expect(throws: ArchiveError.damaged("plain")) { try zip.read("plain") }
  }

  @Test func whatIsNoArchiveOrIsCutOffIsSaid() throws {
    let bytes = try Self.archive()
    #expect(throws: ArchiveError.notThatFormat) { try ZIPArchive([]) }
    #expect(throws: ArchiveError.notThatFormat) { try ZIPArchive(Array("plain text, and a good deal of it".utf8)) }
    for count in stride(from: 4, to: bytes.count, by: 7) {
      #expect(throws: ArchiveError.self) { try ZIPArchive(Array(bytes.prefix(count))) }
    }
  }

  /// Whatever is done to the bytes, the reader answers or throws within its limits.
  @Test func mutilatedArchivesNeverTrap() throws {
    let bytes = try Self.archive(Self.files.filter { $0.0 != "random.bin" })
    var random = Seeded(state: 7)
    var read = 0
    for _ in 0..<4000 {
      var copy = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        copy[Int.random(in: copy.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let zip = try? ZIPArchive(copy) else { continue }
      for entry in zip.entries where (try? zip.read(entry)) != nil { read += 1 }
    }
    #expect(read > 0)
  }

  @Test func everyErrorHasASentenceInBothLanguages() {
    let errors: [ArchiveError] = [
      .notThatFormat, .truncated, .damaged("x"), .tooLarge(limit: 1), .unsafePath("x"), .unsupported("x"),
      .notFound("x"), .noMemory,
    ]
    for error in errors { #expect(!error.phrase.pl.isEmpty && error.phrase.pl != error.phrase.en) }
  }

  static func replace(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    precondition(old.count == new.count)
    var copy = bytes
    while let range = copy.firstRange(of: old), old != new { copy.replaceSubrange(range, with: new) }
    return copy
  }
}

extension Array where Element == UInt8 {
  func lastRange(of part: [UInt8]) -> Range<Int>? {
    (0...(count - part.count)).reversed().first { Array(self[$0..<($0 + part.count)]) == part }
      .map { $0..<($0 + part.count) }
  }
}

/// Vigna's splitmix64: the same numbers on each run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
