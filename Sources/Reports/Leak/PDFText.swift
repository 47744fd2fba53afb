import Archives

/// What can be read in a PDF file (ISO 32000-2): the text of its pages through the fonts' ToUnicode maps, every string
/// of its objects (titles, bookmarks, alternative texts, names), its metadata and its attachments.
///
/// It looks at every object of the file, reachable or not, in the order of the bytes.
struct PDFText {
  /// Text as it is shown: pieces that were placed apart are apart.
  private(set) var shown = ""
  /// The same with nothing between the pieces.
  private(set) var joined = ""
  /// Strings of objects, one a line.
  private(set) var strings = ""
  /// Metadata, attachments and whatever other stream is text.
  private(set) var attached: [String] = []

  private var objects: [Int: Object] = [:]
  private let limit: Int
  private var unpacked = 0

  private struct Object {
    var value: PDFValue
    /// Unpacked; nil for an object that is no stream, or one of an image.
    var stream: [UInt8]?
  }

  /// - Throws: ``ArchiveError`` for a file that is no PDF, is encrypted, has a stream that cannot be unpacked, or unpacks
  ///   to more than `limit` bytes: what cannot be read cannot be tested.
  init(_ bytes: [UInt8], limit: Int) throws(ArchiveError) {
    self.limit = limit
    guard bytes.starts(with: Array("%PDF-".utf8)) else { throw .notThatFormat }
    try readObjects(bytes)
    guard !objects.isEmpty else { throw .damaged("no object") }
    let fonts = fonts()
    for number in objects.keys.sorted() {
      guard let object = objects[number] else { continue }
      collect(object.value)
      guard let stream = object.stream else { continue }
      let type = object.value.dictionary?["Type"]?.name
      if type == "ObjStm" || type == "XRef" { continue }
      if type != "Metadata", type != "EmbeddedFile", read(content: stream, fonts) { continue }
      if let text = String(validating: stream, as: UTF8.self) { attached.append(text) }
    }
  }

  private mutating func readObjects(_ bytes: [UInt8]) throws(ArchiveError) {
    var position = 0
    while let found = PDFText.find("obj", in: bytes, from: position) {
      position = found + 3
      // `endobj` ends with the same letters; the number stands before the generation.
      guard let number = PDFText.objectNumber(before: found, in: bytes) else { continue }
      var scanner = PDFScanner(bytes, at: found + 3)
      guard let value = scanner.next() else { continue }
      var object = Object(value: value)
      if let entries = value.dictionary, let start = PDFText.streamStart(&scanner) {
        let stop = end(of: entries, from: start, in: bytes)
        object.stream = try unpack(bytes[start..<stop], entries)
        position = max(stop, position)
      } else {
        position = max(scanner.position, position)
      }
      objects[number] = object
      if value.dictionary?["Encrypt"] != nil { throw .unsupported("PDF, Encrypt") }
      if let stream = object.stream, value.dictionary?["Type"]?.name == "ObjStm" {
        readObjects(packedIn: stream, value.dictionary ?? [:])
      }
    }
    if let trailer = PDFText.find("trailer", in: bytes, from: 0) {
      var scanner = PDFScanner(bytes, at: trailer + 7)
      if let value = scanner.next() {
        if value.dictionary?["Encrypt"] != nil { throw .unsupported("PDF, Encrypt") }
        collect(value)
      }
    }
  }

  /// The objects of an object stream (section 7.5.7): numbers and places first, then the values.
  private mutating func readObjects(packedIn stream: [UInt8], _ entries: [String: PDFValue]) {
    let first = entries["First"]?.integer ?? 0
    var head = PDFScanner(stream, readsReferences: false)
    while head.position < first, let number = head.next()?.integer, let offset = head.next()?.integer {
      var scanner = PDFScanner(stream, at: first + offset)
      if let value = scanner.next() { objects[number] = Object(value: value) }
    }
  }

  private func end(of entries: [String: PDFValue], from start: Int, in bytes: [UInt8]) -> Int {
    if let length = entries["Length"]?.integer, length >= 0, start + length <= bytes.count {
      var scanner = PDFScanner(bytes, at: start + length)
      if case .word("endstream")? = scanner.next() { return start + length }
    }
    return PDFText.find("endstream", in: bytes, from: start) ?? bytes.count
  }

  private mutating func unpack(_ bytes: ArraySlice<UInt8>, _ entries: [String: PDFValue]) throws(ArchiveError)
    -> [UInt8]?
  {
    if entries["Subtype"]?.name == "Image" { return nil }
    var filters: [String] = []
    switch entries["Filter"] {
    case .name(let name)?: filters = [name]
    case .array(let names)?: filters = names.compactMap(\.name)
    default: break
    }
    guard !filters.isEmpty else { return Array(bytes) }
    guard filters == ["FlateDecode"] else { throw .unsupported("PDF, \(filters.joined(separator: " "))") }
    let result = try Inflater.unpack(bytes, .zlib, limit: limit - unpacked)
    unpacked += result.count
    return result
  }

  /// The strings inside a value.
  private mutating func collect(_ value: PDFValue) {
    switch value {
    case .string(let bytes): strings += PDFText.text(of: bytes) + "\n"
    case .array(let values): for value in values { collect(value) }
    case .dictionary(let entries): for key in entries.keys.sorted() { entries[key].map { collect($0) } }
    default: break
    }
  }

  /// A text string (section 7.9.2.2): UTF-16 or UTF-8 with their marks, else taken as Latin-1.
  private static func text(of bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2)) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
  }

  static func utf16(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = Array(bytes)
    return String(
      decoding: stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) },
      as: UTF16.self)
  }

  /// Each font's map by the names that any resource dictionary gives it; one name may stand for several fonts.
  private func fonts() -> [String: [PDFCharacterMap]] {
    var maps: [Int: PDFCharacterMap] = [:]
    for (number, object) in objects {
      guard let map = object.value.dictionary?["ToUnicode"]?.reference, let stream = objects[map]?.stream else {
        continue
      }
      maps[number] = PDFCharacterMap(stream)
    }
    var names: [String: Set<Int>] = [:]
    func look(_ value: PDFValue, _ depth: Int) {
      guard depth < 32, let entries = value.dictionary else { return }
      for (key, entry) in entries {
        if key == "Font" {
          let list = entry.reference.flatMap { objects[$0]?.value.dictionary } ?? entry.dictionary ?? [:]
          for (name, font) in list { if let number = font.reference { names[name, default: []].insert(number) } }
        }
        look(entry, depth + 1)
      }
    }
    for object in objects.values { look(object.value, 0) }
    return names.mapValues { numbers in numbers.sorted().compactMap { maps[$0] } }
  }

  /// Reads a content stream; false when it shows no text.
  private mutating func read(content: [UInt8], _ fonts: [String: [PDFCharacterMap]]) -> Bool {
    var scanner = PDFScanner(content, readsReferences: false)
    var operands: [PDFValue] = []
    var font: [PDFCharacterMap] = []
    var showsText = false
    while scanner.position < content.count {
      guard let value = scanner.next() else {
        scanner.position += 1
        continue
      }
      guard case .word(let name) = value else {
        if operands.count < 10_000 { operands.append(value) }
        continue
      }
      switch name {
      case "Tf": font = operands.first?.name.flatMap { fonts[$0] } ?? []
      case "Tj", "'", "\"", "TJ":
        showsText = true
        for operand in operands { show(operand, font) }
      case "Td", "TD", "Tm", "T*", "ET": shown += " "
      default: break
      }
      operands = []
    }
    return showsText
  }

  private mutating func show(_ value: PDFValue, _ font: [PDFCharacterMap]) {
    switch value {
    case .string(let bytes):
      let texts = font.isEmpty ? [PDFText.text(of: bytes)] : font.map { $0.text(of: bytes) }
      for text in texts {
        shown += text
        joined += text
      }
    // A gap of a fifth of the size and more is a space.
    case .number(let gap) where gap < -200: shown += " "
    case .array(let values): for value in values { show(value, font) }
    default: break
    }
  }

  private static func streamStart(_ scanner: inout PDFScanner) -> Int? {
    scanner.skipSpace()
    let word = Array("stream".utf8)
    let start = scanner.position
    guard start + 7 < scanner.bytes.count, scanner.bytes[start..<(start + 6)].elementsEqual(word) else { return nil }
    let after = start + 6
    if scanner.bytes[after] == 13 { return scanner.bytes[after + 1] == 10 ? after + 2 : after + 1 }
    return scanner.bytes[after] == 10 ? after + 1 : after
  }

  private static func objectNumber(before position: Int, in bytes: [UInt8]) -> Int? {
    var place = position - 1
    func digits() -> [UInt8] {
      while place >= 0, PDFScanner.isSpace(bytes[place]) { place -= 1 }
      var found: [UInt8] = []
      while place >= 0, (0x30...0x39).contains(bytes[place]), found.count < 10 {
        found.insert(bytes[place], at: 0)
        place -= 1
      }
      return found
    }
    guard !digits().isEmpty else { return nil }
    return Int(String(decoding: digits(), as: UTF8.self))
  }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    guard let first = word.first, bytes.count >= word.count else { return nil }
    var position = start
    while position <= bytes.count - word.count {
      if bytes[position] == first, bytes[position..<(position + word.count)].elementsEqual(word) { return position }
      position += 1
    }
    return nil
  }
}

/// A font's ToUnicode map (section 9.10.3): from the codes in a content stream to text.
struct PDFCharacterMap {
  private var texts: [Int: String] = [:]
  /// Bytes of one code.
  private var width = 1

  init(_ stream: [UInt8]) {
    var scanner = PDFScanner(stream, readsReferences: false)
    var operands: [PDFValue] = []
    while scanner.position < stream.count {
      guard let value = scanner.next() else {
        scanner.position += 1
        continue
      }
      guard case .word(let name) = value else {
        operands.append(value)
        continue
      }
      switch name {
      case "endcodespacerange": if case .string(let code)? = operands.first { width = min(max(code.count, 1), 4) }
      case "endbfchar": characters(operands)
      case "endbfrange": ranges(operands)
      default: break
      }
      operands = []
    }
  }

  private mutating func characters(_ operands: [PDFValue]) {
    for index in stride(from: 0, to: operands.count - 1, by: 2) {
      guard case .string(let code) = operands[index], case .string(let text) = operands[index + 1] else { continue }
      texts[PDFCharacterMap.number(code)] = PDFText.utf16(text[...])
    }
  }

  private mutating func ranges(_ operands: [PDFValue]) {
    for index in stride(from: 0, to: operands.count - 2, by: 3) {
      guard case .string(let low) = operands[index], case .string(let high) = operands[index + 1] else { continue }
      let (first, last) = (PDFCharacterMap.number(low), PDFCharacterMap.number(high))
      guard first <= last, last - first <= 65_535 else { continue }
      for code in first...last {
        switch operands[index + 2] {
        case .array(let list):
          if code - first < list.count, case .string(let text) = list[code - first] {
            texts[code] = PDFText.utf16(text[...])
          }
        case .string(let start):
          var scalars = Array(PDFText.utf16(start[...]).unicodeScalars)
          if let last = scalars.popLast(), let next = UnicodeScalar(last.value + UInt32(code - first)) {
            texts[code] = String(String.UnicodeScalarView(scalars + [next]))
          }
        default: break
        }
      }
    }
  }

  /// The text that these codes show; a code that the map does not know is nothing.
  func text(of bytes: [UInt8]) -> String {
    stride(from: 0, to: bytes.count, by: width).map { start in
      texts[PDFCharacterMap.number(Array(bytes[start..<min(start + width, bytes.count)]))] ?? ""
    }.joined()
  }

  private static func number(_ bytes: [UInt8]) -> Int { bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } }
}
