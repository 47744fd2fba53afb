/// A tar file in memory: ustar, with GNU's long names and pax headers (POSIX.1-2017, pax, "ustar Interchange Format").
///
/// Only what stays inside can be read: regular files, folders and links. Devices, FIFOs and sparse files are counted, not
/// kept; links are told, never followed here.
package struct TarArchive: Sendable {
  /// How much of a stranger's archive is taken.
  package struct Limits: Hashable, Sendable {
    /// The most entries, extended headers included.
    package var entries: Int
    /// The most bytes of one entry.
    package var entryBytes: Int

    package init(entries: Int = 200_000, entryBytes: Int = 64 << 20) {
      self.entries = entries
      self.entryBytes = entryBytes
    }
  }

  package enum Kind: Hashable, Sendable {
    case regular
    case folder
    /// A symbolic link and where it points, as text that may lead anywhere.
    case symbolicLink(String)
    /// Another name of an entry before it.
    case hardLink(String)
  }

  package struct Entry: Hashable, Sendable {
    /// Its path: relative, without `.` and `..`, bytes that are not UTF-8 as U+FFFD.
    package let path: String
    package let kind: Kind
    /// The twelve bits of permissions.
    package let mode: UInt32
    package let owner: UInt32
    package let group: UInt32
    /// Seconds since 1970.
    package let modified: Int64
    fileprivate let content: Range<Int>
  }

  private let bytes: [UInt8]
  /// In the archive's order; a path may come twice, and the last one is the valid one, as for tar(1).
  package private(set) var entries: [Entry] = []
  /// Entries of other kinds, such as devices, that were passed over.
  package private(set) var passedOver = 0

  /// - Throws: ``ArchiveError`` when it is no tar file, is cut off, contradicts itself, has a path that leads out, or is
  ///   larger than the limits.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ArchiveError) {
    self.bytes = bytes
    var position = 0
    var count = 0
    var pending = Extension()
    while true {
      guard let header = bytes[safe: position..<(position + Self.block)] else {
        // Writers that stop without the two empty blocks exist; one that stops inside an entry is cut off.
        guard position == bytes.count, !entries.isEmpty else { throw position == 0 ? .notThatFormat : .truncated }
        return
      }
      if header.allSatisfy({ $0 == 0 }) {
        guard position > 0 || bytes.allSatisfy({ $0 == 0 }) else { throw .notThatFormat }
        return
      }
      guard Self.checksumMatches(header) else { throw position == 0 ? .notThatFormat : .damaged("tar header") }
      count += 1
      guard count <= limits.entries else { throw .tooLarge(limit: limits.entries) }
      guard let ownSize = Self.number(header, 124, 12) else { throw .damaged("tar size") }
      let type = header[header.startIndex + 156]
      let isExtension = "xgLK".utf8.contains(type)
      let size = isExtension ? ownSize : pending.size ?? ownSize
      guard size >= 0, size <= limits.entryBytes else { throw .tooLarge(limit: limits.entryBytes) }
      // Links and folders have no content, whatever the size says.
      let stored = "12345".utf8.contains(type) && pending.size == nil ? 0 : size
      let start = position + Self.block
      guard let content = bytes[safe: start..<(start + stored)] else { throw .truncated }
      position = start + (stored + Self.block - 1) / Self.block * Self.block
      guard position <= bytes.count || start + stored == bytes.count else { throw .truncated }
      switch type {
      case UInt8(ascii: "x"): try pending.read(pax: content)
      case UInt8(ascii: "g"): break
      case UInt8(ascii: "L"): pending.path = Self.text(content)
      case UInt8(ascii: "K"): pending.link = Self.text(content)
      default:
        try add(header, type, start..<(start + stored), pending)
        pending = Extension()
      }
    }
  }

  /// The content of one of its own regular files; that of a hard link is its target's.
  package func read(_ entry: Entry) -> [UInt8] { bytes[safe: entry.content].map(Array.init) ?? [] }

  private mutating func add(_ header: ArraySlice<UInt8>, _ type: UInt8, _ content: Range<Int>, _ more: Extension)
    throws(ArchiveError)
  {
    let start = header.startIndex
    var name = more.path ?? Self.text(header[start..<(start + 100)])
    if more.path == nil, header[(start + 257)..<(start + 262)].elementsEqual("ustar".utf8) {
      // GNU's older format keeps times there and says so with a blank.
      let prefix = header[start + 262] == 0 ? Self.text(header[(start + 345)..<(start + 500)]) : ""
      if !prefix.isEmpty { name = "\(prefix)/\(name)" }
    }
    let target = more.link ?? Self.text(header[(start + 157)..<(start + 257)])
    let kind: Kind
    switch type {
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): kind = name.hasSuffix("/") ? .folder : .regular
    case UInt8(ascii: "1"): kind = .hardLink(try Self.path(target))
    case UInt8(ascii: "2"): kind = .symbolicLink(target)
    case UInt8(ascii: "5"): kind = .folder
    default:
      passedOver += 1
      return
    }
    let path = try Self.path(name)
    // The archive's own top, as `./`.
    if path.isEmpty { return }
    entries.append(
      Entry(
        path: path, kind: kind, mode: UInt32(clamping: Self.number(header, 100, 8) ?? 0) & 0o7777,
        owner: UInt32(clamping: more.owner ?? Self.number(header, 108, 8) ?? 0),
        group: UInt32(clamping: more.group ?? Self.number(header, 116, 8) ?? 0),
        modified: Int64(more.modified ?? Self.number(header, 136, 12) ?? 0), content: content))
  }

  private static let block = 512

  /// A path without `.`; a leading `/` is dropped as tar(1) does.
  private static func path(_ name: String) throws(ArchiveError) -> String {
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard name.utf8.count <= 4096, parts.count <= 64, !parts.contains("..") else {
      throw .unsafePath(String(name.prefix(200)))
    }
    return parts.joined(separator: "/")
  }

  /// Up to the first NUL.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.prefix(8192), as: UTF8.self)
  }

  /// An octal number, or GNU's big-endian one whose first bit is set; nil when it is neither.
  private static func number(_ header: ArraySlice<UInt8>, _ offset: Int, _ length: Int) -> Int? {
    let field = header[(header.startIndex + offset)..<(header.startIndex + offset + length)]
    if let first = field.first, first & 0x80 != 0 {
      guard first == 0x80 else { return nil }
      return field.dropFirst().reduce(into: Optional(0)) { total, byte in
        total = total.flatMap { $0 < 1 << 54 ? $0 << 8 | Int(byte) : nil }
      }
    }
    let digits = field.drop { $0 == 32 }.prefix { $0 != 32 && $0 != 0 }
    return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  /// The sum of the header's bytes, its own field counted as blanks.
  private static func checksumMatches(_ header: ArraySlice<UInt8>) -> Bool {
    guard let said = number(header, 148, 8) else { return false }
    let field = (header.startIndex + 148)..<(header.startIndex + 156)
    return said == header.indices.reduce(0) { $0 + (field.contains($1) ? 32 : Int(header[$1])) }
  }

  /// What headers before an entry say of it.
  private struct Extension {
    var path: String?
    var link: String?
    var size: Int?
    var owner: Int?
    var group: Int?
    var modified: Int?

    /// Records of the form `LENGTH KEY=VALUE\n`.
    mutating func read(pax content: ArraySlice<UInt8>) throws(ArchiveError) {
      var rest = content
      while !rest.isEmpty, rest.first != 0 {
        let digits = rest.prefix { $0 != 32 }
        guard let length = Int(String(decoding: digits.prefix(10), as: UTF8.self)), length > digits.count + 1,
          length <= rest.count
        else { throw .damaged("pax header") }
        let record = rest.prefix(length).dropFirst(digits.count + 1).dropLast()
        rest = rest.dropFirst(length)
        guard let sign = record.firstIndex(of: UInt8(ascii: "=")) else { throw .damaged("pax header") }
        let value = String(decoding: record[(sign + 1)...].prefix(8192), as: UTF8.self)
        switch String(decoding: record[..<sign].prefix(64), as: UTF8.self) {
        case "path": path = value
        case "linkpath": link = value
        case "size": size = Int(value)
        case "uid": owner = Int(value)
        case "gid": group = Int(value)
        case "mtime": modified = Int(value.prefix { $0 != "." })
        case "GNU.sparse.major", "GNU.sparse.map": throw .unsupported("sparse file")
        default: break
        }
      }
    }
  }
}

extension [UInt8] {
  /// The part in this range; nil when it is not wholly there.
  fileprivate subscript(safe range: Range<Int>) -> ArraySlice<UInt8>? {
    range.lowerBound >= 0 && range.upperBound <= count ? self[range] : nil
  }
}
