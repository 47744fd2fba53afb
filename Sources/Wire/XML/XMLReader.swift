/// A pull reader of XML 1.0 for files that programs wrote: elements, attributes, text, CDATA, the five predefined
/// entities and character references.
///
/// A document type declaration ends the reading, so no entity is ever defined or expanded and nothing is fetched.
/// Namespaces are not resolved: names are those behind the colon.
package struct XMLReader: Sendable {
  package enum Event: Hashable, Sendable {
    /// Attributes by their local names; of two with the same one the first.
    case start(name: String, attributes: [String: String])
    case text(String)
    case end(name: String)
  }

  package enum Failure: Error, Hashable, Sendable {
    /// Not well-formed here.
    case malformed(offset: Int)
    case documentType
    case tooDeep
  }

  static let deepest = 64
  private static let mostAttributes = 128

  private let bytes: [UInt8]
  private var position = 0
  private var open: [ArraySlice<UInt8>] = []
  private var pendingEnd: String?

  /// - Parameter text: the document, whatever its declaration says of its encoding.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The next event; nil at the end of a whole document.
  package mutating func next() throws(Failure) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name: name)
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        let start = position
        position = index(of: "<", from: position) ?? bytes.count
        if open.isEmpty {
          guard bytes[start..<position].allSatisfy({ $0.isSpace || $0 >= 0x80 }) else {
            throw .malformed(offset: start)
          }
          continue
        }
        return .text(try resolved(bytes[start..<position]))
      }
      if starts(with: "<!--") {
        try skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        let start = position + 9
        try skip(past: "]]>")
        guard !open.isEmpty, start <= position - 3 else { throw .malformed(offset: start) }
        return .text(bytes[start..<(position - 3)].text)
      } else if starts(with: "<!") {
        throw .documentType
      } else if starts(with: "<?") {
        try skip(past: "?>")
      } else if starts(with: "</") {
        return try end()
      } else {
        return try start()
      }
    }
    guard open.isEmpty else { throw .malformed(offset: position) }
    return nil
  }

  private mutating func start() throws(Failure) -> Event {
    position += 1
    let name = try name()
    guard open.count < XMLReader.deepest else { throw .tooDeep }
    var attributes: [String: String] = [:]
    while true {
      skipSpaces()
      guard position < bytes.count else { throw .malformed(offset: position) }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        open.append(name)
        return .start(name: XMLReader.local(name), attributes: attributes)
      }
      if starts(with: "/>") {
        position += 2
        pendingEnd = XMLReader.local(name)
        return .start(name: XMLReader.local(name), attributes: attributes)
      }
      let attribute = XMLReader.local(try self.name())
      let value = try attributeValue()
      guard attributes.count < XMLReader.mostAttributes else { throw .malformed(offset: position) }
      if attributes[attribute] == nil { attributes[attribute] = value }
    }
  }

  private mutating func end() throws(Failure) -> Event {
    position += 2
    let name = try name()
    skipSpaces()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">"), open.popLast() == name else {
      throw .malformed(offset: position)
    }
    position += 1
    return .end(name: XMLReader.local(name))
  }

  private mutating func name() throws(Failure) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, XMLReader.isName(bytes[position]) { position += 1 }
    guard position > start, position - start <= 256 else { throw .malformed(offset: start) }
    return bytes[start..<position]
  }

  private mutating func attributeValue() throws(Failure) -> String {
    skipSpaces()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw .malformed(offset: position) }
    position += 1
    skipSpaces()
    guard position < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
      throw .malformed(offset: position)
    }
    let quote = bytes[position]
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw .malformed(offset: start) }
    position = end + 1
    return try resolved(bytes[start..<end])
  }

  /// With references resolved.
  private func resolved(_ part: ArraySlice<UInt8>) throws(Failure) -> String {
    guard part.contains(UInt8(ascii: "&")) else { return part.text }
    var result = String.UnicodeScalarView()
    var rest = part
    while let sign = rest.firstIndex(of: UInt8(ascii: "&")) {
      result.append(contentsOf: rest[..<sign].text.unicodeScalars)
      guard let end = rest[sign...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = XMLReader.reference(rest[(sign + 1)..<end].text)
      else { throw .malformed(offset: sign) }
      result.append(scalar)
      rest = rest[(end + 1)...]
    }
    result.append(contentsOf: rest.text.unicodeScalars)
    return String(result)
  }

  private static func reference(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    default:
      name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) : nil
    }
  }

  private func starts(with text: StaticString) -> Bool {
    bytes[position...].starts(with: Array(text.description.utf8))
  }

  private mutating func skip(past text: String) throws(Failure) {
    let sign = Array(text.utf8)
    var place = position
    while let found = bytes[place...].firstIndex(of: sign[0]) {
      if bytes[found...].starts(with: sign) {
        position = found + sign.count
        return
      }
      place = found + 1
    }
    throw .malformed(offset: position)
  }

  private func index(of sign: Unicode.Scalar, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: sign))
  }

  private mutating func skipSpaces() { while position < bytes.count, bytes[position].isSpace { position += 1 } }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
      || [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
  }

  private static func local(_ name: ArraySlice<UInt8>) -> String {
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return name.text }
    return name[(colon + 1)...].text
  }
}
