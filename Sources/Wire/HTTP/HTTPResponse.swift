/// The beginning of an HTTP/1 response: its status, its fields, and as much of its content as came (RFC 9112 § 4).
package struct HTTPResponse: Hashable, Sendable {
  /// The three digits, such as 200.
  package let status: Int
  package let reason: [UInt8]
  private let fields: [(name: String, value: [UInt8])]
  private let rest: [UInt8]
  /// Whether the fields are all there.
  package let hasAllFields: Bool

  /// Nil when `bytes` do not begin with a status line.
  package init?(_ bytes: [UInt8]) {
    var lines = Lines(bytes)
    guard let line = lines.next(), line.starts(with: "HTTP/1.".utf8), line.count >= 12 else { return nil }
    let start = line.startIndex
    let digits = line[(start + 9)..<(start + 12)]
    guard line[start + 7] == 0x30 || line[start + 7] == 0x31, line[start + 8] == 0x20,
      let status = Int(String(decoding: digits, as: UTF8.self)), (100...599).contains(status),
      digits.allSatisfy({ (0x30...0x39).contains($0) }), line.count == 12 || line[start + 12] == 0x20
    else { return nil }
    self.status = status
    reason = Array(line.dropFirst(13))
    var fields: [(name: String, value: [UInt8])] = []
    var isEnded = false
    while fields.count < HTTPResponse.mostFields, let line = lines.next() {
      if line.isEmpty {
        isEnded = true
        break
      }
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      fields.append((name, HTTPResponse.trimmed(line[(colon + 1)...])))
    }
    self.fields = fields
    hasAllFields = isEnded
    rest = isEnded ? lines.rest : []
  }

  /// The value of the first field called `name`, in lower case; without the spaces around it.
  package subscript(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// The values of every field called `name`, in lower case.
  package func all(_ name: String) -> [[UInt8]] { fields.filter { $0.name == name }.map(\.value) }

  /// The values of every field called `name`, joined by commas as RFC 9110 § 5.3 lets one; nil without one.
  package func joined(_ name: String) -> [UInt8]? {
    let values = all(name)
    return values.isEmpty ? nil : Array(values.joined(separator: Array(", ".utf8)))
  }

  /// The content as far as it came, out of its chunks (RFC 9112 § 7.1).
  package var content: [UInt8] {
    guard isChunked else { return rest }
    var content: [UInt8] = []
    var lines = Lines(rest)
    while let size = lines.next().flatMap(HTTPResponse.chunkSize), size > 0 {
      let piece = lines.rest.prefix(size)
      content += piece
      // The chunk's own end of line.
      guard piece.count == size, lines.skip(size), lines.next() != nil else { break }
    }
    return content
  }

  /// Whether nothing more is to be waited for; the response to a HEAD, as `isHead` says, has no content.
  package static func isWhole(_ bytes: [UInt8], isHead: Bool) -> Bool {
    guard let response = HTTPResponse(bytes) else {
      // Too much for a status line, or something else.
      let start = Array("HTTP/1.".utf8)
      return bytes.contains(0x0A) || !bytes.prefix(start.count).elementsEqual(start.prefix(bytes.count))
    }
    guard response.hasAllFields else { return false }
    if isHead || response.status == 204 || response.status == 304 { return true }
    if response.isChunked { return response.rest.suffix(5).elementsEqual("0\r\n\r\n".utf8) }
    guard let length = response["content-length"].flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
    else { return false }
    return response.rest.count >= length
  }

  /// Whether another request may follow the one that `bytes` answer on the same connection (RFC 9112 § 9.3): the answer
  /// is there, nothing comes after it, and the server does not say that it closes.
  package static func leavesConnectionOpen(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: "HTTP/1.1".utf8), isWhole(bytes, isHead: false), let response = HTTPResponse(bytes),
      !String(decoding: response.joined("connection") ?? [], as: UTF8.self).lowercased().contains("close")
    else { return false }
    if response.status == 204 || response.status == 304 { return response.rest.isEmpty }
    if response.isChunked { return true }
    return response["content-length"].flatMap { Int(String(decoding: $0, as: UTF8.self)) } == response.rest.count
  }

  package static func == (one: HTTPResponse, other: HTTPResponse) -> Bool {
    one.status == other.status && one.reason == other.reason && one.rest == other.rest
      && one.fields.elementsEqual(other.fields, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(status)
    hasher.combine(rest)
  }

  private var isChunked: Bool {
    self["transfer-encoding"].map { String(decoding: $0, as: UTF8.self).lowercased() } == "chunked"
  }

  private static let mostFields = 100

  private static func trimmed(_ value: ArraySlice<UInt8>) -> [UInt8] {
    let front = value.drop { $0 == 0x20 || $0 == 0x09 }
    guard let last = front.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return [] }
    return Array(front[...last])
  }

  /// The hexadecimal number that the line begins with; extensions after it do not count.
  private static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
    let digits = line.prefix { $0 != 0x3B && $0 != 0x20 }
    guard (1...8).contains(digits.count) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).map(Int.init)
  }
}

/// Lines that end with LF or CR LF; the last one only counts when its end is there.
private struct Lines {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What comes after the lines taken so far.
  var rest: [UInt8] { Array(bytes[position...]) }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = bytes[position...].firstIndex(of: 0x0A) else { return nil }
    let line = bytes[position..<end]
    position = end + 1
    return line.last == 0x0D ? line.dropLast() : line
  }

  /// Passes over `count` bytes; whether there were as many.
  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count - position else { return false }
    position += count
    return true
  }
}
