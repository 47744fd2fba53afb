/// Writes a ZIP file (APPNOTE.TXT 6.3, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT) in memory.
///
/// The same entries in the same order give the same bytes: no clock, no owner, no permissions. Every entry's time is the
/// format's first, 1 January 1980, 00:00.
package struct ZIPWriter {
  private var output: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  package init() {}

  /// Appends one file.
  ///
  /// - Parameters:
  ///   - name: Its path with `/`, relative, as in the directory.
  ///   - bytes: Its content; packed when that makes it smaller.
  /// - Throws: ``ArchiveError/unsafePath(_:)`` for a name that a reader would refuse or that is there already,
  ///   ``ArchiveError/tooLarge(limit:)`` for more than the plain format (without ZIP64) holds.
  package mutating func add(_ name: String, _ bytes: [UInt8]) throws(ArchiveError) {
    guard ZIPPath(name)?.text == name, names.insert(name).inserted else { throw .unsafePath(name) }
    guard names.count < 65_535 else { throw .tooLarge(limit: 65_534) }
    let packed = try Deflate.pack(bytes, .raw)
    let isPacked = packed.count < bytes.count
    let content = isPacked ? packed : bytes
    let start = output.count
    guard start + content.count + directory.count < Int(UInt32.max) - (1 << 20) else {
      throw .tooLarge(limit: Int(UInt32.max))
    }
    let header =
      // Version 2.0; names are UTF-8 (bit 11); the method; time 00:00 and date 1 January 1980.
      le16(20) + le16(1 << 11) + le16(isPacked ? 8 : 0) + le16(0) + le16(0x21) + le32(Int(Checksum.crc32(bytes)))
      + le32(content.count) + le32(bytes.count) + le16(name.utf8.count) + le16(0)
    output += le32(ZIPSignature.file) + header + Array(name.utf8) + content
    // No comment, disk 0, no attributes, and where the entry begins.
    directory +=
      le32(ZIPSignature.entry) + le16(20) + header + le16(0) + le16(0) + le16(0) + le32(0) + le32(start)
      + Array(name.utf8)
  }

  /// The whole file.
  package func finished() -> [UInt8] {
    output + directory + le32(ZIPSignature.end) + le16(0) + le16(0) + le16(names.count) + le16(names.count)
      + le32(directory.count) + le32(output.count) + le16(0)
  }

  private func le16(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private func le32(_ value: Int) -> [UInt8] { le16(value) + le16(value >> 16) }
}

/// What the records of a ZIP file begin with, read as little-endian numbers (APPNOTE.TXT 4.3).
enum ZIPSignature {
  static let file = 0x0403_4b50
  static let entry = 0x0201_4b50
  static let end = 0x0605_4b50
}
