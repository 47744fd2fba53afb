import Archives
import TestSupport
import Testing

/// Archives made by tar(1) in its formats, and hostile ones made by hand.
@Suite struct TarArchiveTests {
  /// A folder with a file of a long name, one in a folder, links, and a FIFO, packed by tar(1).
  private func packed(_ format: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let long = String(repeating: "długa-nazwa-", count: 12)
    let script = """
      mkdir -p src/etc/\(long) && printf inside > src/etc/\(long)/file && printf hello > src/etc/passwd
      chmod 0640 src/etc/passwd && touch -d @1700000000 src/etc/passwd
      ln -s ../../outside src/etc/link && ln src/etc/passwd src/etc/same && mkfifo src/etc/fifo
      tar --format=\(format) -cf a.tar -C src .
      """
    try Program("sh").run(["-c", script], in: folder.path)
    return try folder.read("a.tar")
  }

  @Test(arguments: ["gnu", "pax", "oldgnu"]) func tarOfEveryFormatIsRead(format: String) throws {
    let archive = try TarArchive(packed(format))
    let passwd = try #require(archive.entries.first { $0.path == "etc/passwd" || $0.path == "etc/same" })
    #expect(archive.read(passwd) == Array("hello".utf8))
    #expect(passwd.mode == 0o640)
    #expect(passwd.modified == 1_700_000_000)
    let deep = try #require(archive.entries.first { $0.path.hasSuffix("/file") })
    #expect(archive.read(deep) == Array("inside".utf8))
    #expect(deep.path.hasPrefix("etc/długa-nazwa-długa-nazwa-"))
    #expect(archive.entries.contains { $0.kind == .symbolicLink("../../outside") })
    #expect(archive.entries.contains { if case .hardLink = $0.kind { true } else { false } })
    #expect(archive.passedOver == 1)
  }

  @Test func everyCutIsSaid() throws {
    let whole = try packed("gnu")
    for length in stride(from: 1, to: whole.count, by: 97) {
      // Cut between entries, before the empty blocks, nothing of the content is missing.
      do throws(ArchiveError) {
        let part = try TarArchive(Array(whole.prefix(length)))
        #expect(length % 512 == 0 || whole[length...].allSatisfy { $0 == 0 } || part.entries.isEmpty)
      } catch {
        #expect(error == .truncated || error == .notThatFormat || error == .damaged("tar header"))
      }
    }
  }

  /// One header with these fields, and its checksum.
  static func header(_ name: String, size: String = "0", type: Character = "0", link: String = "") -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ offset: Int) {
      for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }
    put(name, 0)
    put("0000644", 100)
    put(size, 124)
    put("        ", 148)
    put(String(type), 156)
    put(link, 157)
    put("ustar\u{0}00", 257)
    let sum = block.reduce(0) { $0 + Int($1) }
    put(String(sum, radix: 8), 148)
    block[148 + String(sum, radix: 8).utf8.count] = 0
    return block
  }

  static let end = [UInt8](repeating: 0, count: 1024)

  @Test(arguments: ["../etc/passwd", "a/../../b", ".."]) func pathsThatLeadOutAreRefused(path: String) {
    #expect(throws: ArchiveError.unsafePath(path)) { try TarArchive(Self.header(path) + Self.end) }
  }

  @Test func absolutePathsStayInside() throws {
    #expect(try TarArchive(Self.header("/etc/x") + Self.end).entries.map(\.path) == ["etc/x"])
  }

  @Test func sizesThatLieAreRefused() throws {
    #expect(throws: ArchiveError.truncated) { try TarArchive(Self.header("a", size: "77777") + Self.end) }
    #expect(throws: ArchiveError.tooLarge(limit: 64 << 20)) {
      try TarArchive(Self.header("a", size: "77777777777") + Self.end)
    }
    #expect(throws: ArchiveError.damaged("tar size")) { try TarArchive(Self.header("a", size: "9x") + Self.end) }
    #expect(throws: ArchiveError.tooLarge(limit: 2)) {
      try TarArchive(
        Self.header("a") + Self.header("b") + Self.header("c") + Self.end, limits: .init(entries: 2))
    }
  }

  @Test func whatIsNoTarIsSaid() {
    for bytes in [[], Array("hello".utf8), [UInt8](repeating: 65, count: 4096)] {
      #expect(throws: ArchiveError.notThatFormat) { try TarArchive(bytes) }
    }
  }

  @Test func everyBrokenByteIsSurvived() throws {
    let whole = try packed("pax")
    for index in stride(from: 0, to: min(whole.count, 8192), by: 3) {
      var copy = whole
      copy[index] ^= 0xff
      _ = try? TarArchive(copy)
    }
  }
}
