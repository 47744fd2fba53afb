/// A ZIP file in memory, read by its directory (APPNOTE.TXT 6.3).
///
/// Whatever it says is checked before it is believed.
package struct ZIPArchive: Sendable {
  /// How much of a stranger's archive is taken.
  package struct Limits: Hashable, Sendable {
    /// The most entries.
    package var entries: Int
    /// The most bytes of one entry, unpacked.
    package var entryBytes: Int
    /// The most bytes of all entries together, unpacked.
    package var totalBytes: Int

    package init(entries: Int = 20_000, entryBytes: Int = 64 << 20, totalBytes: Int = 512 << 20) {
      self.entries = entries
      self.entryBytes = entryBytes
      self.totalBytes = totalBytes
    }
  }

  /// A regular file in it.
  package struct Entry: Hashable, Sendable {
    /// Its path: relative, with `/`, without `..`; bytes that are not UTF-8 are U+FFFD.
    package let name: String
    /// Its bytes, unpacked.
    package let size: Int
    fileprivate let isPacked: Bool
    fileprivate let checksum: UInt32
    fileprivate let content: Range<Int>
  }

  private let bytes: [UInt8]
  private let limits: Limits
  /// The regular files in the directory's order; folders and symbolic links are left out.
  package let entries: [Entry]

  /// - Throws: ``ArchiveError`` when it is no ZIP file, is cut off or contradicts itself, has paths that lead out, the
  ///   same path twice or entries that share their bytes (as ZIP bombs do), is encrypted, in parts or ZIP64, or is
  ///   larger than the limits.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ArchiveError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZIPDirectory(bytes, limits).entries
  }

  /// The content of the entry of that name.
  ///
  /// - Throws: ``ArchiveError/notFound(_:)``, or ``ArchiveError/damaged(_:)`` when size or checksum are not those of the
  ///   directory.
  package func read(_ name: String) throws(ArchiveError) -> [UInt8] {
    guard let entry = entries.first(where: { $0.name == name }) else { throw .notFound(name) }
    return try read(entry)
  }

  /// The content of one of its own entries.
  ///
  /// - Throws: ``ArchiveError/damaged(_:)`` when size or checksum are not those of the directory.
  package func read(_ entry: Entry) throws(ArchiveError) -> [UInt8] {
    guard bytes.indices.contains(entry.content) else { throw .notFound(entry.name) }
    let stored = bytes[entry.content]
    let content = entry.isPacked ? try Inflater.unpack(stored, .raw, limit: entry.size) : Array(stored)
    guard content.count == entry.size, Checksum.crc32(content) == entry.checksum else { throw .damaged(entry.name) }
    return content
  }
}

/// The central directory, read and checked.
private struct ZIPDirectory {
  private let bytes: [UInt8]
  private let limits: ZIPArchive.Limits
  private(set) var entries: [ZIPArchive.Entry] = []
  /// Where each entry's header and content lie, folders' and links' included.
  private var places: [Range<Int>] = []
  private var names: Set<String> = []
  private var total = 0

  init(_ bytes: [UInt8], _ limits: ZIPArchive.Limits) throws(ArchiveError) {
    self.bytes = bytes
    self.limits = limits
    let end = try findEnd()
    guard u16(end + 4) == 0, u16(end + 6) == 0, u16(end + 8) == u16(end + 10) else { throw .unsupported("multi-part") }
    let (count, size, start) = (u16(end + 10), u32(end + 12), u32(end + 16))
    guard count != 0xffff, size != 0xffff_ffff, start != 0xffff_ffff else { throw .unsupported("ZIP64") }
    guard count <= limits.entries else { throw .tooLarge(limit: limits.entries) }
    guard start + size <= end else { throw .damaged("directory") }
    var position = start
    for _ in 0..<count {
      guard position + 46 <= start + size, u32(position) == ZIPSignature.entry else { throw .damaged("directory") }
      let length = 46 + u16(position + 28) + u16(position + 30) + u16(position + 32)
      guard position + length <= start + size else { throw .damaged("directory") }
      try readEntry(position, before: start)
      position += length
    }
    let sorted = places.sorted { $0.lowerBound < $1.lowerBound }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.upperBound > next.lowerBound {
      throw .damaged("overlap")
    }
  }

  /// The last end record whose comment reaches to the end of the file.
  private func findEnd() throws(ArchiveError) -> Int {
    guard bytes.count >= 22 else { throw .notThatFormat }
    var position = bytes.count - 22
    while position >= max(0, bytes.count - 22 - 65_535) {
      if u32(position) == ZIPSignature.end, position + 22 + u16(position + 20) == bytes.count { return position }
      position -= 1
    }
    throw bytes.starts(with: [0x50, 0x4b, 3, 4]) ? .truncated : .notThatFormat
  }

  /// Takes in the entry whose record is at `position`; `limit` is where contents must have ended.
  private mutating func readEntry(_ position: Int, before limit: Int) throws(ArchiveError) {
    let (maker, flags, method) = (u16(position + 4) >> 8, u16(position + 8), u16(position + 10))
    let (packed, size, header) = (u32(position + 20), u32(position + 24), u32(position + 42))
    let mode = u32(position + 38) >> 16
    let raw = bytes[(position + 46)..<(position + 46 + u16(position + 28))]
    let isFolder = raw.last == UInt8(ascii: "/") || raw.last == UInt8(ascii: "\\")
    let name = String(decoding: isFolder ? raw.dropLast() : raw, as: UTF8.self)
    guard flags & 1 == 0 else { throw .unsupported("password") }
    guard method == 0 || method == 8 else { throw .unsupported("method \(method)") }
    guard packed != 0xffff_ffff, size != 0xffff_ffff, header != 0xffff_ffff else { throw .unsupported("ZIP64") }
    guard let path = ZIPPath(name) else { throw .unsafePath(String(name.prefix(200))) }
    guard names.insert(path.text).inserted else { throw .damaged("\(path.text.prefix(200)), twice") }
    guard size <= limits.entryBytes else { throw .tooLarge(limit: limits.entryBytes) }
    total += size
    guard total <= limits.totalBytes else { throw .tooLarge(limit: limits.totalBytes) }
    guard header + 30 <= limit, u32(header) == ZIPSignature.file else { throw .damaged(path.text) }
    let start = header + 30 + u16(header + 26) + u16(header + 28)
    guard start + packed <= limit, method == 8 || packed == size else { throw .damaged(path.text) }
    places.append(header..<(start + packed))
    // A Unix mode (S_IFMT) is there only when a Unix made the entry; 0 is what many writers leave there.
    let isRegular = maker != 3 || mode & 0o170000 == 0 || mode & 0o170000 == 0o100000
    guard !isFolder, isRegular else { return }
    entries.append(
      ZIPArchive.Entry(
        name: path.text, size: size, isPacked: method == 8, checksum: UInt32(u32(position + 16)),
        content: start..<(start + packed)))
  }

  private func u16(_ position: Int) -> Int {
    guard position >= 0, position + 2 <= bytes.count else { return 0 }
    return Int(bytes[position]) | Int(bytes[position + 1]) << 8
  }

  private func u32(_ position: Int) -> Int { u16(position) | u16(position + 2) << 16 }
}
