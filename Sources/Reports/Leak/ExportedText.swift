import Archives

/// Everything that can be read in the bytes of an exported file, as plain text.
enum ExportedText {
  /// The most bytes of one file, and of all parts unpacked from it.
  static let limit = 256 << 20

  /// The readings of a file: with its marks as spaces, and without them, so that a value is found however it is cut.
  ///
  /// - Throws: ``ArchiveError`` when an office file or a PDF cannot be taken apart: what cannot be read cannot be tested.
  static func readings(of file: ReportFile) throws -> [PlainText] {
    switch file.form {
    case .pdf: try portable(file.bytes)
    case .html: markup(String(decoding: file.bytes, as: UTF8.self))
    case .json, .ocsf, .csv: [PlainText(unescaped(json: String(decoding: file.bytes, as: UTF8.self)))]
    case .xlsx, .docx: try office(file.bytes)
    }
  }

  private static func portable(_ bytes: [UInt8]) throws -> [PlainText] {
    let pdf = try PDFText(bytes, limit: limit)
    return [pdf.shown, pdf.joined, pdf.strings].map { PlainText($0) }
      + pdf.attached.flatMap { markup($0) + [PlainText(unescaped(json: $0))] }
  }

  private static func office(_ bytes: [UInt8]) throws -> [PlainText] {
    let archive = try ZIPArchive(bytes, limits: ZIPArchive.Limits(entryBytes: limit, totalBytes: limit))
    return try archive.entries.flatMap { entry in
      [PlainText(entry.name)] + markup(String(decoding: try archive.read(entry), as: UTF8.self))
    }
  }

  /// The text whole (names of elements and attributes included), and the text between the tags with nothing between.
  private static func markup(_ text: String) -> [PlainText] {
    var whole: [UInt8] = []
    var joined: [UInt8] = []
    var isTag = false
    var rest = withoutData(text).utf8[...]
    while let byte = rest.first {
      rest = rest.dropFirst()
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">") where isTag: isTag = false
      case UInt8(ascii: "&"):
        let (character, length) = reference(rest)
        whole += Array(character.utf8)
        if !isTag { joined += Array(character.utf8) }
        rest = rest.dropFirst(length)
        continue
      default:
        whole.append(byte)
        if !isTag { joined.append(byte) }
        continue
      }
      whole.append(0x20)
    }
    return [whole, joined].map { PlainText(String(decoding: $0, as: UTF8.self)) }
  }

  /// The character that a reference after `&` stands for, and how many bytes it takes.
  private static func reference(_ rest: Substring.UTF8View) -> (String, Int) {
    guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return ("&", 0) }
    let name = String(decoding: rest[..<end], as: UTF8.self)
    let length = rest.distance(from: rest.startIndex, to: end) + 1
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
    if let character = named[name] { return (character, length) }
    let number =
      name.hasPrefix("#x") || name.hasPrefix("#X") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    guard name.hasPrefix("#"), let scalar = number.flatMap(Unicode.Scalar.init) else { return ("&", 0) }
    return (String(scalar), length)
  }

  /// The text without the content of `data:` addresses: fonts, whose letters mean nothing.
  private static func withoutData(_ text: String) -> String {
    guard text.contains(";base64,") else { return text }
    let parts = text.split(separator: ";base64,", omittingEmptySubsequences: false)
    return parts.enumerated().reduce(into: "") { result, part in
      let letters: (Character) -> Bool = { $0.isASCII && ($0.isLetter || $0.isNumber) || "+/=".contains($0) }
      result += part.offset == 0 ? part.element : " " + part.element.drop(while: letters)
    }
  }

  /// The text with the escapes of JSON strings (RFC 8259, section 7) resolved.
  private static func unescaped(json text: String) -> String {
    guard text.contains("\\") else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.first {
      rest = rest.dropFirst()
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        bytes.append(byte)
        continue
      }
      rest = rest.dropFirst()
      switch next {
      case UInt8(ascii: "u"):
        let scalar = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
        bytes += Array(String(scalar ?? " ").utf8)
        rest = rest.dropFirst(4)
      case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
        bytes.append(0x20)
      default: bytes.append(next)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
